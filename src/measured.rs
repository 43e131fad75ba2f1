//! The confidence of each rule: the share of its findings on annotated articles that people had marked too, one right and one
//! wrong more counted. `cargo xtask score --data DIR --write` writes this file. A new rule or band joins with any number that is
//! not there yet.
//!
//! Fingerprints (FNV-1a): weights.bin cc76b20b, the numbers here, in README.md, MODEL.md and floors.toml 442f2153.

/// The confidence of the rule of this name, between 0 and 1. It is 0 where the table has none; tests find rules without.
pub(crate) fn share(table: &[(&str, f64)], rule: &str) -> f64 {
    table.iter().find(|(name, _)| *name == rule).map_or(0.0, |(_, share)| *share)
}

/// Who says what, for `speech::rules`; the network's by the least share in a band.
pub(crate) const ATTRIBUTIONS: &[(&str, f64)] = &[
    ("colon", 0.571),               // 3 of 5
    ("label", 0.620),               // 30 of 48
    ("signed", 0.750),              // 2 of 2
    ("tag", 0.333),                 // 0 of 1
    ("answer", 0.822),              // 36 of 43
    ("held", 0.800),                // 3 of 3
    ("orphan", 0.729),              // 34 of 46
    ("network quoted 0.98", 0.987), // 697 of 705
    ("network quoted 0.95", 0.930), // 79 of 84
    ("network quoted 0.9", 0.923),  // 35 of 37
    ("network quoted 0.8", 0.900),  // 35 of 38
    ("network quoted 0.7", 0.793),  // 22 of 27
    ("network quoted 0.6", 0.799),  // 15 of 18
    ("network quoted 0.5", 0.842),  // 15 of 17
    ("network quoted 0.0", 0.615),  // 7 of 11
    ("network other 0.98", 0.973),  // 927 of 952
    ("network other 0.95", 0.931),  // 461 of 494
    ("network other 0.9", 0.886),   // 342 of 385
    ("network other 0.8", 0.792),   // 364 of 458
    ("network other 0.7", 0.709),   // 228 of 321
    ("network other 0.6", 0.642),   // 184 of 286
    ("network other 0.5", 0.638),   // 154 of 241
    ("network other 0.0", 0.528),   // 152 of 288
    ("network nested 0.98", 0.969), // 250 of 257
    ("network nested 0.95", 0.901), // 191 of 211
    ("network nested 0.9", 0.869),  // 105 of 120
    ("network nested 0.8", 0.744),  // 92 of 123
    ("network nested 0.7", 0.636),  // 55 of 86
    ("network nested 0.6", 0.648),  // 45 of 69
    ("network nested 0.5", 0.671),  // 46 of 68
    ("network nested 0.0", 0.375),  // 2 of 6
];

/// Whom a source means, for `speech::speakers::how`.
pub(crate) const SPEAKERS: &[(&str, f64)] = &[
    ("name", 0.985),             // 1217 of 1235
    ("shared-name", 0.947),      // 17 of 17
    ("itself", 0.730),           // 695 of 951
    ("role", 0.759),             // 59 of 77
    ("guessed-role", 0.774),     // 40 of 51
    ("ahead", 0.814),            // 34 of 41
    ("pronoun", 0.936),          // 586 of 625
    ("doubtful-pronoun", 0.515), // 16 of 31
    ("they-or-it", 0.581),       // 71 of 122
    ("relative", 0.783),         // 17 of 21
    ("before", 0.907),           // 48 of 52
    ("interviewed", 0.982),      // 54 of 54
];

/// What is left open, for `uncertainty::rules`.
pub(crate) const UNCERTAINTIES: &[(&str, f64)] = &[
    ("modal", 0.823),         // 134 of 162
    ("possible", 0.864),      // 152 of 175
    ("belief", 0.943),        // 249 of 263
    ("passed-on", 0.971),     // 135 of 138
    ("open-question", 0.895), // 127 of 141
    ("condition", 0.964),     // 132 of 136
    ("amount", 0.958),        // 455 of 474
    ("widely-held", 0.864),   // 18 of 20
    ("vague-source", 0.859),  // 66 of 76
];

//! The confidence of each rule: the share of its findings on annotated articles that people had marked too, one right and one
//! wrong more counted. `cargo xtask score --data DIR --write` writes this file. A new rule or band joins with any number that is
//! not there yet.
//!
//! Fingerprints (FNV-1a): weights.bin 37cf83ef, the numbers here, in README.md, MODEL.md and floors.toml e79f1756.

/// The confidence of the rule of this name, between 0 and 1. It is 0 where the table has none; tests find rules without.
pub(crate) fn share(table: &[(&str, f64)], rule: &str) -> f64 {
    table.iter().find(|(name, _)| *name == rule).map_or(0.0, |(_, share)| *share)
}

/// Who says what, for `speech::rules`; the network's by the least share in a band.
pub(crate) const ATTRIBUTIONS: &[(&str, f64)] = &[
    ("colon", 0.667),               // 3 of 4
    ("label", 0.620),               // 30 of 48
    ("signed", 0.857),              // 5 of 5
    ("tag", 0.333),                 // 0 of 1
    ("answer", 0.822),              // 36 of 43
    ("held", 0.500),                // 0 of 0
    ("orphan", 0.761),              // 34 of 44
    ("network quoted 0.98", 0.991), // 731 of 737
    ("network quoted 0.95", 0.896), // 59 of 65
    ("network quoted 0.9", 0.889),  // 31 of 34
    ("network quoted 0.8", 0.875),  // 27 of 30
    ("network quoted 0.7", 0.818),  // 17 of 20
    ("network quoted 0.6", 0.733),  // 10 of 13
    ("network quoted 0.5", 0.905),  // 18 of 19
    ("network quoted 0.0", 0.600),  // 8 of 13
    ("network other 0.98", 0.971),  // 977 of 1005
    ("network other 0.95", 0.933),  // 456 of 488
    ("network other 0.9", 0.887),   // 343 of 386
    ("network other 0.8", 0.804),   // 359 of 446
    ("network other 0.7", 0.705),   // 221 of 313
    ("network other 0.6", 0.629),   // 182 of 289
    ("network other 0.5", 0.618),   // 127 of 205
    ("network other 0.0", 0.543),   // 152 of 280
    ("network nested 0.98", 0.961), // 298 of 309
    ("network nested 0.95", 0.917), // 154 of 167
    ("network nested 0.9", 0.884),  // 136 of 153
    ("network nested 0.8", 0.740),  // 90 of 121
    ("network nested 0.7", 0.587),  // 43 of 73
    ("network nested 0.6", 0.560),  // 41 of 73
    ("network nested 0.5", 0.561),  // 36 of 64
    ("network nested 0.0", 0.222),  // 1 of 7
];

/// Whom a source means, for `speech::speakers::how`.
pub(crate) const SPEAKERS: &[(&str, f64)] = &[
    ("name", 0.982),             // 1219 of 1240
    ("shared-name", 0.947),      // 17 of 17
    ("itself", 0.728),           // 690 of 947
    ("role", 0.726),             // 60 of 82
    ("guessed-role", 0.796),     // 42 of 52
    ("ahead", 0.814),            // 34 of 41
    ("pronoun", 0.942),          // 585 of 620
    ("doubtful-pronoun", 0.625), // 24 of 38
    ("they-or-it", 0.641),       // 83 of 129
    ("relative", 0.783),         // 17 of 21
    ("before", 0.909),           // 49 of 53
    ("interviewed", 0.982),      // 53 of 53
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

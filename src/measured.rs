//! The confidence of each rule: the share of its findings on annotated articles that people had marked too, one right and one
//! wrong more counted. `cargo xtask score --data DIR --write` writes this file. A new rule or band joins with any number that is
//! not there yet.
//!
//! Fingerprints (FNV-1a): weights.bin 9dd5b7bc, the numbers here and in README.md and MODEL.md 03053c4c.

/// The confidence of the rule of this name, between 0 and 1. It is 0 where the table has none; tests find rules without.
pub(crate) fn share(table: &[(&str, f64)], rule: &str) -> f64 {
    table.iter().find(|(name, _)| *name == rule).map_or(0.0, |(_, share)| *share)
}

/// Who says what, for `speech::rules`; the network's by the least share in a band.
pub(crate) const ATTRIBUTIONS: &[(&str, f64)] = &[
    ("colon", 0.500),  // 1 of 2
    ("label", 0.531),  // 25 of 47
    ("signed", 0.667), // 1 of 1
    ("tag", 0.9),
    ("answer", 0.8),
    ("orphan", 0.7),
    ("network quoted 0.98", 0.991), // 417 of 420
    ("network quoted 0.95", 0.972), // 139 of 142
    ("network quoted 0.9", 0.944),  // 101 of 106
    ("network quoted 0.8", 0.903),  // 55 of 60
    ("network quoted 0.7", 0.902),  // 36 of 39
    ("network quoted 0.6", 0.762),  // 15 of 19
    ("network quoted 0.5", 0.666),  // 13 of 19
    ("network quoted 0.0", 0.765),  // 12 of 15
    ("network other 0.98", 0.971),  // 496 of 510
    ("network other 0.95", 0.937),  // 400 of 426
    ("network other 0.9", 0.865),   // 281 of 324
    ("network other 0.8", 0.841),   // 386 of 458
    ("network other 0.7", 0.683),   // 214 of 313
    ("network other 0.6", 0.665),   // 196 of 294
    ("network other 0.5", 0.604),   // 188 of 311
    ("network other 0.0", 0.492),   // 218 of 443
    ("network nested 0.98", 0.942), // 160 of 169
    ("network nested 0.95", 0.851), // 73 of 85
    ("network nested 0.9", 0.789),  // 59 of 74
    ("network nested 0.8", 0.688),  // 65 of 94
    ("network nested 0.7", 0.643),  // 44 of 68
    ("network nested 0.6", 0.640),  // 31 of 48
    ("network nested 0.5", 0.642),  // 33 of 51
    ("network nested 0.0", 0.576),  // 18 of 31
];

/// Whom a source means, for `speech::speakers::how`.
pub(crate) const SPEAKERS: &[(&str, f64)] = &[
    ("name", 0.928),             // 876 of 943
    ("shared-name", 0.947),      // 17 of 17
    ("itself", 0.578),           // 417 of 721
    ("role", 0.549),             // 27 of 49
    ("guessed-role", 0.463),     // 18 of 39
    ("ahead", 0.864),            // 18 of 20
    ("pronoun", 0.856),          // 385 of 449
    ("doubtful-pronoun", 0.333), // 10 of 31
    ("they-or-it", 0.391),       // 26 of 67
    ("relative", 0.783),         // 17 of 21
    ("before", 0.7),
    ("interviewed", 0.8),
];

/// What is left open, for `uncertainty::rules`.
pub(crate) const UNCERTAINTIES: &[(&str, f64)] = &[
    ("modal", 0.792),         // 121 of 152
    ("possible", 0.899),      // 124 of 137
    ("belief", 0.913),        // 145 of 158
    ("passed-on", 0.935),     // 85 of 90
    ("open-question", 0.772), // 70 of 90
    ("condition", 0.911),     // 112 of 122
    ("amount", 0.945),        // 361 of 381
    ("widely-held", 0.667),   // 5 of 7
    ("vague-source", 0.761),  // 34 of 44
];

//! The confidence of each rule: the share of its findings on annotated articles that people had marked too, one right and one
//! wrong more counted. `cargo xtask score --data DIR --write` writes this file. A new rule or band joins with any number that is
//! not there yet.
//!
//! Fingerprints (FNV-1a): weights.bin e2ff8022, the numbers here and in README.md and MODEL.md 43fb0a87.

/// The confidence of the rule of this name, between 0 and 1. It is 0 where the table has none; tests find rules without.
pub(crate) fn share(table: &[(&str, f64)], rule: &str) -> f64 {
    table.iter().find(|(name, _)| *name == rule).map_or(0.0, |(_, share)| *share)
}

/// Who says what, for `speech::rules`; the network's by the least share in a band.
pub(crate) const ATTRIBUTIONS: &[(&str, f64)] = &[
    ("colon", 0.571),               // 3 of 5
    ("label", 0.574),               // 30 of 52
    ("signed", 0.750),              // 2 of 2
    ("tag", 0.500),                 // 0 of 0
    ("answer", 0.708),              // 33 of 46
    ("orphan", 0.723),              // 33 of 45
    ("network quoted 0.98", 0.988), // 679 of 686
    ("network quoted 0.95", 0.934), // 84 of 89
    ("network quoted 0.9", 0.930),  // 39 of 41
    ("network quoted 0.8", 0.907),  // 38 of 41
    ("network quoted 0.7", 0.733),  // 21 of 28
    ("network quoted 0.6", 0.821),  // 22 of 26
    ("network quoted 0.5", 0.647),  // 10 of 15
    ("network quoted 0.0", 0.615),  // 7 of 11
    ("network other 0.98", 0.971),  // 889 of 915
    ("network other 0.95", 0.928),  // 449 of 483
    ("network other 0.9", 0.887),   // 322 of 362
    ("network other 0.8", 0.810),   // 366 of 451
    ("network other 0.7", 0.715),   // 247 of 345
    ("network other 0.6", 0.660),   // 189 of 286
    ("network other 0.5", 0.626),   // 170 of 271
    ("network other 0.0", 0.553),   // 198 of 358
    ("network nested 0.98", 0.980), // 247 of 251
    ("network nested 0.95", 0.890), // 202 of 226
    ("network nested 0.9", 0.852),  // 97 of 113
    ("network nested 0.8", 0.784),  // 90 of 114
    ("network nested 0.7", 0.614),  // 63 of 102
    ("network nested 0.6", 0.625),  // 44 of 70
    ("network nested 0.5", 0.684),  // 38 of 55
    ("network nested 0.0", 0.375),  // 20 of 54
];

/// Whom a source means, for `speech::speakers::how`.
pub(crate) const SPEAKERS: &[(&str, f64)] = &[
    ("name", 0.968),             // 1190 of 1228
    ("shared-name", 0.944),      // 16 of 16
    ("itself", 0.665),           // 663 of 996
    ("role", 0.618),             // 41 of 66
    ("guessed-role", 0.638),     // 29 of 45
    ("ahead", 0.897),            // 25 of 27
    ("pronoun", 0.890),          // 565 of 634
    ("doubtful-pronoun", 0.469), // 14 of 30
    ("they-or-it", 0.480),       // 47 of 98
    ("relative", 0.724),         // 20 of 27
    ("before", 0.833),           // 44 of 52
    ("interviewed", 0.981),      // 51 of 51
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

//! The confidence of each rule: the share of its findings on annotated articles that people had marked too, one right and one
//! wrong more counted. `cargo xtask score --data DIR --write` writes this file. A new rule or band joins with any number that is
//! not there yet.
//!
//! Fingerprints (FNV-1a): weights.bin 658fea3e, the numbers here and in README.md and MODEL.md ad78284e.

/// The confidence of the rule of this name, between 0 and 1. It is 0 where the table has none; tests find rules without.
pub(crate) fn share(table: &[(&str, f64)], rule: &str) -> f64 {
    table.iter().find(|(name, _)| *name == rule).map_or(0.0, |(_, share)| *share)
}

/// Who says what, for `speech::rules`; the network's by the least share in a band.
pub(crate) const ATTRIBUTIONS: &[(&str, f64)] = &[
    ("colon", 0.600),               // 2 of 3
    ("label", 0.531),               // 25 of 47
    ("signed", 0.926),              // 24 of 25
    ("network quoted 0.98", 0.987), // 292 of 295
    ("network quoted 0.95", 0.975), // 76 of 77
    ("network quoted 0.9", 0.968),  // 89 of 91
    ("network quoted 0.8", 0.959),  // 115 of 119
    ("network quoted 0.7", 0.828),  // 47 of 56
    ("network quoted 0.6", 0.841),  // 36 of 42
    ("network quoted 0.5", 0.925),  // 24 of 25
    ("network quoted 0.0", 0.690),  // 19 of 27
    ("network other 0.98", 0.945),  // 224 of 236
    ("network other 0.95", 0.957),  // 307 of 320
    ("network other 0.9", 0.897),   // 287 of 319
    ("network other 0.8", 0.796),   // 358 of 449
    ("network other 0.7", 0.727),   // 273 of 375
    ("network other 0.6", 0.650),   // 239 of 367
    ("network other 0.5", 0.579),   // 211 of 364
    ("network other 0.0", 0.464),   // 248 of 535
    ("network nested 0.98", 0.701),
    ("network nested 0.95", 0.702),
    ("network nested 0.9", 0.603),
    ("network nested 0.8", 0.602),
    ("network nested 0.7", 0.501),
    ("network nested 0.6", 0.502),
    ("network nested 0.5", 0.403),
    ("network nested 0.0", 0.303),
];

/// Whom a source means, for `speech::speakers::how`.
pub(crate) const SPEAKERS: &[(&str, f64)] = &[
    ("name", 0.925),             // 706 of 762
    ("shared-name", 0.947),      // 17 of 17
    ("itself", 0.605),           // 264 of 436
    ("role", 0.633),             // 18 of 28
    ("guessed-role", 0.567),     // 16 of 28
    ("ahead", 0.786),            // 10 of 12
    ("pronoun", 0.858),          // 258 of 300
    ("doubtful-pronoun", 0.333), // 5 of 16
    ("they-or-it", 0.516),       // 15 of 29
    ("relative", 0.611),         // 10 of 16
];

/// What is left open, for `uncertainty::rules`.
pub(crate) const UNCERTAINTIES: &[(&str, f64)] = &[
    ("modal", 0.792),         // 113 of 142
    ("possible", 0.897),      // 112 of 124
    ("belief", 0.892),        // 123 of 137
    ("passed-on", 0.915),     // 74 of 80
    ("open-question", 0.723), // 59 of 81
    ("condition", 0.902),     // 100 of 110
    ("amount", 0.937),        // 325 of 346
    ("widely-held", 0.667),   // 5 of 7
    ("vague-source", 0.738),  // 30 of 40
];

//! The confidence of each rule: the share of its findings on annotated articles that people had marked too, one right and one
//! wrong more counted. `cargo xtask score --data DIR --write` writes this file. A new rule or band joins with any number that is
//! not there yet.
//!
//! Fingerprints (FNV-1a): weights.bin 9dd5b7bc, the numbers here and in README.md and MODEL.md e2f8ebec.

/// The confidence of the rule of this name, between 0 and 1. It is 0 where the table has none; tests find rules without.
pub(crate) fn share(table: &[(&str, f64)], rule: &str) -> f64 {
    table.iter().find(|(name, _)| *name == rule).map_or(0.0, |(_, share)| *share)
}

/// Who says what, for `speech::rules`; the network's by the least share in a band.
pub(crate) const ATTRIBUTIONS: &[(&str, f64)] = &[
    ("colon", 0.500),               // 1 of 2
    ("label", 0.531),               // 25 of 47
    ("signed", 0.667),              // 1 of 1
    ("network quoted 0.98", 0.990), // 397 of 400
    ("network quoted 0.95", 0.977), // 125 of 127
    ("network quoted 0.9", 0.942),  // 97 of 102
    ("network quoted 0.8", 0.895),  // 50 of 55
    ("network quoted 0.7", 0.900),  // 35 of 38
    ("network quoted 0.6", 0.750),  // 14 of 18
    ("network quoted 0.5", 0.700),  // 13 of 18
    ("network quoted 0.0", 0.765),  // 12 of 15
    ("network other 0.98", 0.971),  // 471 of 484
    ("network other 0.95", 0.935),  // 370 of 395
    ("network other 0.9", 0.864),   // 265 of 306
    ("network other 0.8", 0.836),   // 361 of 431
    ("network other 0.7", 0.690),   // 204 of 295
    ("network other 0.6", 0.671),   // 189 of 281
    ("network other 0.5", 0.594),   // 176 of 296
    ("network other 0.0", 0.491),   // 211 of 430
    ("network nested 0.98", 0.925), // 122 of 131
    ("network nested 0.95", 0.797), // 54 of 67
    ("network nested 0.9", 0.766),  // 48 of 62
    ("network nested 0.8", 0.640),  // 56 of 87
    ("network nested 0.7", 0.588),  // 39 of 66
    ("network nested 0.6", 0.530),  // 25 of 47
    ("network nested 0.5", 0.596),  // 30 of 50
    ("network nested 0.0", 0.559),  // 18 of 32
];

/// Whom a source means, for `speech::speakers::how`.
pub(crate) const SPEAKERS: &[(&str, f64)] = &[
    ("name", 0.921),             // 789 of 856
    ("shared-name", 0.947),      // 17 of 17
    ("itself", 0.590),           // 370 of 627
    ("role", 0.587),             // 26 of 44
    ("guessed-role", 0.475),     // 18 of 38
    ("ahead", 0.857),            // 17 of 19
    ("pronoun", 0.859),          // 352 of 409
    ("doubtful-pronoun", 0.333), // 9 of 28
    ("they-or-it", 0.436),       // 23 of 53
    ("relative", 0.750),         // 14 of 18
];

/// What is left open, for `uncertainty::rules`.
pub(crate) const UNCERTAINTIES: &[(&str, f64)] = &[
    ("modal", 0.792),         // 113 of 142
    ("possible", 0.905),      // 113 of 124
    ("belief", 0.899),        // 124 of 137
    ("passed-on", 0.927),     // 75 of 80
    ("open-question", 0.759), // 62 of 81
    ("condition", 0.911),     // 101 of 110
    ("amount", 0.943),        // 327 of 346
    ("widely-held", 0.667),   // 5 of 7
    ("vague-source", 0.786),  // 32 of 40
];

//! Four times as much of anything takes about four times the work, whatever it is: 300 units, repeated.
//!
//! Work is counted, not timed: `cargo xtask linear` compiles the program so that it counts how often each of its branches is taken
//! (the counters that profile-guided optimisation is fed with), and sets `counted`. Without them there is nothing to test here.
#![cfg(counted)]

use claimlight::Session;
use std::collections::BTreeMap;

/// How many units are tried.
const UNITS: usize = 300;
/// The size of the smaller text in bytes; the larger one has four times as many. All that the program looks back or ahead at most is
/// less than that.
const SIZE: usize = 20_000;
/// The larger text may take so many times the work. A square would take 16 times.
const MOST: f64 = 5.0;

#[allow(unsafe_code, reason = "the counters of LLVM's profiling runtime, which lie between two addresses")]
mod counters {
    unsafe extern "C" {
        safe fn __llvm_profile_reset_counters();
        safe fn __llvm_profile_begin_counters() -> *const u64;
        safe fn __llvm_profile_end_counters() -> *const u64;
    }

    /// How many branches are taken while `f` runs. Nothing else may run.
    pub(super) fn count(f: impl FnOnce()) -> u64 {
        __llvm_profile_reset_counters();
        f();
        let (begin, end) = (__llvm_profile_begin_counters(), __llvm_profile_end_counters());
        // SAFETY: the runtime's own array, whole and aligned; this is the only thread that runs the program.
        unsafe { (0..end.offset_from(begin)).map(|i| begin.offset(i).read_volatile()).sum() }
    }
}

/// The work of reading a text but for the network, whose work is that of its tokens.
fn work(text: &str) -> f64 {
    let mut session = Session::default();
    session.analyze(text, &mut |_| ());
    counters::count(|| drop(session.analyze(text, &mut |_| ()))) as f64
}

/// What has been slow before, and what else speaks for somebody.
const SENTENCES: [&str; 13] = [
    "(((",
    "\"\"\"",
    "Ann Lee said. ",
    "“Go,” he said.\n\n",
    "”“Go,” he said.\n\n",
    "\"Go,\" he said ",
    "the mayor said ",
    "Ann Lee, mayor of X, said ",
    "Sen. A. the council said. declined to comment ",
    "says that Bo says that the '90s — Ann Lee\n\nand ",
    "himself Go; a spokesman for Acme said ",
    "LEE: Go.\n\n",
    "Q: Go?\n\nA: No.\n\n",
];

/// What the rules look for, each by itself, then sentences, then several pieces together, in an order that is always the same.
fn units() -> Vec<String> {
    let groups: BTreeMap<String, Vec<String>> = serde_json::from_str(include_str!("properties/pieces.json")).unwrap();
    let pieces: Vec<String> = groups.into_values().flatten().filter(|p| !p.is_empty()).collect();
    // Knuth's multiplicative generator.
    let mut state = 1_u64;
    let mut any = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        pieces[(state >> 33) as usize % pieces.len()].clone()
    };
    let mut units: Vec<String> = pieces.iter().cloned().chain(SENTENCES.map(str::to_owned)).collect();
    while units.len() < UNITS {
        units.push((0..2 + units.len() % 3).map(|_| any()).collect());
    }
    units
}

/// Which of how many shares of the units this process tries; the counters are one for all threads of a process.
fn share() -> (usize, usize) {
    let given = std::env::var("CLAIMLIGHT_SHARE").unwrap_or("0/1".to_owned());
    let (share, of) = given.split_once('/').expect("CLAIMLIGHT_SHARE is a number, a slash and a number");
    (share.parse().unwrap(), of.parse().unwrap())
}

#[test]
fn four_times_the_text_takes_four_times_the_work() {
    let ratio = |unit: &String| {
        let [small, large] = [SIZE, 4 * SIZE].map(|size| work(&unit.repeat(size.div_ceil(unit.len()))));
        (large / small, unit.clone())
    };
    let (share, of) = share();
    let slow: Vec<_> = units().iter().skip(share).step_by(of).map(ratio).filter(|(ratio, _)| *ratio > MOST).collect();
    assert!(slow.is_empty(), "work for four times the text, and the unit: {slow:#?}");
}

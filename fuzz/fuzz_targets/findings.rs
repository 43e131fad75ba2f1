#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| claimlight_fuzz::findings(data));

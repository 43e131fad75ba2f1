//! The command's reader of JSON lines, out of the command itself.

#![allow(dead_code, unexpected_cfgs, unreachable_pub, reason = "only the reader of one line is used")]

#[path = "../../src/shell/counting.rs"]
mod counting;
#[path = "../../src/shell/request.rs"]
mod request;

use request::{Names, Of, Raw};

/// Reads one line: its id is JSON, or there is a reason why it is none of the command's.
pub(crate) fn line(line: &[u8]) {
    let raw = Raw { number: 1, of: Of::Line(line.to_vec()) };
    match raw.request(Names { id: "id", text: "text" }) {
        Ok(None) => {}
        Ok(Some(request)) => {
            assert!(serde_json::from_str::<serde_json::Value>(request.id.get()).is_ok(), "{:?}", request.id)
        }
        Err(reason) => assert!(!reason.is_empty()),
    }
}

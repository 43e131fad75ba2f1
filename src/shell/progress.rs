//! How far a long run is, on a terminal.

use super::requests::Requests;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// A bar on standard error; hidden where that is no terminal, or where findings are printed on one.
pub(super) fn bar(requests: &Requests, prints: bool) -> ProgressBar {
    if prints && std::io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let bytes = matches!(requests, Requests::Lines { .. });
    let (bar, template) = match (requests.size(), bytes) {
        (Some(size), true) => (ProgressBar::new(size), "{wide_bar} {bytes} of {total_bytes}, {eta} left"),
        (Some(size), false) => (ProgressBar::new(size), "{wide_bar} {pos} of {len} articles, {eta} left"),
        (None, _) => (ProgressBar::no_length(), "{bytes} in {elapsed}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

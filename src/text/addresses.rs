//! Web and mail addresses, @names and #words.

use super::characters::extends;
use super::lists::{Listed, TYPOGRAPHY, of_class};
use std::sync::LazyLock;

/// Endings of addresses without "http" or "www" that are no English words.
static ENDINGS: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "domain").collect());

/// Characters that end an address wherever they stand.
const OUTSIDE: &str = "\"<>“”„«»‘’`|";

/// Bytes of the web or mail address that `rest` begins with; 0 where it begins with none.
pub(super) fn address_len(rest: &str) -> usize {
    let begins = |prefix: &str| rest.get(..prefix.len()).is_some_and(|r| r.eq_ignore_ascii_case(prefix));
    if let Some(prefix) = ["http://", "https://", "ftp://", "www."].into_iter().find(|p| begins(p)) {
        let len = path_len(rest);
        return if len > prefix.len() { len } else { 0 };
    }
    let local = rest.bytes().take(65).take_while(|&b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b)).count();
    if local > 0 && rest[local..].starts_with('@') {
        let (domain, _) = domain(&rest[local + 1..]);
        return if domain > 0 { local + 1 + domain } else { 0 };
    }
    let (len, ending) = domain(rest);
    if len == 0 || !ENDINGS.contains(ending) {
        return 0;
    }
    if rest[len..].starts_with('/') { path_len(rest).max(len) } else { len }
}

/// Bytes up to the address's end: white space, a quotation mark, or the sentence's own stop.
fn path_len(rest: &str) -> usize {
    let outside = |c: char| c.is_whitespace() || c.is_control() || OUTSIDE.contains(c);
    let whole = &rest[..rest.find(outside).unwrap_or(rest.len())];
    let bracket = if whole.contains('(') { '.' } else { ')' };
    whole.trim_end_matches(|c| ".,;:!?']…*—".contains(c) || c == bracket).len()
}

/// Bytes of a host name and its last part: "news.example.org". 0 where there is none.
fn domain(rest: &str) -> (usize, &str) {
    let mut end = 0;
    let mut last = "";
    let mut at = 0;
    for _ in 0..8 {
        let label = rest[at..].bytes().take(64).take_while(|&b| b.is_ascii_alphanumeric() || b == b'-').count();
        let after = at + label;
        if label == 0 || rest[after..].starts_with(|c: char| c.is_alphanumeric()) {
            break;
        }
        if at > 0 && rest[at..after].bytes().all(|b| b.is_ascii_alphabetic()) && label > 1 {
            (end, last) = (after, &rest[at..after]);
        }
        if !rest[after..].starts_with('.') {
            break;
        }
        at = after + 1;
    }
    (end, last)
}

/// Bytes of the @name or #word that `rest` begins with, its sign included; 0 where nothing but the sign stands there. A
/// #word has a letter: #1 is a rank.
pub(super) fn tag_len(rest: &str) -> usize {
    let name = rest.get(1..).unwrap_or("");
    let inner = |c: char| c.is_alphanumeric() || c == '_' || extends(c);
    let len = name.find(|c| !inner(c)).unwrap_or(name.len());
    let named = name[..len].contains(char::is_alphabetic) || rest.starts_with('@') && len > 0;
    if named { 1 + len } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let len = if text.starts_with(['@', '#']) { tag_len(text) } else { address_len(text) };
        assert_eq!(&text[..len], expected);
    }

    #[test]
    fn addresses() {
        check("https://example.org/a?b=c#d, he", "https://example.org/a?b=c#d");
        check("HTTP://EXAMPLE.ORG.", "HTTP://EXAMPLE.ORG");
        check("https://example.org/Lee_(mayor) x", "https://example.org/Lee_(mayor)");
        check("http://example.org/x).", "http://example.org/x");
        check("www.example.org”", "www.example.org");
        check("www. x", "");
        check("example.com/path.", "example.com/path");
        check("News.Example.co.uk is", "News.Example.co.uk");
        check("end.He", "");
        check("end.in", "");
        check("ann.lee+news@post.example.org.", "ann.lee+news@post.example.org");
        check("ann@home", "");
        check("a.a.a.a", "");
    }

    #[test]
    fn tags() {
        check("@ann_lee’s", "@ann_lee");
        check("@_x:", "@_x");
        check("#Brücke2025.", "#Brücke2025");
        check("#1 seed", "");
        check("@ home", "");
    }
}

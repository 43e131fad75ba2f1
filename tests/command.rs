//! The command, as a shell runs it.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use assert_cmd::Command;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{self, Stdio};
use std::{fs, thread};

/// A short article with one of everything.
const ARTICLE: &str =
    "“The 🚢 may be late,” said Mayor Ann Lee, the owner. It was unclear why.\n\nLee said that the café would open.\n";

fn claimlight(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimlight"));
    command.args(arguments).env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
    command
}

/// A file of these bytes, made anew for the test that names it.
fn file(name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// What a run that must succeed prints.
fn printed(command: &mut Command) -> String {
    let out = command.assert().code(0).stderr("").get_output().stdout.clone();
    String::from_utf8(out).unwrap()
}

/// What a run that must fail with 2 says on standard error; it prints nothing else.
fn complaint(command: &mut Command) -> String {
    let err = command.assert().code(2).stdout("").get_output().stderr.clone();
    String::from_utf8(err).unwrap()
}

/// Exit code, answers and complaints of `batch` on these lines.
fn batch(arguments: &[&str], input: impl Into<Vec<u8>>) -> (i32, Vec<Value>, String) {
    let mut command = claimlight(&["batch"]);
    let out = command.args(arguments).write_stdin(input.into()).output().unwrap();
    let lines = String::from_utf8(out.stdout).unwrap();
    let answers = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    (out.status.code().unwrap(), answers, String::from_utf8(out.stderr).unwrap())
}

mod analyze {
    use super::*;

    #[test]
    fn every_form_holds_the_same_findings() {
        let form = |more: &[&str]| printed(claimlight(&["analyze"]).args(more).write_stdin(ARTICLE));
        let results: Value = serde_json::from_str(&form(&["--format", "json"])).unwrap();
        assert_eq!(
            (&results["format"], &results["version"], &results["offsets"]),
            (&json!("claimlight"), &json!(1), &json!("chars"))
        );
        let content = &results["quotes"][0]["content"][0];
        assert_eq!(content, &json!({ "start": 0, "end": 20, "text": "“The 🚢 may be late,”" }));
        let units: Value = serde_json::from_str(&form(&["--format", "json", "--offsets", "utf16"])).unwrap();
        assert_eq!(units["quotes"][0]["content"][0]["end"], json!(21));
        let w3c = form(&["--format", "w3c", "--source", "https://news.example/ferry", "--offsets", "bytes"]);
        let w3c: Value = serde_json::from_str(&w3c).unwrap();
        let first = &w3c["first"]["items"][0];
        assert_eq!(first["id"], json!("https://news.example/ferry#claimlight-quote-0"));
        assert_eq!(first["target"][0]["selector"][1], json!({ "type": "TextPositionSelector", "start": 0, "end": 20 }));
        let table = form(&["--format", "csv"]);
        assert!(table.contains("\r\nquote-0,direct,speech,Ann Lee,"), "{table}");
        let report = form(&["--format", "markdown"]);
        assert!(report.contains("### Ann Lee\n"), "{report}");
        let page = form(&["--format", "html"]);
        assert!(page.contains("<mark class=\"quote\" data-label=\"direct: Ann Lee\">“The 🚢 </mark>"), "{page}");
    }

    #[test]
    fn one_form_at_a_time_and_an_address_only_where_it_is_used() {
        for wrong in [
            &["--json", "--format", "csv"][..],
            &["--format", "docx"],
            &["--source", "https://news.example/"],
            &["--offsets", "bytes"],
        ] {
            complaint(claimlight(&["analyze"]).args(wrong).write_stdin(ARTICLE));
        }
    }

    #[test]
    fn lists_a_file_and_standard_input_alike() {
        let path = file("lists.txt", ARTICLE);
        let listing = printed(&mut claimlight(&["analyze", path.to_str().unwrap()]));
        for words in [
            "Ann Lee",
            "“The 🚢 may be late,”",
            "the café would open",
            "Left open",
            "unclear",
            "may",
            "The whole article has ",
        ] {
            assert!(listing.contains(words), "{words:?} is missing in:\n{listing}");
        }
        assert_eq!(printed(claimlight(&["analyze", "-"]).write_stdin(ARTICLE)), listing);
        assert_eq!(printed(claimlight(&["analyze"]).write_stdin(ARTICLE)), listing);
    }

    #[test]
    fn what_is_only_thought_can_be_left_out() {
        let article = "Bo Ash hopes to win. Ann Lee said it was late. Cy Orr declined to comment.";
        let listing = printed(claimlight(&["analyze"]).write_stdin(article));
        for words in ["thinks: ", "it was late", "gives no answer: "] {
            assert!(listing.contains(words), "{words:?} is missing in:\n{listing}");
        }
        let listing = printed(claimlight(&["analyze", "--said"]).write_stdin(article));
        assert!(!listing.contains("win") && !listing.contains("Bo Ash"), "{listing}");
        assert!(listing.contains("it was late"), "{listing}");
        let line = json!({ "id": 1, "text": article }).to_string();
        let batch: Value = serde_json::from_str(&printed(claimlight(&["batch", "--said"]).write_stdin(line))).unwrap();
        assert_eq!(batch["speakers"].as_array().unwrap().len(), 2, "{batch}");
    }

    #[test]
    fn json_has_the_documented_shape() {
        let json = printed(claimlight(&["analyze", "--json"]).write_stdin(ARTICLE));
        shape(
            &serde_json::from_str(&json).unwrap(),
            &["language", "speakers", "quotes", "uncertainties", "statements", "article"],
        );
    }

    #[test]
    fn an_empty_text_is_no_error() {
        for text in ["", "\n \n", "\u{feff}"] {
            let listing = printed(claimlight(&["analyze"]).write_stdin(text));
            assert_eq!(listing, "Nobody is quoted, and nothing is marked as open.\n");
        }
        let json: Value = serde_json::from_str(&printed(claimlight(&["analyze", "--json"]).write_stdin(""))).unwrap();
        let words = json!({ "direct": 0, "indirect": 0 });
        let nothing = json!({ "by_speaker": [], "by_type": [], "unknown": words, "single_source": false });
        assert_eq!(
            json,
            json!({ "language": "english", "speakers": [], "quotes": [], "uncertainties": [], "statements": { "open": 0, "all": 0 }, "article": nothing })
        );
    }

    #[test]
    fn a_text_that_is_not_english_is_told_so() {
        let german = "„Der Stahl ist müde“, sagte die Hafenmeisterin. Ob die Arbeiten an der Brücke bis Ostern fertig \
            werden, ist offen; die Händler am Nordkai hatten um einen späteren Termin gebeten, weil sie davon leben.";
        let listing = printed(claimlight(&["analyze"]).write_stdin(german));
        assert!(listing.starts_with("This does not seem to be English"), "{listing}");
        assert!(listing.contains("„Der Stahl ist müde“"), "{listing}");
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        let with = format!("\u{feff}{ARTICLE}");
        let run = |text: &str| printed(claimlight(&["analyze", "--json"]).write_stdin(text));
        assert_eq!(run(&with), run(ARTICLE));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let folder = env!("CARGO_TARGET_TMPDIR");
        let missing = format!("{folder}/there is no such file.txt");
        for name in [missing.as_str(), folder] {
            let said = complaint(&mut claimlight(&["analyze", name]));
            assert!(said.starts_with("claimlight: cannot read ") && said.contains(name), "{said}");
            assert_eq!(said.lines().count(), 1, "{said}");
        }
    }

    #[test]
    fn what_is_no_text_is_named_with_the_place() {
        let files = [
            ("broken.txt", b"caf\xc3\xa9 caf\xe9 bar".as_slice(), "byte 9"),
            ("picture.png", b"\x89PNG\r\n\x1a\n\0\0".as_slice(), "byte"),
            ("null.txt", b"text\0text".as_slice(), "byte 4"),
            ("utf16.txt", b"\xff\xfeN\0o\0".as_slice(), "byte"),
        ];
        for (name, bytes, place) in files {
            let path = file(name, bytes);
            let said = complaint(&mut claimlight(&["analyze", path.to_str().unwrap()]));
            assert!(said.contains(name) && said.contains("UTF-8") && said.contains(place), "{said}");
            assert!(!said.contains("bar"), "a message never holds the text: {said}");
        }
        let said = complaint(claimlight(&["analyze"]).write_stdin(b"\xff".as_slice()));
        assert!(said.contains("standard input"), "{said}");
    }

    #[test]
    fn a_wrong_argument_is_explained() {
        for arguments in
            [&["analyze", "--offsets", "bytes"][..], &["analyze", "--wrong"], &["batch", "--offsets", "em"]]
        {
            let said = complaint(&mut claimlight(arguments));
            assert!(said.starts_with("error: ") && said.contains("--help"), "{said}");
        }
    }

    #[test]
    fn an_address_is_an_iri() {
        for wrong in ["", "pier 3", "/pier", "https://news.example/<pier>", "a\nb"] {
            let said = complaint(claimlight(&["analyze", "--format", "w3c", "--source", wrong]).write_stdin(ARTICLE));
            assert!(said.contains("not an IRI"), "{said}");
        }
        for right in ["https://news.example/pier?x=1#top", "urn:isbn:0", "https://münchen.example/straße"] {
            let json = printed(claimlight(&["analyze", "--format", "w3c", "--source", right]).write_stdin(ARTICLE));
            assert!(json.contains(right), "{json}");
        }
    }

    #[test]
    fn a_page_has_no_control_characters() {
        let text = ARTICLE.replace(' ', "\u{1b}\u{0}\u{9b} ").replace('\u{0}', "");
        let page = printed(claimlight(&["analyze", "--format", "html"]).write_stdin(text));
        assert!(!page.contains(|c: char| c.is_control() && c != '\n'), "{page:?}");
    }

    #[test]
    fn colours_are_for_terminals_only() {
        assert!(!printed(claimlight(&["analyze"]).write_stdin(ARTICLE)).contains('\x1b'));
        let forced = printed(claimlight(&["analyze"]).env("CLICOLOR_FORCE", "1").write_stdin(ARTICLE));
        assert!(forced.contains("\x1b["), "{forced}");
        let json = printed(claimlight(&["analyze", "--json"]).env("CLICOLOR_FORCE", "1").write_stdin(ARTICLE));
        assert!(!json.contains('\x1b'));
    }

    /// With the colours taken away, nothing of what is left may steer a terminal.
    #[test]
    fn control_characters_of_the_text_never_reach_the_terminal() {
        for steer in ["\u{1b}", "\u{9b}", "\u{8}", "\r", "\u{1b}]0;mine\u{7}", "\u{1b}[2J\u{9b}31m"] {
            let text = format!(
                "“There is no{steer} way to do it,” said Ann Lee, the mayor of{steer} the town. The{steer} bridge may{steer} \
                 close{steer} soon. According to the report, about{steer} 40 men left. “Some{steer} words that nobody said.” It may rain."
            );
            let plain = printed(claimlight(&["analyze"]).write_stdin(text.as_str()));
            let forced = printed(claimlight(&["analyze"]).env("CLICOLOR_FORCE", "1").write_stdin(text.as_str()));
            // A line break parts the quotation from its speaker; the doubt stays.
            let found = if steer == "\r" { "may" } else { "Ann" };
            assert!(plain.contains(found), "the article has findings: {plain}");
            for listing in [plain, without_colours(&forced)] {
                let steering: Vec<char> = listing.chars().filter(|c| c.is_control() && *c != '\n').collect();
                assert!(steering.is_empty(), "{steering:?} in {listing:?}");
            }
        }
    }

    /// Takes away what the command itself uses: ESC [ digits m.
    fn without_colours(listing: &str) -> String {
        let mut parts = listing.split("\x1b[");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
            out.push_str(rest.strip_prefix('m').unwrap_or("\x1b"));
        }
        out
    }
}

mod offsets {
    use super::*;

    const TEXT: &str = "👩‍👩‍👧 “Cafe\u{301} 🚢 closed,” said José Álvarez. 🐑 It may reopen, he said.";

    #[test]
    fn each_unit_finds_the_same_words() {
        let by_bytes = words(&answer("bytes"), |s, e| TEXT[s..e].to_owned());
        let by_chars = words(&answer("chars"), |s, e| TEXT.chars().skip(s).take(e - s).collect());
        let units: Vec<u16> = TEXT.encode_utf16().collect();
        let by_utf16 = words(&answer("utf16"), |s, e| String::from_utf16(&units[s..e]).unwrap());
        assert!(by_bytes.iter().any(|w| w == "“Cafe\u{301} 🚢 closed,”"), "{by_bytes:?}");
        assert!(by_bytes.iter().any(|w| w == "may"), "{by_bytes:?}");
        assert_eq!(by_bytes, by_chars);
        assert_eq!(by_bytes, by_utf16);
    }

    #[test]
    fn characters_are_counted_where_nothing_else_is_asked_for() {
        let line = json!({ "id": 1, "text": TEXT }).to_string();
        assert_eq!(batch(&[], line).1[0], answer("chars"));
        let json = printed(claimlight(&["analyze", "--json"]).write_stdin(TEXT));
        let mut alone: Value = serde_json::from_str(&json).unwrap();
        alone["id"] = json!(1);
        assert_eq!(alone, answer("chars"));
    }

    fn answer(unit: &str) -> Value {
        let line = json!({ "id": 1, "text": TEXT }).to_string();
        batch(&["--offsets", unit], line).1.remove(0)
    }

    /// Every [start, end] of an answer as words, in the order of the answer.
    fn words(value: &Value, cut: impl Fn(usize, usize) -> String + Copy) -> Vec<String> {
        match value {
            Value::Array(items) => match items.as_slice() {
                [Value::Number(s), Value::Number(e)] => {
                    vec![cut(s.as_u64().unwrap() as usize, e.as_u64().unwrap() as usize)]
                }
                items => items.iter().flat_map(|v| words(v, cut)).collect(),
            },
            Value::Object(fields) => fields.values().flat_map(|v| words(v, cut)).collect(),
            _ => Vec::new(),
        }
    }
}

mod batch {
    use super::*;

    #[test]
    fn answers_have_the_documented_shape() {
        let (code, answers, said) = batch(&[], json!({ "id": "a", "text": ARTICLE }).to_string());
        assert_eq!((code, answers.len(), said.as_str()), (0, 1, ""));
        shape(&answers[0], &["id", "language", "speakers", "quotes", "uncertainties", "statements", "article"]);
    }

    #[test]
    fn a_thousand_lines_come_back_in_order() {
        // Long and short texts in turn, so that the cores finish them out of order.
        let text = |n: usize| "“It may rain,” said Ann Lee. ".repeat(if n.is_multiple_of(50) { 400 } else { n % 3 });
        let lines = |n: usize| json!({ "id": n, "text": text(n) }).to_string() + "\n";
        let (code, answers, said) = batch(&[], (0..1000).map(lines).collect::<String>());
        assert_eq!((code, said.as_str()), (0, ""));
        assert_eq!(answers.len(), 1000);
        for (n, answer) in answers.iter().enumerate() {
            assert_eq!(answer["id"], json!(n));
            assert_eq!(answer["quotes"].as_array().unwrap().is_empty(), text(n).is_empty(), "line {}", n + 1);
        }
    }

    #[test]
    fn bad_lines_are_named_and_the_rest_is_done() {
        let secret = "a secret of the article";
        let lines = [
            r#"{"id": 1, "text": "Ann Lee said no."}"#.to_owned(),
            format!("{{\"id\": 2, \"text\": \"{secret}"),
            "not JSON".to_owned(),
            String::new(),
            format!("{{\"id\": 5, \"words\": \"{secret}\"}}"),
            format!("{{\"text\": \"{secret}\"}}"),
            r#"{"id": 7, "text": null}"#.to_owned(),
            format!("[\"{secret}\"]"),
            r#"{"id": 9, "text": "\ud800"}"#.to_owned(),
            format!("{{\"id\": 10, \"id\": 11, \"text\": \"{secret}\"}}"),
            r#"{"id": 12, "text": ""} {"id": 13, "text": ""}"#.to_owned(),
            r#"{"id": 14, "text": "Ann Lee said yes.", "title": "unknown keys are left alone"}"#.to_owned(),
        ];
        let (code, answers, said) = batch(&[], lines.join("\n"));
        assert_eq!(code, 1);
        assert_eq!(ids(&answers), [json!(1), json!(14)]);
        let named: Vec<&str> = said.lines().map(|l| l.split(": ").nth(1).unwrap()).collect();
        assert_eq!(named, [2, 3, 5, 6, 7, 8, 9, 10, 11].map(|n| format!("line {n}")), "{said}");
        assert!(said.lines().all(|l| l.starts_with("claimlight: ")) && !said.contains(secret), "{said}");
    }

    #[test]
    fn a_line_that_is_not_utf8_is_bad_alone() {
        let mut input = b"{\"id\": 1, \"text\": \"caf\xe9\"}\n".to_vec();
        input.extend(b"{\"id\": 2, \"text\": \"no\"}\n");
        let (code, answers, said) = batch(&[], input);
        assert_eq!((code, ids(&answers)), (1, vec![json!(2)]));
        assert!(said.contains("line 1") && said.contains("UTF-8"), "{said}");
    }

    #[test]
    fn blank_lines_a_byte_order_mark_crlf_and_a_missing_last_newline_are_fine() {
        let input = "\u{feff}{\"id\": 1, \"text\": \"a\"}\r\n\r\n  \t\n\n{\"id\": 2, \"text\": \"b\"}";
        let (code, answers, said) = batch(&[], input);
        assert_eq!((code, ids(&answers), said.as_str()), (0, vec![json!(1), json!(2)], ""));
        assert_eq!(batch(&[], ""), (0, Vec::new(), String::new()));
        assert_eq!(batch(&[], "\n\n"), (0, Vec::new(), String::new()));
    }

    #[test]
    fn an_id_of_any_type_comes_back_as_it_was() {
        let given = [
            json!("a \"quoted\" id\n🚢"),
            json!(""),
            json!(-7),
            json!(u64::MAX),
            json!(1.5),
            json!(null),
            json!(true),
            json!([1, "x", []]),
            json!({ "page": 3, "site": { "name": "x" } }),
        ];
        let lines: String = given.iter().map(|id| json!({ "id": id, "text": "" }).to_string() + "\n").collect();
        let (code, answers, _) = batch(&[], lines);
        assert_eq!((code, ids(&answers)), (0, given.to_vec()));
    }

    #[test]
    fn a_huge_line_is_analysed_to_its_end() {
        let filler = "The rain fell on the harbour and nobody spoke. ".repeat(5_000);
        let text = format!("{filler}“We are late,” said Ann Lee.");
        let (code, answers, _) = batch(&["--offsets", "bytes"], json!({ "id": 1, "text": text }).to_string());
        assert_eq!(code, 0);
        let start = filler.len();
        assert_eq!(answers[0]["quotes"][0]["content"], json!([[start, start + "“We are late,”".len()]]));
    }

    /// A caller that writes a line and waits for its answer before it writes the next.
    #[test]
    fn each_line_is_answered_while_the_input_is_open() {
        let mut child = spawn(&["batch"]);
        let mut input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        for n in 0..3 {
            writeln!(input, "{}", json!({ "id": n, "text": ARTICLE })).unwrap();
            let mut line = String::new();
            output.read_line(&mut line).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["id"], json!(n));
        }
        drop(input);
        assert_eq!(output.lines().count(), 0);
        assert!(child.wait().unwrap().success());
    }

    #[test]
    fn a_number_keeps_all_its_digits() {
        let id = "123456789012345678901234567890";
        let line = format!(r#"{{"id": {id}, "text": ""}}"#);
        let output = claimlight(&["batch"]).write_stdin(line).output().unwrap();
        assert!(String::from_utf8(output.stdout).unwrap().contains(&format!(r#""id":{id},"#)));
    }

    #[test]
    fn a_reader_that_goes_away_is_no_error() {
        let line = json!({ "id": 1, "text": ARTICLE }).to_string() + "\n";
        closed(&["batch"], line.repeat(1000).as_bytes());
        closed(&["analyze"], ARTICLE.repeat(1000).as_bytes());
        closed(&["analyze", "--json"], ARTICLE.repeat(1000).as_bytes());
    }

    /// Reads the first line of the output, then closes it, as `head -1` does.
    fn closed(arguments: &[&str], input: &[u8]) {
        let mut child = spawn(arguments);
        let mut stdin = child.stdin.take().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        thread::scope(|scope| {
            // The command stops reading when nobody reads what it writes.
            scope.spawn(move || stdin.write_all(input).is_ok());
            let mut line = String::new();
            stdout.read_line(&mut line).unwrap();
            assert!(!line.is_empty(), "{arguments:?}");
            drop(stdout);
        });
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""), "{arguments:?}");
    }

    fn spawn(arguments: &[&str]) -> process::Child {
        process::Command::new(env!("CARGO_BIN_EXE_claimlight"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    fn ids(answers: &[Value]) -> Vec<Value> {
        answers.iter().map(|a| a["id"].clone()).collect()
    }
}

mod files {
    use super::*;
    use std::path::Path;

    /// A path of which nothing is left from an earlier run.
    fn fresh(name: &str) -> PathBuf {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_file(&path);
        path
    }

    fn lines(ids: std::ops::Range<usize>) -> String {
        ids.map(|id| json!({ "id": id, "text": ARTICLE.repeat(id % 3) }).to_string() + "\n").collect()
    }

    fn to_file(input: &Path, out: &Path, more: &[&str]) -> Command {
        let mut command = claimlight(&["batch", "--in", input.to_str().unwrap(), "--out", out.to_str().unwrap()]);
        command.args(more);
        command
    }

    #[test]
    fn a_file_is_read_and_written_as_the_standard_streams_are() {
        let (input, out) = (file("files.jsonl", lines(0..20)), fresh("files-out.jsonl"));
        assert_eq!(printed(&mut to_file(&input, &out, &[])), "");
        assert_eq!(fs::read_to_string(&out).unwrap(), printed(claimlight(&["batch"]).write_stdin(lines(0..20))));
        // It may be the work of days.
        let said = complaint(&mut to_file(&input, &out, &[]));
        assert!(said.contains("already exists") && said.contains("--resume"), "{said}");
    }

    #[test]
    fn an_interrupted_run_is_resumed() {
        let input = file("resume.jsonl", lines(0..600));
        let whole = printed(claimlight(&["batch"]).write_stdin(lines(0..600)));
        let ends: Vec<usize> = whole.match_indices('\n').map(|(at, _)| at + 1).collect();
        for broken in [0, 7, ends[0] - 1, ends[0], ends[299], ends[299] + 30, whole.len()] {
            let out = file("resume-out.jsonl", &whole[..broken]);
            printed(&mut to_file(&input, &out, &["--resume"]));
            assert_eq!(fs::read_to_string(&out).unwrap(), whole, "interrupted after {broken} bytes");
        }
        let out = fresh("resume-new.jsonl");
        printed(&mut to_file(&input, &out, &["--resume"]));
        assert_eq!(fs::read_to_string(&out).unwrap(), whole);
    }

    /// Articles of which several have the same id or none, each with another text, and lines that cannot be read among them.
    fn repeated() -> String {
        let ids = [json!(1), json!(null), json!(1), json!("1"), json!(null), json!({ "a": [1] }), json!(1), json!(2)];
        let line = |(i, id): (usize, &Value)| match i % 5 {
            3 => "no JSON\n".to_owned(),
            4 => format!("\n{{\"id\": {id}}}\n"),
            _ => json!({ "id": id, "text": format!("Part {i}. {ARTICLE}") }).to_string() + "\n",
        };
        ids.iter().cycle().take(60).enumerate().map(line).collect()
    }

    #[test]
    fn repeated_ids_lose_nothing_in_a_resumed_run() {
        let input = file("resume-repeated.jsonl", repeated());
        let whole = claimlight(&["batch"]).write_stdin(repeated()).output().unwrap();
        let answers = String::from_utf8(whole.stdout).unwrap();
        assert_eq!(answers.lines().count(), 36);
        let ends: Vec<usize> = answers.match_indices('\n').map(|(at, _)| at + 1).collect();
        for broken in ends.iter().flat_map(|end| [end - 1, *end, end + 20]).filter(|at| *at <= answers.len()).step_by(7)
        {
            let out = file("resume-repeated-out.jsonl", &answers[..broken]);
            let resumed = to_file(&input, &out, &["--resume"]).output().unwrap();
            assert_eq!(fs::read_to_string(&out).unwrap(), answers, "interrupted after {broken} bytes");
            // What could not be read is still not read, and said to be.
            assert_eq!((resumed.status.code(), &resumed.stderr), (Some(1), &whole.stderr));
        }
    }

    #[test]
    fn an_input_in_another_order_is_resumed_by_its_ids() {
        let (first, second) = (lines(0..20) + &lines(5..10), lines(5..30));
        let all = |lines: &str| {
            let mut all: Vec<String> = lines.lines().map(str::to_owned).collect();
            all.sort_unstable();
            all
        };
        let answers = |input: &str| printed(claimlight(&["batch"]).write_stdin(input));
        let input = file("resume-order.jsonl", first.lines().rev().flat_map(|line| [line, "\n"]).collect::<String>());
        let out = file("resume-order-out.jsonl", &answers(&first)[..answers(&first).len() / 2]);
        printed(&mut to_file(&input, &out, &["--resume"]));
        assert_eq!(all(&fs::read_to_string(&out).unwrap()), all(&answers(&first)));
        // Of another file, only what is new is read: 5 to 9 are there twice, once more than needed.
        let input = file("resume-order.jsonl", &second);
        printed(&mut to_file(&input, &out, &["--resume"]));
        assert_eq!(all(&fs::read_to_string(&out).unwrap()), all(&answers(&(first + &lines(20..30)))));
    }

    #[test]
    fn a_file_of_something_else_is_not_resumed() {
        let input = file("resume-other-in.jsonl", lines(0..3));
        let other = "{\"id\":1}\nmy notes\n";
        let out = file("resume-other.jsonl", other);
        let said = complaint(&mut to_file(&input, &out, &["--resume"]));
        assert!(said.contains("line 2 is not output of batch"), "{said}");
        assert_eq!(fs::read_to_string(&out).unwrap(), other);
        assert!(complaint(&mut claimlight(&["batch", "--resume"])).contains("--out"));
        let said = complaint(&mut to_file(&input, Path::new("no.parquet"), &["--resume"]));
        assert!(said.contains("--resume needs JSON lines"), "{said}");
    }

    #[test]
    fn fields_have_any_name() {
        let line = json!({ "url": "a", "text": 7, "id": 0, "body": ARTICLE }).to_string();
        let (code, answers, said) = batch(&["--id", "url", "--text", "body"], line);
        assert_eq!((code, &answers[0]["id"], said.as_str()), (0, &json!("a"), ""));
        let (code, _, said) = batch(&["--id", "url", "--text", "body"], "{}");
        assert_eq!(code, 1);
        assert!(said.contains(r#"wants {"url": …, "body": "…"}"#), "{said}");
    }

    #[test]
    fn complaints_that_nobody_hears_stop_nothing() {
        let mut child = process::Command::new(env!("CARGO_BIN_EXE_claimlight"))
            .arg("batch")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stderr.take());
        let input = format!("no JSON\n{}no JSON\n", lines(0..3));
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let out = child.wait_with_output().unwrap();
        assert_eq!(out.status.code(), Some(1));
        assert_eq!(String::from_utf8(out.stdout).unwrap().lines().count(), 3);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_s_name_steers_no_terminal() {
        let name = "no\u{1b}[31m\u{9b}\u{202e}such\nfile";
        for arguments in [&["analyze", name][..], &["batch", "--in", name], &["stats", "--in", name]] {
            let said = complaint(&mut claimlight(arguments));
            assert!(said.contains(r"no\u{1b}[31m\u{9b}\u{202e}such\nfile"), "{said}");
            assert!(!said.trim_end().contains(|c: char| c.is_control()), "{said:?}");
        }
    }
}

mod stats {
    use super::*;

    #[test]
    fn texts_and_their_findings_have_the_same_figures() {
        let lines: String = (0..3).map(|id| json!({ "id": id, "text": ARTICLE }).to_string() + "\n").collect();
        let figures = |input: &str| printed(claimlight(&["stats", "--json"]).write_stdin(input));
        let of_texts = figures(&lines);
        assert_eq!(of_texts, figures(&printed(claimlight(&["batch"]).write_stdin(lines.as_str()))));
        let of_texts: Value = serde_json::from_str(&of_texts).unwrap();
        assert_eq!((&of_texts["articles"], &of_texts["by_speaker"][0]["name"]), (&json!(3), &json!("Ann Lee")));
        assert_eq!(of_texts["named"]["sources"], json!(3));
        let table = printed(claimlight(&["stats"]).write_stdin(lines.as_str()));
        for words in ["3 articles", "Ann Lee", "type person", "epistemic"] {
            assert!(table.contains(words), "{words:?} is missing in:\n{table}");
        }
        let none = printed(claimlight(&["stats", "--speakers", "0"]).write_stdin(lines.as_str()));
        assert!(!none.contains("Ann Lee"), "{none}");
    }

    #[test]
    fn bad_lines_are_named_and_the_rest_is_counted() {
        let input = format!("no JSON\n\n{}\n", json!({ "id": 1, "text": ARTICLE }));
        let out = claimlight(&["stats"]).write_stdin(input).output().unwrap();
        assert_eq!(out.status.code(), Some(1));
        assert!(String::from_utf8(out.stdout).unwrap().starts_with("1 article"));
        assert_eq!(String::from_utf8(out.stderr).unwrap(), "claimlight: line 1: not JSON at column 2\n");
    }
}

/// Whether findings with one of everything have these keys and each of their parts has its own, no more and no fewer.
#[track_caller]
fn shape(findings: &Value, top: &[&str]) {
    keys(findings, top);
    keys(&findings["speakers"][0], &["body", "mentions", "name", "role", "type"]);
    keys(&findings["article"], &["by_speaker", "by_type", "unknown", "single_source"]);
    keys(&findings["article"]["by_type"][0], &["type", "sources", "words"]);
    keys(&findings["quotes"][0], &["attribution", "content", "inside", "sort", "type"]);
    let attribution = [
        "by",
        "confidence",
        "cue",
        "source",
        "speaker",
        "speaker_by",
        "speaker_certain",
        "speaker_confidence",
        "stance",
        "tentative",
    ];
    keys(&findings["quotes"][0]["attribution"], &attribution);
    keys(&findings["uncertainties"][0], &["by", "confidence", "cue", "holder", "kind", "quote", "scope", "tentative"]);
    assert_eq!(findings["speakers"][0]["name"], "Ann Lee");
    assert_eq!(findings["quotes"][0]["type"], "direct");
    assert_eq!(findings["quotes"][0]["attribution"]["speaker"], 0);
    assert_eq!(findings["quotes"][0]["content"][0].as_array().unwrap().len(), 2);
    assert_eq!(findings["uncertainties"][0]["holder"], "speaker");
    assert_eq!(findings["uncertainties"][0]["quote"], 0);
    assert_eq!(findings["uncertainties"][1]["quote"], Value::Null);
}

#[track_caller]
fn keys(value: &Value, expected: &[&str]) {
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    let mut found: Vec<&String> = value.as_object().unwrap().keys().collect();
    found.sort_unstable();
    assert_eq!(found, expected, "{value}");
}

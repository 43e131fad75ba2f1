//! The door to the page, in real browsers: text out of a built DOM, findings, and ranges back into it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "properties/mod.rs"]
mod any_text;
#[path = "golden/mod.rs"]
#[macro_use]
mod articles;

use claimlight::browser::{Article, analyze, export_as, version};
use js_sys::{Array, Function, JSON, Reflect};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;
use web_sys::{Document, Element, window};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    window().unwrap().document().unwrap()
}

/// An element on the page with this inside. The markup is the test's own.
fn page(html: &str) -> Element {
    let element = document().create_element("article").unwrap();
    element.set_inner_html(html);
    document().body().unwrap().append_child(&element).unwrap();
    element
}

fn text_of(html: &str) -> String {
    Article::new(page(html).into()).unwrap().text()
}

fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap()
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

#[wasm_bindgen_test]
fn blocks_are_parted_and_inline_markup_is_not() {
    assert_eq!(
        text_of("<h1>Vote  due</h1><p>The <b>ma</b>yor\n   said.</p><p>Yes.</p>"),
        "Vote due\n\nThe mayor said.\n\nYes."
    );
    assert_eq!(text_of("<ul><li>One</li><li>Two<br>Lines</li></ul>"), "One\n\nTwo\nLines");
    assert_eq!(text_of("<p>“Late,”<br>Ann Lee<br>said.</p>"), "“Late,” Ann Lee said.");
    assert_eq!(text_of("a<span> b </span> c<p></p>"), "a b c");
    assert_eq!(text_of("<pre>two  spaces\nand a line</pre>"), "two  spaces\nand a line");
    assert_eq!(text_of(""), "");
}

#[wasm_bindgen_test]
fn what_is_not_shown_is_not_read() {
    let html = "<p>Seen.<script>var a;</script><style>p{}</style><span hidden>no</span><i style='display:none'>no</i>\
        <i style='visibility:hidden'>no</i><textarea>no</textarea><template>no</template><noscript>no</noscript></p>";
    assert_eq!(text_of(html), "Seen.");
}

#[wasm_bindgen_test]
fn a_tree_outside_the_page_is_read_too() {
    let element = document().create_element("div").unwrap();
    element.set_inner_html("<p>One <em>two</em></p><p>three</p>");
    assert_eq!(Article::new(element.into()).unwrap().text(), "One two\n\nthree");
}

#[wasm_bindgen_test]
fn every_stretch_of_every_finding_has_its_range() {
    let html = "<h2>Ferry 🚢 late</h2><p>“We  <b>don’t</b> know 👩‍👩‍👧 yet,” Mayor <a href='#'>Ann\n Lee</a> said.</p>\
        <p>The council may delay the vote, she said, and cafe\u{301}s could close.</p>";
    let article = Article::new(page(html).into()).unwrap();
    let text = units(&article.text());
    let findings = article.analyze(None).unwrap();
    let mut spans = Vec::new();
    collect_spans(&findings, &mut spans);
    assert!(spans.len() >= 4, "the article has findings: {:?}", JSON::stringify(&findings));
    for (start, end) in spans {
        let range = article.range(start, end).unwrap();
        let wanted = String::from_utf16(&text[start as usize..end as usize]).unwrap();
        let shown = range.to_string().as_string().unwrap();
        let plain = |s: &str| s.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain(&shown), plain(&wanted));
        let still = article.static_range(start, end).unwrap();
        assert_eq!(
            (still.start_container(), still.start_offset()),
            (range.start_container().unwrap(), range.start_offset().unwrap())
        );
        assert_eq!(
            (still.end_container(), still.end_offset()),
            (range.end_container().unwrap(), range.end_offset().unwrap())
        );
    }
}

/// Every [start, end] pair of numbers in a value.
fn collect_spans(value: &JsValue, out: &mut Vec<(u32, u32)>) {
    if let Some(array) = value.dyn_ref::<Array>() {
        if let [Some(start), Some(end)] = [array.get(0).as_f64(), array.get(1).as_f64()] {
            out.push((start as u32, end as u32));
        } else {
            array.iter().for_each(|v| collect_spans(&v, out));
        }
    } else if value.is_object() {
        let values = js_sys::Object::values(value.unchecked_ref());
        values.iter().for_each(|v| collect_spans(&v, out));
    }
}

#[wasm_bindgen_test]
fn a_changed_article_loses_its_ranges_and_only_there() {
    let root = page("<p id='first'>One two.</p><p>Three four.</p>");
    let article = Article::new(root.clone().into()).unwrap();
    let first = root.query_selector("p").unwrap().unwrap();
    first.first_child().unwrap().set_text_content(Some("One 2."));
    let lost = article.range(4, 7).unwrap_err();
    assert_eq!(get(&lost, "name"), "ClaimlightError");
    assert_eq!(get(&lost, "code"), "anchor-lost");
    assert_eq!(article.range(10, 15).unwrap().to_string().as_string().unwrap(), "Three");
    first.remove();
    assert!(article.range(0, 3).is_err());
}

#[wasm_bindgen_test]
fn offsets_outside_the_text_are_errors() {
    let article = Article::new(page("<p>One</p><p>Two</p>").into()).unwrap();
    for (start, end) in [(0, 0), (2, 1), (0, 99), (99, 100), (3, 5)] {
        assert_eq!(get(&article.range(start, end).unwrap_err(), "code"), "anchor-lost", "{start}..{end}");
    }
}

#[wasm_bindgen_test]
fn offsets_count_utf16_units_and_missing_values_are_null() {
    let text = "🚢 “We are late again,” Ann Lee said.";
    let findings = analyze(text.into(), None).unwrap();
    let quote = Array::from(&get(&findings, "quotes")).get(0);
    let attribution = get(&quote, "attribution");
    let content = Array::from(&Array::from(&get(&quote, "content")).get(0));
    let (start, end) = (content.get(0).as_f64().unwrap() as usize, content.get(1).as_f64().unwrap() as usize);
    assert_eq!(String::from_utf16(&units(text)[start..end]).unwrap(), "“We are late again,”");
    assert_eq!(get(&attribution, "speaker").as_f64(), Some(0.0));
    let speaker = Array::from(&get(&findings, "speakers")).get(0);
    assert_eq!(get(&speaker, "name"), "Ann Lee");
    assert!(get(&speaker, "role").is_null());
}

#[wasm_bindgen_test]
fn progress_rises_to_one_and_its_errors_are_ignored() {
    let steps = Array::new();
    let tell = Closure::<dyn Fn(f64)>::new({
        let steps = steps.clone();
        move |done: f64| {
            steps.push(&done.into());
        }
    });
    analyze("Ann Lee said no.".into(), Some(tell.as_ref().unchecked_ref::<Function>().clone())).unwrap();
    let steps: Vec<f64> = steps.iter().filter_map(|s| s.as_f64()).collect();
    assert!(steps.is_sorted() && steps.last() == Some(&1.0), "{steps:?}");
    let throwing = Function::new_no_args("throw new Error('mine')");
    assert!(analyze("Ann Lee said no.".into(), Some(throwing)).is_ok());
}

#[wasm_bindgen_test]
fn an_argument_of_another_type_is_a_type_error_that_names_it() {
    let values = [JsValue::UNDEFINED, JsValue::NULL, 5.into(), true.into(), js_sys::Object::new().into()];
    for value in values {
        let wrong = [
            (analyze(value.clone(), None).unwrap_err(), "“text” must be a string."),
            (Article::new(value.clone()).err().unwrap(), "“root” must be an element."),
            (export_as("csv".into(), value.clone(), JsValue::NULL, "".into()).unwrap_err(), "“text” must be a string."),
        ];
        for (error, message) in wrong {
            assert_eq!((get(&error, "name"), get(&error, "message")), ("TypeError".into(), message.into()));
        }
    }
}

#[wasm_bindgen_test]
fn the_version_is_the_package_s() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

macro_rules! golden {
    ($($name:ident)*) => {
        /// Every golden article, read by wasm, against the file that the native tests read too.
        mod golden {
            $(
                #[wasm_bindgen_test::wasm_bindgen_test]
                fn $name() {
                    super::check_golden(stringify!($name));
                }
            )*
        }
    };
}
for_each_article!(golden);

fn check_golden(name: &str) {
    let (_, file) = articles::FILES.iter().find(|(listed, _)| *listed == name).unwrap();
    let (text, expected) = articles::parts(file);
    let found = articles::in_words(text, &claimlight::analyze(text));
    assert!(found == expected, "tests/golden/{name}.txt: wasm finds\n\n{found}\ninstead of\n\n{expected}");
}

/// As in properties.rs, on fewer texts; the same ones in every run. Nothing is made smaller here: run the native tests.
#[wasm_bindgen_test]
fn every_answer_is_sound() {
    let articles = articles::FILES.iter().map(|(_, file)| articles::parts(file).0.to_owned()).collect();
    let (texts, mut runner) = (any_text::texts(articles), TestRunner::deterministic());
    for _ in 0..100 {
        let text = texts.new_tree(&mut runner).unwrap().current();
        any_text::check(&text);
        assert!(analyze(text.as_str().into(), None).is_ok(), "{text:?}");
    }
}

//! What stands in an article's box on the page and is not the article, told as www/article/boilerplate.ts tells it: by elements, roles, the
//! words in class names, and whole paragraphs.

use web_sys::Element;

const TAGS: [&str; 4] = ["NAV", "ASIDE", "MENU", "DIALOG"];
const ROLES: [&str; 13] = [
    "alert",
    "alertdialog",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "menu",
    "menubar",
    "navigation",
    "search",
    "tablist",
    "toolbar",
    "tooltip",
];
/// Words of a class or an id.
const NAMES: &str = include_str!("names.txt");
/// What a paragraph is, or what it begins with before a colon, where it is a label.
const LABELS: &str = include_str!("labels.txt");
/// What begins a label without a colon.
const OPENINGS: &str = include_str!("openings.txt");
/// More words than this make a paragraph, whatever it begins with.
const LONGEST: usize = 40;

/// Whether a paragraph is a label: "Related", "Watch: Storm reaches Ostrey".
pub(super) fn is_label(paragraph: &str) -> bool {
    let text = paragraph.to_lowercase().replace('\'', "’");
    let text = text.trim();
    let lead = text.split(':').next().unwrap_or_default();
    let lead = lead.trim_end_matches(|c: char| c.is_whitespace() || c == '.' || c == '…');
    let lead = lead.strip_suffix('s').unwrap_or(lead);
    let opens = |opening: &str| text.strip_prefix(opening).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    text.split_whitespace().count() <= LONGEST && (lists(LABELS, lead) || OPENINGS.lines().any(opens))
}

/// Whether an element inside an article is no part of it; `all` is how long the whole text is, in UTF-16 units.
pub(super) fn is_boilerplate(element: &Element, tag: &str, all: usize) -> bool {
    let role = element.get_attribute("role").unwrap_or_default();
    if TAGS.contains(&tag) || ROLES.contains(&role.as_str()) {
        return true;
    }
    let parent = element.parent_element();
    match tag {
        // Under a quotation they say whose it is.
        "FOOTER" => !matches!(element.closest("blockquote"), Ok(Some(_))),
        "FIGCAPTION" => !parent.is_some_and(|p| has(&p, "blockquote")),
        // In a sentence a button is a word that is explained elsewhere.
        "BUTTON" => parent.is_none_or(|p| p.tag_name() != "P"),
        "UL" | "OL" => is_list_of_links(element),
        // Not what holds more than half of the text: `class="has-social"` on the whole article.
        _ => is_named(element) && 2 * length(element) <= all && !has(element, "h1"),
    }
}

/// How long the text of an element is, hidden parts and all, in UTF-16 units.
pub(super) fn length(element: &Element) -> usize {
    element.text_content().unwrap_or_default().encode_utf16().count()
}

/// Whether there is such an element inside.
pub(super) fn has(element: &Element, selector: &str) -> bool {
    matches!(element.query_selector(selector), Ok(Some(_)))
}

fn is_named(element: &Element) -> bool {
    let names = ["class", "id"].map(|name| element.get_attribute(name).unwrap_or_default()).join(" ");
    words(&names).iter().any(|name| lists(NAMES, name) || name.strip_suffix('s').is_some_and(|one| lists(NAMES, one)))
}

/// The words of names in the spellings of programs: "adSlot", "ad-slot", "ad_slot".
fn words(names: &str) -> Vec<String> {
    let mut spelt = String::new();
    let mut before = ' ';
    for c in names.chars() {
        if before.is_ascii_lowercase() && c.is_ascii_uppercase() {
            spelt.push(' ');
        }
        spelt.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
        before = c;
    }
    spelt.split(' ').map(str::to_owned).collect()
}

/// Whether four fifths of a list's text stand in links.
fn is_list_of_links(list: &Element) -> bool {
    let length = |text: Option<String>| -> usize {
        text.unwrap_or_default().split_whitespace().map(|word| word.encode_utf16().count()).sum()
    };
    let links = list.query_selector_all("a").ok();
    let linked: usize =
        links.iter().flat_map(|l| (0..l.length()).filter_map(|i| l.item(i))).map(|a| length(a.text_content())).sum();
    linked > 0 && 5 * linked >= 4 * length(list.text_content())
}

/// Whether a list, one entry a line, has an entry.
fn lists(list: &str, entry: &str) -> bool {
    list.lines().any(|line| line == entry)
}

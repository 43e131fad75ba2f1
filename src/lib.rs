//! Claimlight reads a news article and says who speaks, what they say, and what the text itself leaves open.
//!
//! ```
//! let text = "“We are late again,” Mayor Ann Lee said. The ferry may be late.";
//! let found = claimlight::analyze(text);
//! assert_eq!(found.speakers[0].name, "Ann Lee");
//! assert_eq!(found.quotes[0].content[0].of(text), "“We are late again,”");
//! assert_eq!(found.uncertainties[0].cue.of(text), "may");
//! ```
//!
//! # How a sentence travels
//!
//! | floor | from | to |
//! | --- | --- | --- |
//! | [`text`] | characters | a [`text::Document`]: tokens, sentences, paragraphs, quoted stretches. Typography, no grammar |
//! | [`words`] | a document | a [`words::Page`]: what each token reads, is and stands in; every list is looked up once |
//! | [`reader`] | a page | what the network reads in it: attributions and names, each with how sure it is. English, no news |
//! | `measured` | the name of a rule | the share of its findings that were right |
//! | `speech` | a page and what the network read in it | speakers and quotes: exact quotation rules over the network, and who the sources are |
//! | `uncertainty` | a page and which stretches are somebody's words | doubts: cue, kind, scope, holder |
//! | [`analyze`] | text | an [`Analysis`]: plain data, the only thing that leaves |
//! | [`stats`] | one or many [`Analysis`] | the figures that researchers publish |
//! | [`mod@export`] | text and its [`Analysis`] | a string: JSON, W3C annotations, CSV, Markdown or HTML, the same from both doors |
//! | `browser` | an element or a string | the same for JavaScript, in UTF-16 units, and ranges back into the page (wasm only) |
//! | `main.rs` | files or JSON lines | a listing, JSON or an export (feature `cli`) |
//!
//! # What holds everywhere
//!
//! - Imports point down this table only, and the two wings, `speech` and `uncertainty`, never meet. `tests/house.rs` looks.
//! - Each stage is a function from the values below it to one new value; nothing is filled in later.
//! - Inside there is one [`text::Span`]: byte offsets on character boundaries. They become UTF-16 units or code points once,
//!   at a door.
//! - The core knows no page, no clock and no random order: the same text gives the same answer everywhere.
//! - It cannot fail. Odd text gives fewer findings.
//! - Every finding names the rule that made it and the share of that rule's findings that were right on annotated articles;
//!   `cargo xtask score` counts them into `src/measured.rs`.

/// A list of `src/words` or `src/uncertainty/cues` as build.rs leaves it.
macro_rules! list {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $file))
    };
}

pub mod analysis;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod export;
mod measured;
pub mod reader;
mod speech;
pub mod stats;
pub mod text;
#[cfg(test)]
mod typescript;
mod uncertainty;
pub mod words;

pub use analysis::Analysis;
pub use reader::is_whole;
use text::Document;
use words::Page;

/// Reads an article. Any text at all is allowed; odd text gives fewer findings. Spans in the answer are byte offsets.
pub fn analyze(text: &str) -> Analysis {
    Session::default().analyze(text, &mut |_| ())
}

/// Readings of a text that changes between them. The network, which takes most of the time, reads only those paragraphs that it has
/// not read before; the answers are those of [`analyze`].
#[derive(Default)]
pub struct Session {
    memory: reader::Memory,
}

impl Session {
    /// [`analyze`], telling `progress` now and then which share of the work is done, from 0 to 1, never falling.
    pub fn analyze(&mut self, text: &str, progress: &mut dyn FnMut(f32)) -> Analysis {
        let doc = Document::new(text);
        let page = Page::new(&doc);
        progress(0.05);
        let read = reader::read(&page, &mut self.memory, &mut |share| progress(0.05 + 0.85 * share));
        let (speakers, quotes) = speech::read(&page, &read);
        progress(0.95);
        let voices: Vec<_> = quotes
            .iter()
            .map(|q| uncertainty::Voice { content: &q.content, cue: q.attribution.as_ref().and_then(|a| a.cue) })
            .collect();
        let uncertainties = uncertainty::read(&page, &voices);
        progress(1.0);
        let statements = uncertainty::statements(&doc, &uncertainties);
        let article = speech::article(&page, &speakers, &quotes);
        Analysis { language: doc.language, speakers, quotes, uncertainties, statements, article }
    }
}

/// The speakers of quotes that are known already, for measuring this part alone: each attribution's source and cue are taken
/// as they come, its speaker is looked up anew. Spans are byte offsets on character boundaries.
#[doc(hidden)]
pub fn speakers_of(text: &str, quotes: Vec<analysis::Quote>) -> Analysis {
    let doc = Document::new(text);
    let page = Page::new(&doc);
    let read = reader::read(&page, &mut reader::Memory::default(), &mut |_| ());
    let (speakers, quotes) = speech::resolved(&page, quotes, &read);
    Analysis { language: doc.language, speakers, quotes, ..Analysis::default() }
}

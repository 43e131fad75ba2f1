//! FLOOR 2: one page of words for all that read it. A document in, and for each of its tokens what it reads, is, and stands in.
//!
//! Every word list of the house lies here, in `*.txt`; only the cues of doubts have a room of their own, `src/uncertainty/cues`.

mod inflect;
pub(crate) mod lexicon;
mod page;

pub use page::{Page, Part, Phrase, Quoted};

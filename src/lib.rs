//! Claimlight reads a news article and says who speaks, what they say, and what the text itself leaves open.

pub mod analysis;
#[cfg(target_arch = "wasm32")]
pub mod browser;
mod speech;
pub mod text;
mod uncertainty;

pub use analysis::Analysis;
use text::Document;

/// Reads an article. Any text at all is allowed; odd text gives fewer findings. Spans in the answer are byte offsets.
pub fn analyze(text: &str) -> Analysis {
    analyze_with(text, &mut |_| ())
}

/// [`analyze`], telling `progress` now and then which share of the work is done, from 0 to 1, never falling.
pub fn analyze_with(text: &str, progress: &mut dyn FnMut(f32)) -> Analysis {
    let doc = Document::new(text);
    progress(0.3);
    let (speakers, quotes) = speech::read(&doc);
    progress(0.8);
    let uncertainties = uncertainty::read(&doc, &quotes.iter().map(|q| q.content.as_slice()).collect::<Vec<_>>());
    progress(1.0);
    Analysis { language: doc.language, speakers, quotes, uncertainties }
}

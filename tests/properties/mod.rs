//! What holds for any text at all, and the texts to try it on. Shared by the native tests and the browsers.

mod sound;
mod texts;

pub(crate) use sound::check;
pub(crate) use texts::texts;

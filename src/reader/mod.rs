//! FLOOR 2: the network that reads the article. Text in, a column of scores for each of its tokens out.

pub mod features;

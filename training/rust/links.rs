//! What the ranker is asked, for its training: JSON lines `{"text", "stretches": [["content", 0, 7], …]}` in, tokens counted; one
//! line of choices out, each `[stretch, [[candidate or null, [feature, …]], …]]`.

use claimlight::reader::links::choices;
use claimlight::reader::spans::{Role, Stretch};
use claimlight::text::Document;
use claimlight::words::Page;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let doc = Document::new(article["text"].as_str().unwrap_or_default());
        let stretches: Vec<Stretch> =
            article["stretches"].as_array().into_iter().flatten().filter_map(stretch).collect();
        let choices: Vec<Value> =
            choices(&Page::new(&doc), &stretches).into_iter().map(|c| json!([c.of, c.options])).collect();
        writeln!(out, "{}", Value::Array(choices))?;
    }
    Ok(())
}

fn stretch(value: &Value) -> Option<Stretch> {
    let role = match value[0].as_str()? {
        "source" => Role::Source,
        "cue" => Role::Cue,
        _ => Role::Content,
    };
    let [start, end] = [1, 2].map(|i| value[i].as_u64().map(|n| n as usize));
    Some(Stretch { role, tokens: start?..end?, probability: 1.0 })
}

//! The door to the shell.
use std::io::BufRead;
fn main() {
    for l in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&l.unwrap()).unwrap();
        let t = v["text"].as_str().unwrap();
        let a = claimlight::analyze(t);
        let mut map = std::collections::HashMap::new();
        for (c,(b,_)) in t.char_indices().enumerate() { map.insert(b,c); }
        map.insert(t.len(), t.chars().count());
        let a = a.map_spans(|s| claimlight::text::Span::new(map[&s.start], map[&s.end]));
        let mut o = serde_json::to_value(&a).unwrap();
        o["id"] = v["id"].clone();
        println!("{o}");
    }
}

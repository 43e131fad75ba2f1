//! Reads an article from standard input and prints who says what, one quote a line, with the confidence of the attribution:
//! `cargo run --example who_says_what < www/samples/ferry.txt`

use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let found = claimlight::analyze(&text);
    for quote in &found.quotes {
        let Some(attribution) = &quote.attribution else { continue };
        let speaker = attribution.speaker.and_then(|index| found.speakers.get(index));
        let name = speaker.map_or("somebody whom the text does not name", |speaker| speaker.name.as_str());
        // Spans are byte offsets; a quote that is broken off has several.
        let words: Vec<&str> = quote.content.iter().map(|span| span.of(&text)).collect();
        println!("{:.2}  {name}: {}", attribution.confidence, words.join(" … "));
    }
    Ok(())
}

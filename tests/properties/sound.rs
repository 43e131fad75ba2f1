//! What every answer keeps, whatever the text. The fuzzer (`fuzz/`) holds answers to the same.

use claimlight::analysis::{Analysis, Attribution, Holder, Quote, Sort};
use claimlight::text::{Document, Language, Offsets, Span, Unit};
use claimlight::{Session, analyze};

/// Reads a text and holds the answer, and the text floor below it, to everything that they promise.
pub(crate) fn check(text: &str) {
    let analysis = analyze(text);
    assert_eq!(analysis, analyze(text), "the same answer twice");
    progress(text);
    answer(text, &analysis);
    document(&Document::new(text));
}

/// Holds one answer to what it promises.
pub(crate) fn answer(text: &str, analysis: &Analysis) {
    spans(text, analysis);
    speakers(analysis);
    quotes(analysis);
    apart(analysis);
    doubts(analysis);
}

fn progress(text: &str) {
    let mut told = Vec::new();
    Session::default().analyze(text, &mut |share| told.push(share));
    assert!(told.is_sorted() && told.first().is_none_or(|&s| s >= 0.0) && told.last() == Some(&1.0), "{told:?}");
}

/// Every span holds words, and the same words in every unit.
fn spans(text: &str, analysis: &Analysis) {
    let (utf16, chars) = (Offsets::new(text, Unit::Utf16), Offsets::new(text, Unit::Chars));
    let (units, points): (Vec<u16>, Vec<char>) = (text.encode_utf16().collect(), text.chars().collect());
    analysis.clone().map_spans(|span| {
        let words = text.get(span.start..span.end).unwrap_or_else(|| panic!("{span:?} does not fit the text"));
        assert!(!words.is_empty(), "{span:?} is empty");
        let (u, c) = (utf16.span(span), chars.span(span));
        assert_eq!(String::from_utf16(&units[u.start..u.end]).unwrap(), words);
        assert_eq!(points[c.start..c.end].iter().collect::<String>(), words);
        span
    });
}

fn speakers(analysis: &Analysis) {
    let ids = analysis.quotes.iter().filter_map(|q| q.attribution.as_ref()?.speaker);
    let mut seen = 0;
    for id in ids {
        assert!(id < analysis.speakers.len(), "there is no speaker {id}");
        assert!(id <= seen, "speaker {id} speaks before speaker {seen}");
        seen = seen.max(id + 1);
    }
    assert_eq!(seen, analysis.speakers.len(), "every speaker says something");
    let article = &analysis.article;
    let by_type: Vec<_> = article.by_type.iter().map(|t| t.words.all()).collect();
    let by_speaker: Vec<_> = article.by_speaker.iter().map(|w| w.all()).collect();
    assert_eq!(by_speaker.iter().sum::<usize>(), by_type.iter().sum::<usize>(), "{article:?}");
    assert_eq!(by_speaker.len(), analysis.speakers.len(), "{article:?}");
    assert!(article.by_type.iter().all(|t| t.sources > 0) && article.sources() <= by_speaker.len(), "{article:?}");
    assert!(!article.single_source || article.sources() == 1, "{article:?}");
    for speaker in &analysis.speakers {
        assert!(!speaker.name.trim().is_empty() && !speaker.mentions.is_empty(), "{speaker:?}");
        let some = |words: &Option<String>| words.as_ref().is_none_or(|w| !w.trim().is_empty());
        assert!(some(&speaker.role) && some(&speaker.body), "{speaker:?}");
        ordered(&speaker.mentions);
    }
}

fn quotes(analysis: &Analysis) {
    let cue = |q: &Quote| q.attribution.as_ref().and_then(|a| a.cue);
    assert!(
        analysis.quotes.is_sorted_by_key(|q| q.content.first().copied().or(cue(q))),
        "quotes in the order of the text"
    );
    for quote in &analysis.quotes {
        assert!(!quote.content.is_empty() || quote.sort == Sort::Silence && cue(quote).is_some(), "{quote:?}");
        ordered(&quote.content);
        let Some(attribution) = &quote.attribution else { continue };
        let Attribution { source, speaker, by, confidence, speaker_by, speaker_confidence, speaker_certain, .. } =
            attribution;
        earned(by, *confidence);
        // An answer has no words around it that tell whose it is; whose an orphan is, the sentence before it tells.
        let told = source.is_some() || cue(quote).is_some();
        assert!(told || by == "answer" || by == "orphan" && speaker.is_some(), "neither source nor cue: {quote:?}");
        assert_eq!(speaker_by.is_some(), speaker.is_some(), "{quote:?}");
        earned(speaker_by.as_deref().unwrap_or("nothing"), *speaker_confidence);
        assert!(speaker.is_some() || !speaker_certain && *speaker_confidence == 0.0, "{quote:?}");
        assert_eq!(analysis.language, Language::English, "only quotation marks are read outside English");
        if let Some(id) = speaker {
            // Whom the sentence before is about, and whom an interview is with, the words have beside them.
            let apart = speaker_by.as_deref().is_some_and(|by| ["before", "interviewed"].contains(&by));
            let Some(source) = *source else {
                assert!(apart, "a speaker without a source: {quote:?}");
                continue;
            };
            let mentioned = analysis.speakers[*id].mentions.iter().any(|m| m.contains(source));
            assert!(mentioned, "{quote:?} is no mention of its speaker");
        }
    }
}

/// No stretch is two quotes', but for what stands inside another's words; and that has a quote around it.
fn apart(analysis: &Analysis) {
    let outer = analysis.quotes.iter().filter(|q| q.inside.is_none());
    let mut given: Vec<Span> = outer.flat_map(|q| q.content.iter().copied()).collect();
    given.sort();
    ordered(&given);
    for (index, quote) in analysis.quotes.iter().enumerate() {
        let Some(inside) = quote.inside else { continue };
        let around = analysis.quotes.get(inside).unwrap_or_else(|| panic!("there is no quote {inside}"));
        assert_ne!(inside, index, "{quote:?} is inside itself");
        let held = |c: &Span| around.content.iter().any(|o| o.contains(*c));
        assert!(quote.content.iter().all(held), "{quote:?} is not in {around:?}");
    }
}

fn doubts(analysis: &Analysis) {
    assert!(analysis.uncertainties.is_sorted_by_key(|u| (u.cue, u.scope)), "doubts in the order of the text");
    assert!(analysis.uncertainties.is_empty() || analysis.language == Language::English);
    for doubt in &analysis.uncertainties {
        earned(&doubt.by, doubt.confidence);
        let Some(id) = doubt.quote else { continue };
        assert_eq!(doubt.holder, Holder::Speaker, "{doubt:?}");
        let quote = analysis.quotes.get(id).unwrap_or_else(|| panic!("there is no quote {id}"));
        // "She believes that …": the quote's own cue is the doubt's.
        let own = quote.attribution.as_ref().and_then(|a| a.cue).is_some_and(|c| c.overlaps(doubt.cue));
        assert!(own || quote.content.iter().any(|c| c.contains(doubt.cue)), "{doubt:?} is not in {quote:?}");
    }
}

fn earned(by: &str, confidence: f64) {
    assert!(!by.is_empty() && (0.0..=1.0).contains(&confidence), "{by} {confidence}");
}

/// One after the other, none over another.
fn ordered(spans: &[Span]) {
    assert!(spans.windows(2).all(|w| w[0].end <= w[1].start), "{spans:?}");
}

/// The text floor: tokens in order, and every token in the lead or in one sentence of one paragraph.
fn document(doc: &Document<'_>) {
    let text = doc.text;
    let mut end = 0;
    for token in &doc.tokens {
        assert!(text.get(token.span.start..token.span.end).is_some_and(|w| !w.is_empty()), "{token:?}");
        let gap = text.get(end..token.span.start).unwrap_or_else(|| panic!("{token:?} begins before {end}"));
        assert!(!gap.chars().any(char::is_alphanumeric), "{gap:?} belongs to no token");
        end = token.span.end;
    }
    assert!(!text[end..].chars().any(char::is_alphanumeric), "{:?} belongs to no token", &text[end..]);
    let (mut token, mut sentence) = (0, 0);
    for (index, paragraph) in doc.paragraphs.iter().enumerate() {
        assert_eq!((paragraph.tokens.start, paragraph.sentences.start), (token, sentence), "{paragraph:?}");
        assert_eq!(paragraph.span, doc.span_of(paragraph.tokens.clone()));
        assert!(!paragraph.tokens.is_empty() && !paragraph.sentences.is_empty(), "{paragraph:?}");
        if let Some(lead) = paragraph.lead {
            assert!(!lead.is_empty() && lead.start == paragraph.span.start, "{paragraph:?}");
            token = doc.tokens_in(lead).end;
        }
        for inner in &doc.sentences[paragraph.sentences.clone()] {
            assert_eq!((inner.tokens.start, inner.paragraph), (token, index), "{inner:?}");
            assert_eq!(inner.span, doc.span_of(inner.tokens.clone()));
            assert_eq!(inner.tokens, doc.tokens_in(inner.span));
            token = inner.tokens.end;
        }
        assert_eq!(token, paragraph.tokens.end, "{paragraph:?}");
        sentence = paragraph.sentences.end;
    }
    assert_eq!((token, sentence), (doc.tokens.len(), doc.sentences.len()), "every token is in a paragraph");
    quotations(doc);
}

fn quotations(doc: &Document<'_>) {
    assert!(doc.quotations.is_sorted_by_key(|q| q.span().start), "quotations in the order in which they open");
    for (index, quotation) in doc.quotations.iter().enumerate() {
        assert!(!quotation.pieces.is_empty() && quotation.pieces.len() == quotation.inner.len(), "{quotation:?}");
        ordered(&quotation.pieces);
        for (piece, inner) in quotation.pieces.iter().zip(&quotation.inner) {
            assert!(!piece.is_empty() && piece.contains(*inner), "{quotation:?}");
            assert!(doc.text.get(piece.start..piece.end).is_some() && doc.text.get(inner.start..inner.end).is_some());
            assert!(
                doc.paragraphs.iter().any(|p| p.span.contains(*piece)),
                "{quotation:?} runs over a paragraph’s end"
            );
        }
        let parent = quotation.parent.map(|p| {
            assert!(p < index, "{quotation:?}");
            &doc.quotations[p]
        });
        assert_eq!(quotation.depth, parent.map_or(0, |p| p.depth + 1), "{quotation:?}");
        assert!(parent.is_none_or(|p| p.span().contains(quotation.span())), "{quotation:?} is not in {parent:?}");
    }
}

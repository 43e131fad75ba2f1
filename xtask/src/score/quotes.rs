//! Scores who said what: content, cue, source, and whether the right words are given to the right source.

use super::article::{Article, Roles};
use super::words::{Words, common};
use super::{Judged, Scores};

type Role = (&'static str, fn(&Roles) -> &Words);
const ROLES: [Role; 3] = [("content", |r| &r.content), ("cue", |r| &r.cue), ("source", |r| &r.source)];

/// What an article adds to the figures. "exact" is the same words; "tokens" the words in that role; "found" contents of which half
/// is common; "relation" found with the same source; "recall X" how many of the marked relations of the sort X were found.
pub(crate) fn quotes(article: &Article<'_>) -> Scores {
    let mut scores = Scores::default();
    for (name, role) in ROLES {
        let marked: Vec<&Words> = article.marked.iter().map(|(r, _)| role(r)).filter(|w| !w.is_empty()).collect();
        let found: Vec<&Words> = article.found.iter().map(|(r, _)| role(r)).filter(|w| !w.is_empty()).collect();
        scores.figures.of(&format!("{name} exact")).add(common(&marked, &found), found.len(), marked.len());
        let [marked, found] = [marked, found].map(|all| all.into_iter().flatten().copied().collect::<Words>());
        let both = marked.intersection(&found).count();
        scores.figures.of(&format!("{name} tokens")).add(both, found.len(), marked.len());
    }
    relations(article, &mut scores);
    scores.judged = judged(article);
    scores
}

fn relations(article: &Article<'_>, scores: &mut Scores) {
    let Article { marked, found, .. } = article;
    let right: Vec<(usize, usize)> = article.relations().map(|pair| (pair.marked, pair.found)).collect();
    scores.figures.of("found").add(article.pairs.len(), found.len(), marked.len());
    scores.figures.of("relation").add(right.len(), found.len(), marked.len());
    // A class of what was found, and of what was marked; each side counts by its own.
    let mut class = |name: &str, is_found: &dyn Fn(usize) -> bool, is_marked: &dyn Fn(usize) -> bool| {
        let of_found = right.iter().filter(|(_, j)| is_found(*j)).count();
        let of_marked = right.iter().filter(|(i, _)| is_marked(*i)).count();
        scores.figures.of(name).add_apart(
            (of_found as f64, (0..found.len()).filter(|j| is_found(*j)).count()),
            (of_marked as f64, (0..marked.len()).filter(|i| is_marked(*i)).count()),
        );
    };
    for name in ["direct", "mixed", "indirect"] {
        let is = |roles: &Roles| kind(roles, &article.text.quoted) == name;
        class(&format!("relation {name}"), &|j| is(&found[j].0), &|i| is(&marked[i].0));
    }
    if marked.iter().any(|(_, a)| a.nested.is_some()) {
        class("nested", &|j| found[j].1.inside.is_some(), &|i| marked[i].1.nested == Some(true));
    }
    let sure = |j: usize| found[j].1.attribution.as_ref().is_some_and(|a| !a.tentative);
    let all = (0..found.len()).filter(|&j| sure(j)).count();
    let held = right.iter().filter(|(_, j)| sure(*j)).count();
    scores.figures.of("right of what is not tentative").judge(held, all);
    for (i, (_, attribution)) in marked.iter().enumerate() {
        if let Some(sort) = &attribution.sort {
            let found = right.iter().any(|(m, _)| *m == i);
            scores.figures.of(&format!("recall {sort}")).judge(usize::from(found), 1);
        }
    }
}

/// How much of a content stands in quotation marks.
pub(crate) fn kind(roles: &Roles, quoted: &Words) -> &'static str {
    match roles.content.intersection(quoted).count() {
        0 => "indirect",
        inside if inside == roles.content.len() => "direct",
        _ => "mixed",
    }
}

/// Each attribution's rule, what it says of itself, and whether people marked it too.
fn judged(article: &Article<'_>) -> Vec<Judged> {
    let with_attribution =
        article.found.iter().enumerate().filter_map(|(j, (_, q))| Some((j, q.attribution.as_ref()?)));
    let judge = |(j, a): (usize, &super::engine::Attribution)| Judged {
        rule: a.by.clone(),
        said: a.confidence,
        right: article.relations().any(|pair| pair.found == j),
    };
    with_attribution.map(judge).collect()
}

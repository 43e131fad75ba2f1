"""What people marked, as one label a token for each head of the network."""

from dataclasses import dataclass

import articles

ROLES = ("source", "cue", "content")
BIO = ["O"] + [f"{edge}-{role}" for role in ROLES for edge in "BI"]
SORTS = ("speech", "attitude", "noun", "silence")
KINDS = ("epistemic", "doxastic", "hearsay", "unknown", "conditional", "approximate", "unattributed")
DOUBTS = ["O"] + [f"{edge}-{kind}" for kind in KINDS for edge in "BI"]
UNKNOWN = -1  # nobody was asked


@dataclass
class Labels:
    """Indices, one a token; UNKNOWN where nobody marked such a thing."""

    outer: list  # into BIO: attributions of the writer's
    nested: list  # into BIO: attributions inside another's content
    sorts: list  # into SORTS, at cues only
    doubts: list  # into DOUBTS


def label(article):
    """Puts the labels of every annotator on the article's paragraphs."""
    annotations = [layers(attributions) for attributions in article.annotations] or [None]
    for p in article.paragraphs:
        doubts = doubt_labels(p, article)
        p.labels = [attribution_labels(p, both, doubts) for both in annotations]


def layers(attributions):
    """The attributions of the outer and of the nested layer. Where the corpus does not mark nesting, what lies inside
    another's content is nested; what collides with another attribution of both layers is in none."""
    nested = [a for a in attributions if a.get("nested", inside_another(a, attributions))]
    outer = [a for a in attributions if a not in nested]
    upper, lower = [], []
    for a in outer:
        (lower if any(collide(a, b) for b in upper) else upper).append(a)
    for a in nested:
        if not any(collide(a, b) for b in lower):
            lower.append(a)
    return upper, lower


def inside_another(a, attributions):
    stretches = [s for role in ROLES for s in a[role]]
    return any(
        b is not a and b["content"] != a["content"] and all(any(x <= s and e <= y for x, y in b["content"]) for s, e in stretches)
        for b in attributions
    )


def collide(a, b):
    """Whether two attributions want one token for different things; a shared source is none."""
    for role in ROLES:
        for other in ROLES:
            for s, e in a[role]:
                for x, y in b[other]:
                    if s < y and x < e and (role != other or (s, e) != (x, y)):
                        return True
    return False


def attribution_labels(paragraph, both, doubts):
    size = len(paragraph.spans)
    nobody = [UNKNOWN] * size
    if both is None:
        return Labels(nobody, nobody, nobody, doubts)
    rows, sorts = [], [UNKNOWN] * size
    for attributions in both:
        row = [0] * size
        for a in attributions:
            for role in ROLES:
                for first, last in stretches(paragraph, a[role]):
                    begin = BIO.index(f"B-{role}")
                    row[first : last + 1] = [begin] + [begin + 1] * (last - first)
                    if role == "cue" and "sort" in a:
                        sorts[first : last + 1] = [SORTS.index(a["sort"])] * (last + 1 - first)
        rows.append(row)
    marks_nested = any("nested" in a for attributions in both for a in attributions) or any(rows[1])
    return Labels(rows[0], rows[1] if marks_nested else nobody, sorts, doubts)


def stretches(paragraph, spans):
    return [found for s, e in spans if (found := articles.edges(paragraph, s, e))]


def doubt_labels(paragraph, article):
    out = [UNKNOWN if article.doubts is None else 0] * len(paragraph.spans)
    if article.doubts is None:
        return out
    for doubt in article.doubts:
        for first, last in stretches(paragraph, [(doubt["start"], doubt["end"])]):
            begin = DOUBTS.index(f"B-{doubt['kind']}")
            out[first : last + 1] = [begin] + [begin + 1] * (last - first)
    if article.scored is not None:
        for i, (start, _) in enumerate(paragraph.spans):
            if not any(s <= start < e for s, e in article.scored):
                out[i] = UNKNOWN
    return out

"""Annotated articles as paragraphs of tokens. Tokens and features are Rust's (rust/features.rs); labels.py adds people's labels."""

import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

LONGEST = 400  # tokens that the network reads at once; src/reader/mod.rs cuts longer paragraphs likewise
WORD = re.compile(r"\w")


@dataclass
class Paragraph:
    words: list  # as the vocabulary spells them
    surface: list  # as they stand in the text
    spaces: list  # whether white space follows
    features: list  # [bucket, prefix, suffix, shape, place] a token
    spans: list  # (start, end) a token, code points
    labels: list = field(default_factory=list)  # one labels.Labels for each annotator


@dataclass
class Article:
    id: str
    text: str
    annotations: list  # for each annotator the attributions; [] where nobody marked any
    doubts: list  # the marked doubts, or None
    scored: list  # the stretches in which doubts were marked, or None for the whole text
    paragraphs: list


def read(paths, root):
    """The articles of several files of JSON lines, each text once, with all that the files mark in it."""
    by_id = {}
    for path in paths:
        for line in open(path, encoding="utf-8"):
            if line.strip():
                document = json.loads(line)
                by_id.setdefault(document["id"], []).append(document)
    texts = "".join(json.dumps({"id": i, "text": d[0]["text"]}) + "\n" for i, d in by_id.items())
    articles = []
    for line in example("features", texts, root):
        row = json.loads(line)
        documents = by_id[row["id"]]
        annotations = [d["attributions"] for d in documents if "attributions" in d]
        marked = next((d for d in documents if "uncertainties" in d), {})
        article = Article(row["id"], documents[0]["text"], annotations, marked.get("uncertainties"), marked.get("scored"), [])
        for tokens in row["paragraphs"]:
            for start in range(0, len(tokens), LONGEST):
                article.paragraphs.append(paragraph(article.text, tokens[start : start + LONGEST]))
        articles.append(article)
    return articles


def example(name, lines, root):
    """What a Rust example answers, line by line."""
    command = ["cargo", "run", "-q", "--release", "--example", name]
    return subprocess.run(command, input=lines, capture_output=True, text=True, check=True, cwd=root).stdout.splitlines()


def paragraph(text, tokens):
    spans = [(s, e) for s, e, _, _ in tokens]
    return Paragraph(
        words=[w for _, _, w, _ in tokens],
        surface=[text[s:e] for s, e in spans],
        spaces=[text[e : e + 1].isspace() for _, e in spans],
        features=[f for _, _, _, f in tokens],
        spans=spans,
    )


def edges(paragraph, start, end):
    """First and last token of a span of code points: its outermost words and the quotation marks that touch them, as people differ
    about the rest. None where no token is."""
    inside = [i for i, (s, e) in enumerate(paragraph.spans) if s < end and e > start]
    wordy = [i for i in inside if WORD.search(paragraph.surface[i])]
    if wordy:
        return with_marks(paragraph, wordy[0], wordy[-1])
    # A colon or a dash may be a cue: "Lee: We are late."
    return (inside[0], inside[-1]) if inside else None


def with_marks(paragraph, first, last):
    mark = lambda i: paragraph.features[i][4] % 4  # see `place` in features.rs: 2 opens, 3 closes a quotation
    if first > 0 and mark(first - 1) == 2:
        first -= 1
    for ahead in (1, 2):
        i = last + ahead
        if i >= len(paragraph.spans) or WORD.search(paragraph.surface[i]):
            break
        if mark(i) == 3:
            return first, i
    return first, last


def root():
    return Path(__file__).resolve().parent.parent

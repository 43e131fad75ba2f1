"""Annotated articles as paragraphs of tokens. Tokens and features are Rust's (examples/features.rs); labels are people's."""
import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

ROLES = ("source", "cue", "content")
LABELS = ["O"] + [f"{edge}-{role}" for role in ROLES for edge in "BI"]
LONGEST = 400  # tokens that the network reads at once; src/reader/mod.rs cuts longer paragraphs likewise
WORD = re.compile(r"\w")


@dataclass
class Paragraph:
    article: str
    words: list          # as the vocabulary spells them
    surface: list        # as they stand in the text
    spaces: list         # whether white space follows
    features: list       # [bucket, prefix, suffix, shape, place] a token
    spans: list          # (start, end) a token, code points
    labels: list = field(default_factory=list)  # one list of label indices for each annotator


@dataclass
class Article:
    id: str
    text: str
    annotations: list    # for each annotator the attributions
    paragraphs: list


def read(path, root):
    """The articles of a file of JSON lines, each text once, with all its annotations."""
    by_id = {}
    for line in open(path, encoding="utf-8"):
        if line.strip():
            document = json.loads(line)
            by_id.setdefault(document["id"], []).append(document)
    texts = "".join(json.dumps({"id": i, "text": d[0]["text"]}) + "\n" for i, d in by_id.items())
    command = ["cargo", "run", "-q", "--release", "--example", "features"]
    lines = subprocess.run(command, input=texts, capture_output=True, text=True, check=True, cwd=root).stdout
    articles = []
    for line in lines.splitlines():
        row = json.loads(line)
        documents = by_id[row["id"]]
        article = Article(row["id"], documents[0]["text"], [d["attributions"] for d in documents], [])
        for tokens in row["paragraphs"]:
            for start in range(0, len(tokens), LONGEST):
                article.paragraphs.append(paragraph(article, tokens[start:start + LONGEST]))
        articles.append(article)
    return articles


def paragraph(article, tokens):
    spans = [(s, e) for s, e, _, _ in tokens]
    out = Paragraph(
        article=article.id,
        words=[w for _, _, w, _ in tokens],
        surface=[article.text[s:e] for s, e in spans],
        spaces=[article.text[e:e + 1].isspace() for _, e in spans],
        features=[f for _, _, _, f in tokens],
        spans=spans,
    )
    out.labels = [labels(out, attributions) for attributions in article.annotations]
    return out


def labels(paragraph, attributions):
    """BIO labels. A span's edges are its outermost words and the quotation marks that touch them: people differ about the rest."""
    out = [0] * len(paragraph.spans)
    for attribution in attributions:
        for role in ROLES:
            begin = LABELS.index(f"B-{role}")
            for start, end in attribution[role]:
                found = edges(paragraph, start, end)
                if not found:
                    continue
                first, last = found
                out[first:last + 1] = [begin] + [begin + 1] * (last - first)
    return out


def edges(paragraph, start, end):
    """First and last token of a span of code points, as labels() wants them; None where no token is."""
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

"""A spaCy pipe: `nlp.add_pipe("claimlight")`, in any pipeline, even a blank one.

It sets `doc._.claimlight` to the `Article`, and `doc.spans` to the findings as tokens:

- `doc.spans["quotes"]`: what is said; the label is the quote's type. A quote that is broken off has several spans.
- `doc.spans["sources"]` and `doc.spans["cues"]`: who says it and that they do; labels "source" and the cue's stance.
- `doc.spans["doubts"]`: the cues of what is left open; the label is the doubt's kind.

The id of a span (`span.id_`) is "quote-0" or "doubt-0": the place in `Article.quotes` or `Article.uncertainties`. A finding that
begins or ends within a token has the whole token.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from . import article as articles
from .article import Article, analyze

_KEY = "claimlight"


def _stored(doc: Doc) -> Article | None:
    findings = doc.user_data.get(_KEY)
    return None if findings is None else Article(doc.text, findings)


# Not the value itself: what a document holds must survive `to_bytes`, and so `nlp.pipe(n_process=2)`.
Doc.set_extension("claimlight", getter=_stored, force=True)


class Claimlight:
    """The pipe. `said` leaves out what somebody only thinks, wants or feels."""

    def __init__(self, said: bool = False) -> None:
        self.said = said

    def __call__(self, doc: Doc) -> Doc:
        """Adds the findings to a document."""
        article = analyze(doc.text, said=self.said)
        doc.user_data[_KEY] = article.to_json()
        for name in ("quotes", "sources", "cues", "doubts"):
            doc.spans[name] = []
        for group, place, label, id in _found(article):
            span = _tokens(doc, place, label, id)
            if span is not None:
                doc.spans[group].append(span)
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing: the pipe is its settings, which the pipeline's own file holds."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> "Claimlight":
        """The same pipe."""
        return self

    def to_disk(self, path: object, **_: object) -> None:
        """Writes nothing."""

    def from_disk(self, path: object, **_: object) -> "Claimlight":
        """The same pipe."""
        return self


def _found(article: Article) -> Iterator[tuple[str, articles.Span, str, str]]:
    """Each span with its group, its label and its id."""
    for i, quote in enumerate(article.quotes):
        id = f"quote-{i}"
        for span in quote.content:
            yield "quotes", span, quote.type, id
        if quote.source is not None:
            yield "sources", quote.source, "source", id
        if quote.cue is not None:
            yield "cues", quote.cue, quote.stance or "", id
    for i, doubt in enumerate(article.uncertainties):
        yield "doubts", doubt.cue, doubt.kind, f"doubt-{i}"


def _tokens(doc: Doc, place: articles.Span, label: str, id: str) -> Span | None:
    return doc.char_span(place.start, place.end, label=label, span_id=id, alignment_mode="expand")


@Language.factory(
    "claimlight",
    default_config={"said": False},
    assigns=["doc.spans", "doc._.claimlight"],
)
def make(nlp: Language, name: str, said: bool) -> Claimlight:
    """Makes the pipe for `nlp.add_pipe("claimlight", config={"said": …})`."""
    return Claimlight(said)

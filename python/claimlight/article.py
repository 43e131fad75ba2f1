"""One article: its findings as plain values. Every offset counts code points, so that `text[start:end]` gives the words."""

import html
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from . import _core

SourceType = Literal["person", "unnamed", "organisation", "group", "document", "other"]
Format = Literal["json", "w3c", "csv", "markdown", "html"]
Offsets = Literal["chars", "utf16", "bytes"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the article, and its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A number of reported words: in quotation marks, and all others."""

    direct: int
    indirect: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something whose words the article reports."""

    name: str
    """The fullest name that the article uses, without titles."""
    role: str | None
    """What the article says that they are, in its own words."""
    body: str | None
    """The named organisation that they speak for or belong to, or that published the document."""
    type: SourceType
    mentions: tuple[Span, ...]
    """Every place where they are a source, and every other place of their name."""
    words: Words
    """How much they say."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that the article reports as somebody's. Without attribution, all fields from `source` on are None."""

    type: Literal["direct", "indirect", "mixed"]
    """How much of it stands in quotation marks."""
    sort: Literal["speech", "attitude", "noun", "silence"]
    """Whether it was said (as a clause or as a noun), only thought, or is what somebody does not answer."""
    content: tuple[Span, ...]
    """What is said; several spans where the text breaks it off."""
    inside: int | None
    """The quote in whose words this one stands: an index into `Article.quotes`."""
    source: Span | None = None
    """The words that name the speaker here ("she")."""
    cue: Span | None = None
    """The words that say that somebody speaks ("said")."""
    speaker: Speaker | None = None
    """Whom the source means; None where that is not known."""
    speaker_by: str | None = None
    """How the source was linked to the speaker."""
    speaker_confidence: float | None = None
    """The share of such links that were right on annotated articles, 0 to 1."""
    speaker_certain: bool | None = None
    """Whether the link is more than a guess."""
    stance: str | None = None
    """How the cue presents what is said: neutral, asserting, distancing, denying …"""
    by: str | None = None
    """The rule that made this link."""
    confidence: float | None = None
    """The share of this rule's links that were right on annotated articles, 0 to 1."""
    tentative: bool | None = None
    """Whether that is less than 0.8."""

    @property
    def words(self) -> str:
        """What is said, with " … " where the text breaks it off."""
        return " … ".join(span.text for span in self.content)


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Something that the text itself leaves open."""

    kind: Literal["epistemic", "doxastic", "hearsay", "unknown", "conditional", "approximate", "unattributed"]
    cue: Span
    """The words that leave it open."""
    scope: Span
    """The words that are left open."""
    holder: Literal["writer", "speaker"]
    """Whose doubt it is: the article's own, or that of somebody whom it reports."""
    quote: Quote | None
    """The quote that the doubt is part of."""
    by: str
    """The rule that found it."""
    confidence: float
    """The share of this rule's findings that were right on annotated articles, 0 to 1."""
    tentative: bool
    """Whether that is less than 0.8."""


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of an article: how many the text leaves open in some way, of how many."""

    open: int
    all: int


class Article:
    """A text and what was found in it; made by `analyze`, equal and hashable by value, and quick to pickle."""

    text: str
    """The text, as it was given."""

    def __init__(self, text: str, findings: str) -> None:
        """`findings` is what `to_json` gives."""
        self.text = text
        self._findings = findings

    @cached_property
    def _dict(self) -> dict[str, Any]:
        return self.to_dict()

    @property
    def language(self) -> Literal["english", "other"]:
        """What the text seems to be written in; outside English only quotation marks are read."""
        language: Literal["english", "other"] = self._dict["language"]
        return language

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks, in the order of their first speech."""
        words = self._dict["article"]["by_speaker"]
        return tuple(
            Speaker(**{**speaker, "mentions": self._spans(speaker["mentions"]), "words": Words(**said)})
            for speaker, said in zip(self._dict["speakers"], words, strict=True)
        )

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """What is said, in the order of the text."""
        return tuple(self._quote(**quote) for quote in self._dict["quotes"])

    @cached_property
    def uncertainties(self) -> tuple[Uncertainty, ...]:
        """What the text leaves open, in the order of the text."""
        return tuple(self._uncertainty(**doubt) for doubt in self._dict["uncertainties"])

    @cached_property
    def statements(self) -> Statements:
        """How many of its statements the text leaves open: no score of truth, nor of the writer."""
        return Statements(**self._dict["statements"])

    @property
    def single_source(self) -> bool:
        """Whether all is said by one source, in three attributions or more."""
        return bool(self._dict["article"]["single_source"])

    def to_json(self) -> str:
        """The findings as `claimlight batch` prints them, without an id."""
        return self._findings

    def to_dict(self) -> dict[str, Any]:
        """The findings as plain values, in the fields and the order of `claimlight analyze --json`."""
        findings: dict[str, Any] = json.loads(self._findings)
        return findings

    def stats(self) -> dict[str, Any]:
        """The figures of this article, as `claimlight stats --json` gives them: see `claimlight.stats`."""
        return stats([self])

    def export(self, format: Format = "json", *, source: str = "urn:claimlight:article", offsets: Offsets = "chars") -> str:
        """The findings in another form, as `claimlight analyze --format` writes them.

        `source` is the article's address, which the annotations of "w3c" name; `offsets` is what "json" and "csv" count.
        Raises ValueError for an unknown format or unit, and for a source that is no IRI.
        """
        for name, value in {"format": format, "source": source, "offsets": offsets}.items():
            _string(name, value)
        return _core.export(self.text, self._findings, format, source, offsets)

    def __repr__(self) -> str:
        words = " ".join(self.text[:200].split())
        start = words if len(words) <= 40 else words[:39] + "…"
        counts = (("speaker", self.speakers), ("quote", self.quotes), ("doubt", self.uncertainties))
        found = ", ".join(f"{len(items)} {name}{'' if len(items) == 1 else 's'}" for name, items in counts)
        return f"<Article {start!r}: {found}>"

    def _repr_html_(self) -> str:
        # A frame, so that the page's style stays its own; nothing in it can run.
        page = html.escape(render(self), quote=True)
        return f'<iframe srcdoc="{page}" sandbox title="Findings" style="width:100%;height:32em;border:0"></iframe>'

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Article):
            return NotImplemented
        return (self.text, self._findings) == (other.text, other._findings)

    def __hash__(self) -> int:
        return hash((self.text, self._findings))

    def __getstate__(self) -> tuple[str, str]:
        return self.text, self._findings

    def __setstate__(self, state: tuple[str, str]) -> None:
        self.text, self._findings = state

    def _span(self, span: list[int]) -> Span:
        start, end = span
        return Span(start, end, self.text[start:end])

    def _spans(self, spans: list[list[int]]) -> tuple[Span, ...]:
        return tuple(self._span(span) for span in spans)

    def _quote(self, content: list[list[int]], attribution: dict[str, Any] | None, **rest: Any) -> Quote:
        link = dict(attribution or {})
        for place in ("source", "cue"):
            if link.get(place) is not None:
                link[place] = self._span(link[place])
        if link.get("speaker") is not None:
            link["speaker"] = self.speakers[link["speaker"]]
        return Quote(content=self._spans(content), **rest, **link)

    def _uncertainty(self, cue: list[int], scope: list[int], quote: int | None, **rest: Any) -> Uncertainty:
        inside = None if quote is None else self.quotes[quote]
        return Uncertainty(cue=self._span(cue), scope=self._span(scope), quote=inside, **rest)


def analyze(text: str, *, said: bool = False) -> Article:
    """Reads an article. Any text is allowed; odd text gives fewer findings.

    `said` leaves out what somebody only thinks, wants or feels. Raises TypeError where `text` is no string, and ValueError where
    it holds half a surrogate pair, which no encoding can write.
    """
    _string("text", text)
    return Article(text, _core.analyze(text, bool(said)))


def render(article: Article) -> str:
    """A page that needs no other file, as the "html" export gives it: the article with its marks, then the report."""
    if not isinstance(article, Article):
        raise TypeError(f"article: expected an Article, got {type(article).__name__}")
    return article.export("html")


def stats(articles: Iterable[Article]) -> dict[str, Any]:
    """The figures that researchers publish, of many articles together, as `claimlight stats --json` gives them.

    Articles and single-source stories; sources, quotes and words (direct, indirect) of all, of named and unnamed ones, by type and
    by speaker; the share of direct speech; doubts by kind and holder; open statements. Nothing is guessed about anybody's gender.
    """
    if isinstance(articles, Article):
        raise TypeError("articles: expected several Articles, got one; use its method stats()")
    findings = []
    for article in articles:
        if not isinstance(article, Article):
            raise TypeError(f"articles: expected Articles, got {type(article).__name__}")
        findings.append(article.to_json())
    figures: dict[str, Any] = json.loads(_core.stats(findings))
    return figures


def _string(name: str, value: object) -> None:
    """Raises TypeError or ValueError with the argument's name if it is not a string that can be encoded."""
    if not isinstance(value, str):
        raise TypeError(f"{name}: expected str, got {type(value).__name__}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{name}: half a surrogate pair at index {error.start}") from None

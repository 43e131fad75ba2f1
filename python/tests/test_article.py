import copy
import html
import json
import pickle

import pytest
from conftest import ARTICLE, run

import claimlight


def test_the_findings_are_those_of_the_command(corpus, answers):
    for given, answer in zip(corpus, answers, strict=True):
        article = claimlight.analyze(given["text"])
        assert answer == '{"id":' + json.dumps(given["id"]) + "," + article.to_json()[1:]
        assert article.to_json() == json.dumps(article.to_dict(), ensure_ascii=False, separators=(",", ":"))


def test_the_version_is_that_of_the_command():
    assert run("--version") == f"claimlight {claimlight.__version__}\n"


def test_a_dict_prints_as_the_command_does():
    printed = json.dumps(claimlight.analyze(ARTICLE).to_dict(), ensure_ascii=False, indent=2) + "\n"
    assert printed == run("analyze", "--json", text=ARTICLE)
    printed = json.dumps(claimlight.analyze(ARTICLE, said=True).to_dict(), ensure_ascii=False, indent=2) + "\n"
    assert printed == run("analyze", "--json", "--said", text=ARTICLE)


def test_findings_are_plain_values():
    article = claimlight.analyze(ARTICLE)
    quote, said = article.quotes[:2]
    assert (quote.type, quote.sort, quote.words) == ("direct", "speech", "“The 🚢 may be late,”")
    assert (quote.source.text, quote.cue.text, quote.stance) == ("Mayor Ann Lee", "said", "neutral")
    assert quote.speaker is article.speakers[0] is said.speaker
    assert (quote.speaker.name, quote.speaker.type, quote.speaker.words.direct) == ("Ann Lee", "person", 4)
    doubt = article.uncertainties[0]
    assert (doubt.cue.text, doubt.kind, doubt.holder, doubt.quote) == ("may", "epistemic", "speaker", quote)
    assert article.statements == claimlight.Statements(open=2, all=6)
    assert (article.language, article.single_source) == ("english", False)


def test_spans_count_code_points(corpus):
    for text in [ARTICLE, *(given["text"] for given in corpus[:50])]:
        article = claimlight.analyze(text)
        for quote in article.quotes:
            for span in (*quote.content, quote.source, quote.cue):
                assert span is None or text[span.start : span.end] == span.text != ""


def test_articles_are_values():
    article, same = claimlight.analyze(ARTICLE), claimlight.analyze(ARTICLE)
    assert article == same and hash(article) == hash(same) and article != claimlight.analyze("")
    for other in (pickle.loads(pickle.dumps(article)), copy.deepcopy(article)):
        assert other == article and other.quotes == article.quotes


def test_an_article_shows_what_it_is():
    article = claimlight.analyze(ARTICLE)
    assert repr(article).startswith("<Article '“The 🚢 may be late,” said Mayor Ann Lee…': 3 speakers, ")
    assert repr(claimlight.analyze("")) == "<Article '': 0 speakers, 0 quotes, 0 doubts>"


@pytest.mark.parametrize("format", ["json", "w3c", "csv", "markdown", "html"])
def test_exports_are_those_of_the_command(format):
    source = "https://news.example/pier"
    exported = claimlight.analyze(ARTICLE).export(format, source=source, offsets="utf16")
    assert exported == run("analyze", "--format", format, "--source", source, "--offsets", "utf16", text=ARTICLE)


def test_a_notebook_shows_the_exported_page():
    article = claimlight.analyze(ARTICLE + "<script>alert('no')</script>\x1b[31m")
    page = claimlight.render(article)
    assert page == run("analyze", "--format", "html", text=article.text)
    assert "<script" not in page and "\x1b" not in page
    shown = article._repr_html_()
    assert shown.startswith('<iframe srcdoc="') and html.unescape(shown.split('"')[1]) == page


def test_any_text_is_read():
    for text in ("", "\0", "\ufeff", "🚢" * 1000, "“" * 1000, "é\r\n\u2028x"):
        assert claimlight.analyze(text).text == text


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: claimlight.analyze(None), TypeError, "text: expected str, got NoneType"),
        (lambda: claimlight.analyze(b"No."), TypeError, "text: expected str, got bytes"),
        (lambda: claimlight.analyze("a\ud800"), ValueError, "text: half a surrogate pair at index 1"),
        (lambda: claimlight.render("No."), TypeError, "article: expected an Article, got str"),
        (lambda: claimlight.stats(["No."]), TypeError, "articles: expected Articles, got str"),
        (lambda: claimlight.stats(claimlight.analyze("")), TypeError, "articles: expected several Articles"),
        (lambda: claimlight.analyze("").export("docx"), ValueError, "format must be"),
        (lambda: claimlight.analyze("").export(source="pier 3"), ValueError, "source must be an IRI"),
        (lambda: claimlight.analyze("").export(source=None), TypeError, "source: expected str, got NoneType"),
        (lambda: claimlight.analyze("").export(offsets="em"), ValueError, "offsets must be"),
    ],
)
def test_a_wrong_argument_is_named(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_the_figures_are_those_of_the_command(corpus):
    some = corpus[:40]
    figures = claimlight.stats(claimlight.analyze(given["text"]) for given in some)
    lines = "".join(json.dumps(given) + "\n" for given in some)
    assert figures == json.loads(run("stats", "--json", text=lines))
    assert figures == json.loads(run("stats", "--json", text=run("batch", text=lines)))
    assert figures["articles"] == 40 and figures["all"]["quotes"] > 100 and 0 < figures["direct_share"] < 1


def test_one_article_has_figures():
    figures = claimlight.analyze(ARTICLE).stats()
    assert (figures["articles"], figures["named"]["quotes"], figures["unnamed"]["sources"]) == (1, 2, 1)
    assert figures["by_speaker"][0]["name"] == "Ann Lee"
    assert figures["doubts"]["epistemic"] == {"writer": 0, "speaker": 1}

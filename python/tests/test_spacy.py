import pytest
import spacy
from conftest import ARTICLE
from spacy.tokens import DocBin

import claimlight


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("claimlight")
    return nlp


def test_findings_are_spans_of_tokens(nlp):
    doc = nlp(ARTICLE)
    found = {name: [(span.text, span.label_, span.id_) for span in doc.spans[name]] for name in doc.spans}
    assert found["quotes"][:2] == [
        ("“The 🚢 may be late,”", "direct", "quote-0"),
        ("the café would open", "indirect", "quote-1"),
    ]
    assert found["sources"][0] == ("Mayor Ann Lee", "source", "quote-0")
    assert found["cues"][0] == ("said", "neutral", "quote-0")
    assert found["doubts"][0] == ("may", "epistemic", "doubt-0")
    assert doc._.claimlight == claimlight.analyze(ARTICLE)


def test_every_finding_has_its_tokens(nlp, corpus):
    for doc in nlp.pipe(given["text"] for given in corpus[:100]):
        article = doc._.claimlight
        content = [(f"quote-{i}", span) for i, quote in enumerate(article.quotes) for span in quote.content]
        assert len(content) == len(doc.spans["quotes"])
        for (id, place), span in zip(content, doc.spans["quotes"], strict=True):
            assert span.id_ == id and place.text in span.text
        assert len(article.uncertainties) == len(doc.spans["doubts"])


def test_a_finding_within_a_token_has_the_whole_token():
    nlp = spacy.blank("en")
    nlp.tokenizer = spacy.tokenizer.Tokenizer(nlp.vocab)  # Parts at white space only.
    nlp.add_pipe("claimlight")
    doc = nlp("“It may-not rain,” Ann Lee said.")
    assert doc.spans["cues"][0].text == "said."


def test_the_settings_are_the_pipe_s(nlp):
    said = spacy.blank("en")
    said.add_pipe("claimlight", config={"said": True})
    assert len(said(ARTICLE)._.claimlight.quotes) < len(nlp(ARTICLE)._.claimlight.quotes)
    assert spacy.blank("en")(ARTICLE)._.claimlight is None


def test_a_document_keeps_its_findings(nlp, tmp_path):
    doc = nlp(ARTICLE)
    kept = DocBin(docs=[doc], store_user_data=True).to_bytes()
    [same] = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert same._.claimlight == doc._.claimlight
    assert [span.text for span in same.spans["doubts"]] == [span.text for span in doc.spans["doubts"]]
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)(ARTICLE)._.claimlight == doc._.claimlight


def test_processes_share_the_work(nlp):
    docs = list(nlp.pipe([ARTICLE] * 4, n_process=2, batch_size=1))
    assert all(doc._.claimlight == docs[0]._.claimlight and doc.spans["quotes"] for doc in docs)


def test_an_empty_document_has_none(nlp):
    assert not any(nlp("").spans.values())

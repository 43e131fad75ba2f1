"""PolNeAR's annotations brought to the corpus' guide (training/corpus/GUIDE.md) by rule, as far as a rule can tell."""

import re

THAT = re.compile(r"(?:that|That)\s+(?=\S)")
# What follows a source's comma: a relative clause, an age or an apposition with an article; or, where no list of names goes on, any other.
RELATIVE = re.compile(r",\s*(?:who|whose|which|an?|\d+)\b")
APPOSITION = re.compile(r",\s*(?:the|one|now|then|[a-z]\w+|[A-Z]\w*[’']s?|Mr\.|Ms\.|D-|R-)(?!\w)")
LIST = re.compile(r",.*\band\b|,\s*(?:including|like|and|or|as well as)\b")
# "its chief executive, Paula Kint"
NAMED = re.compile(r"(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]n?|[Tt]he|[Aa]nother|\w+[’']s)\s[^,]*[a-z](, [A-Z][^,]*),?$")
PARTY = re.compile(r"\s+\([RDI](?:-[\w.\s]+)?\),?$|\s+who\s")
SETTING = re.compile(
    r"\s+(?:in (?:a|an|the|his|her|their) (?:\w+ )?(?:statement|interview|email|e-mail|tweet|speech|memo|post|letter|essay|op-ed)|"
    r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
NO_COMMENT = re.compile(
    r"(?:to )?(?:be interviewed|comments?\b|(?:an? |multiple |several |\w+ )?(?:requests?|inquir\w+|calls?|messages?|emails?)\b.*)", re.S
)
REFUSES = re.compile(r"\b(?:declin|refus)|(?:not|n[’']t|never) .*\b(?:respond|return|answer|reply)", re.I)


def conform(text, attributions):
    """The same attributions with stretches as the guide has them, and the sort where the words tell it."""
    return [attribution(text, a) for a in attributions]


def attribution(text, a):
    out = {"source": [source(text, s) for s in a["source"]], "cue": [cue(text, s) for s in a["cue"]], "content": contents(text, a)}
    return silent(text, out)


def contents(text, a):
    """Without the "that" before it."""
    out = []
    for start, end in a["content"]:
        that = THAT.match(text, start, end)
        out.append([that.end() if that and that.end() < end else start, end])
    return out


def source(text, span):
    """Up to the relative clause, age, party or apposition."""
    start, end = span
    cut = lambda found: start + found.start() if found and found.start() > 0 else end
    end = cut(PARTY.search(text[start:end]))
    end = cut(RELATIVE.search(text[start:end]))
    found = APPOSITION.search(text[start:end])
    if found and not LIST.match(text[start:end], found.start()):
        end = cut(found)
    if found := NAMED.match(text[start:end]):
        end = start + found.start(1)
    return [start, end]


def cue(text, span):
    start, end = span
    found = SETTING.search(text[start:end])
    return [start, start + found.start()] if found and found.start() > 0 else [start, end]


def silent(text, a):
    """ "declined" + "to comment on it" is the cue "declined to comment" and a silence."""
    if len(a["content"]) != 1 or len(a["cue"]) != 1 or not REFUSES.search(text[slice(*a["cue"][0])]):
        return a
    (start, end), (cue_start, cue_end) = a["content"][0], a["cue"][0]
    found = NO_COMMENT.match(text, start, end)
    if not found or not 0 < start - cue_end < 3:
        return a
    return {**a, "cue": [[cue_start, min(found.end(), end)]], "content": [], "sort": "silence"}

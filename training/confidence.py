"""How often the network's links are right in each band of its own certainty: the table of src/speech/rules.rs.

    python confidence.py GOLD.jsonl PREDICTED.jsonl      PREDICTED from `claimlight batch`, in code points"""
import collections
import json
import re
import sys

WORD = re.compile(r"\w+")


def cover(words, spans):
    return {i for i, (a, b) in enumerate(words) for s, e in spans if a < e and b > s}


def right(words, found, gold):
    """By xtask's measure: half of the content is shared, and the sources share a word or there is none."""
    content, source = cover(words, found["content"]), cover(words, [found["attribution"]["source"]] if found["attribution"]["source"] else [])
    for attribution in gold:
        theirs = cover(words, attribution["content"])
        sources = cover(words, attribution["source"])
        if theirs and 2 * len(content & theirs) >= len(content | theirs) and (source & sources or not source and not sources):
            return True
    return False


def main(gold, predicted):
    articles = {}
    for line in open(gold, encoding="utf-8"):
        article = json.loads(line)
        articles.setdefault(article["id"], article)
    bands = collections.defaultdict(list)
    for line in open(predicted, encoding="utf-8"):
        answer = json.loads(line)
        article = articles[answer["id"]]
        words = [m.span() for m in WORD.finditer(article["text"])]
        for quote in answer["quotes"]:
            a = quote["attribution"]
            if a:
                bands[(a["by"] if a["by"] != "network" else "network", a["confidence"])].append(right(words, quote, article["attributions"]))
    for (by, said), hits in sorted(bands.items(), reverse=True):
        print(f"{by:20} said {said:.2f} earned {(sum(hits) + 1) / (len(hits) + 2):.3f} of {len(hits)}")


if __name__ == "__main__":
    main(*sys.argv[1:])

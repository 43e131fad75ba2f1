"""Everything that training needs, made once: articles with labels, silver labels, vocabulary and vectors, the ranker.

    python prepare.py FOLDER --corpus PARTS [--data DIR] [--from weights.bin]

PARTS holds corpus-train.jsonl and corpus-dev.jsonl (`cargo xtask corpus gold`), DIR PolNeAR's quotes-train, quotes-dev and
uncertainty-train, some of whose articles remarked.jsonl marks anew by the corpus' guide; FOLDER takes prepared.pkl. With --from the vocabulary of these weights comes first and keeps its vectors, so that
training can go on from them."""

import argparse
import copy
import json
import pickle
from pathlib import Path

import torch

import articles
import conventions
import labels
import links
import rounding
import silver
import vectors

WORDS = 20000
SIZE = 48


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--from", dest="begin", type=Path)
    return parser.parse_args()


def read(options):
    """Articles by part and origin: {"train": {"corpus": [...], "polnear": [...], "remarked": [...]}, "dev": …}."""
    out = {}
    for part in ("train", "dev"):
        out[part] = {"corpus": articles.read([options.corpus / f"corpus-{part}.jsonl"], articles.root())}
        if options.data:
            files = [options.data / f"quotes-{part}.jsonl", *([options.data / "uncertainty-train.jsonl"] if part == "train" else [])]
            out[part]["polnear"] = articles.read(files, articles.root())
            for a in out[part]["polnear"]:
                a.annotations = [conventions.conform(a.text, attributions) for attributions in a.annotations]
                # Three in twenty stay unseen, to measure doubts on.
                a.doubts = a.doubts if fnv(a.id) % 20 < 17 else None
            if part == "train":
                out[part]["remarked"] = remarked(out[part]["polnear"])
        for a in (a for origin in out[part].values() for a in origin):
            labels.label(a)
    return out


def remarked(polnear):
    """The articles that remarked.jsonl marks, with these marks instead of PolNeAR's."""
    lines = map(json.loads, open(Path(__file__).parent / "remarked.jsonl", encoding="utf-8"))
    ours = {line["id"]: line for line in lines}
    out = [copy.copy(a) for a in polnear if a.id in ours]
    for a in out:
        if fnv(a.text) != ours[a.id]["fnv"]:
            raise SystemExit(f"remarked.jsonl marks another text of {a.id}")
        a.annotations = [ours[a.id]["attributions"]]
        a.paragraphs = copy.deepcopy(a.paragraphs)
    return out


def fnv(text):
    """FNV-1a over 32 bits, by which the corpus is split too."""
    out = 0x811C9DC5
    for byte in text.encode():
        out = (out ^ byte) * 0x01000193 & 0xFFFFFFFF
    return out


def prepare(options):
    options.folder.mkdir(parents=True, exist_ok=True)
    parts = read(options)
    every = {part: [a for origin in by.values() for a in origin] for part, by in parts.items()}
    counted = vectors.counts(every["train"])
    begin = rounding.read(options.begin) if options.begin else None
    words = vectors.vocabulary(counted, WORDS, begin["words"] if begin else [])
    table = vectors.vectors(words, counted, SIZE, begin)
    out = {"parts": parts, "counts": counted, "words": words, "vectors": table, "begin": begin}
    ranker = links.train(links.choices(every["train"]))
    out["links"] = links.whole(ranker)
    for origin, dev in parts["dev"].items():
        right = links.accuracy(out["links"][0].astype(int), links.choices(dev))
        print(f"links between people's own stretches, {origin}: {100 * right:.1f} % right on dev", flush=True)
    for part, data in every.items():
        paragraphs = [p for a in data for p in a.paragraphs]
        for p, (tags, syntax, names) in zip(paragraphs, silver.label(paragraphs)):
            p.tags, p.syntax, p.names = tags, syntax, names
        print(part, len(data), "articles", len(paragraphs), "paragraphs", sum(len(p.words) for p in paragraphs), "tokens", flush=True)
    known = set(words)
    for origin, dev in parts["dev"].items():
        tokens = [w for a in dev for p in a.paragraphs for w in p.words]
        print(
            f"{len(known)} words; {100 * sum(w in known for w in tokens) / len(tokens):.1f} % of {origin} dev tokens are among them",
            flush=True,
        )
    pickle.dump(out, open(options.folder / "prepared.pkl", "wb"))


if __name__ == "__main__":
    torch.set_num_threads(1)
    prepare(arguments())

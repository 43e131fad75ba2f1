"""Everything that training needs, made once: articles with labels, silver labels, vocabulary and vectors.

    python prepare.py DATA FOLDER      DATA holds quotes-train.jsonl and quotes-dev.jsonl; FOLDER takes prepared.pkl"""
import pickle
import sys
from pathlib import Path

import torch

import articles
import links
import silver
import vectors

WORDS = 26000
SIZE = 48


def prepare(data, folder):
    folder.mkdir(parents=True, exist_ok=True)
    out = {split: articles.read(data / f"quotes-{split}.jsonl", articles.root()) for split in ("train", "dev")}
    counted = vectors.counts(out["train"])
    out["counts"] = counted
    out["words"] = vectors.vocabulary(counted, WORDS)
    out["vectors"] = vectors.vectors(out["words"], counted, SIZE)
    ranker = links.train(links.choices(out["train"]))
    out["links"] = links.whole(ranker)
    print(f"links between people's own stretches: {100 * links.accuracy(out['links'][0].astype(int), links.choices(out['dev'])):.1f} % right on dev", flush=True)
    for split in ("train", "dev"):
        paragraphs = [p for a in out[split] for p in a.paragraphs]
        for p, (tags, syntax, names) in zip(paragraphs, silver.label(paragraphs)):
            p.tags, p.syntax, p.names = tags, syntax, names
        print(split, len(out[split]), "articles", len(paragraphs), "paragraphs", sum(len(p.words) for p in paragraphs), "tokens", flush=True)
    known = set(out["words"])
    dev = [w for a in out["dev"] for p in a.paragraphs for w in p.words]
    print(f"{len(known)} words; {100 * sum(w in known for w in dev) / len(dev):.1f} % of dev tokens are among them", flush=True)
    pickle.dump(out, open(folder / "prepared.pkl", "wb"))


if __name__ == "__main__":
    torch.set_num_threads(1)
    prepare(Path(sys.argv[1]), Path(sys.argv[2]))

"""A file of weights with fewer words and few bits, of one with more of both.

    python fewer.py weights.bin [--words 20000] --out weights.bin

The frequent words stay, which have an embedding of their own; of the others those that English uses most (wordfreq)."""

import argparse
from pathlib import Path

import numpy as np
import torch

import rounding


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("weights", type=Path)
    parser.add_argument("--words", type=int, default=20000)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def kept(words, frequent, size):
    """The indices of the words that stay, rising."""
    import wordfreq

    frequent = set(frequent)
    order = sorted(range(len(words)), key=lambda i: (words[i] not in frequent, -wordfreq.zipf_frequency(words[i], "en"), i))
    return sorted(order[:size])


def fewer(options):
    whole = rounding.read(options.weights)
    keep = kept(whole["words"], whole["frequent"], options.words)
    table = np.concatenate([np.zeros_like(whole["vector"][:1]), whole["vector"][keep]])
    state = whole["state"] | {"vector.weight": torch.tensor(table)}
    arrays, _ = rounding.sections(state, [whole["words"][i] for i in keep], whole["frequent"])
    rounding.write(options.out, arrays + [("links", whole["links"])])


if __name__ == "__main__":
    fewer(arguments())

"""The mean of several trainings that went on from one start: a little better than each of them.

python average.py FOLDER --out weights.bin FIRST.pt SECOND.pt …    FOLDER holds prepared.pkl; weights.pt is written there"""

import argparse
import pickle
from pathlib import Path

import torch

import articles  # noqa: F401  (what prepared.pkl is made of)
import rounding


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("saved", type=Path, nargs="+", help="trainings from one start, in train.py's .pt form")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def average(options):
    first, *others = [torch.load(path, weights_only=False, map_location="cpu") for path in options.saved]
    for name, values in first["state"].items():
        if values.is_floating_point():
            values += sum(other["state"][name] - values for other in others) / (1 + len(others))
    torch.save(first, options.folder / f"{options.out.stem}.pt")
    prepared = pickle.load(open(options.folder / "prepared.pkl", "rb"))
    arrays, _ = rounding.sections(first["state"], prepared["words"], first["frequent"])
    rounding.write(options.out, arrays + [("links", prepared["links"])])


if __name__ == "__main__":
    average(arguments())

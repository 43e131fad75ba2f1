"""Gives PolNeAR, whose annotators marked no attributions inside others', the nested layer that trained weights see in it.

    python recover.py FOLDER WEIGHTS.pt      FOLDER holds prepared.pkl and takes recovered.pkl

A paragraph is labelled only where the weights are sure of all its tokens; of the others training asks no nested label."""

import argparse
import pickle
from pathlib import Path

import torch

import articles  # noqa: F401  (what prepared.pkl is made of)
from labels import UNKNOWN
from network import Network, log_partition
from train import Rows, batches

SURE = 0.7


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("saved", type=Path)
    return parser.parse_args()


def network(saved):
    state, options = saved["state"], saved["options"]
    out = Network(
        state["word.weight"].shape[0],
        state["vector.weight"],
        options["width"],
        options["hidden"],
        0.0,
        state["tags.weight"].shape[0],
        state["syntax.weight"].shape[0],
    )
    out.load_state_dict(state)
    return out.eval()


def nested(model, batch):
    """For each row the likeliest label of each token and its marginal probability: the gradient of the partition's logarithm."""
    lengths = torch.tensor([len(r["features"]) for r in batch])
    features = torch.nn.utils.rnn.pad_sequence([r["features"] for r in batch], batch_first=True)
    mask = torch.arange(features.shape[1])[None] < lengths[:, None]
    with torch.no_grad():
        logits, _ = model(features, lengths)
    scores = logits["nested"].requires_grad_()
    move, start = (t.detach() for t in model.nested_chain.tables())
    (marginals,) = torch.autograd.grad(log_partition(scores, mask, move.expand(len(batch), -1, -1), start).sum(), scores)
    sure, best = marginals.max(-1)
    return [(best[i, :n], sure[i, :n]) for i, n in enumerate(lengths.tolist())]


def main(options):
    prepared = pickle.load(open(options.folder / "prepared.pkl", "rb"))
    saved = torch.load(options.saved, weights_only=False, map_location="cpu")
    model, rows = network(saved), Rows(prepared, len(saved["frequent"]))
    paragraphs = [p for a in prepared["parts"]["train"]["polnear"] for p in a.paragraphs]
    places = {id(row): i for i, row in enumerate(rows.parts["train"]["polnear"])}
    known = found = 0
    for batch in batches(rows.parts["train"]["polnear"], 8000, shuffle=False):
        for row, (best, sure) in zip(batch, nested(model, batch)):
            certain = bool((sure >= SURE).all())
            known, found = known + certain, found + (certain and bool(best.any()))
            for labels in paragraphs[places[id(row)]].labels:
                labels.nested = best.tolist() if certain else [UNKNOWN] * len(best)
    print(f"nested labels for {known} of {len(paragraphs)} paragraphs, attributions in {found} of them", flush=True)
    pickle.dump(prepared, open(options.folder / "recovered.pkl", "wb"))


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(arguments())

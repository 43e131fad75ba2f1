"""Trains the network and writes its weights.

    python train.py FOLDER --out weights.bin [--hidden 80] [--epochs 18] [--seed 1] …    after prepare.py"""
import argparse
import copy
import math
import pickle
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

import articles  # noqa: F401  (what prepared.pkl is made of)
import rounding
from network import Network
from silver import NAMES

BUCKETS = 512


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hidden", type=int, default=80)
    parser.add_argument("--width", type=int, default=32)
    parser.add_argument("--frequent", type=int, default=5000)
    parser.add_argument("--epochs", type=int, default=22)
    parser.add_argument("--batch", type=int, default=2200, help="tokens")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--drop", type=float, default=0.35)
    parser.add_argument("--aux", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="begin", type=Path, help="saved weights to go on from")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


class Rows:
    """Paragraphs as tensors."""

    def __init__(self, prepared, frequent):
        by_count = sorted(prepared["words"], key=lambda w: (-prepared["counts"].get(w, 0), w))
        self.frequent = sorted(by_count[:frequent], key=str.encode)
        self.row = {w: BUCKETS + i for i, w in enumerate(self.frequent)}
        self.vector = {w: i + 1 for i, w in enumerate(prepared["words"])}
        self.tags, self.syntax = {}, {}
        self.train = [self.paragraph(p) for a in prepared["train"] for p in a.paragraphs]
        self.dev = [self.paragraph(p) for a in prepared["dev"] for p in a.paragraphs]

    def paragraph(self, p):
        features = [[self.row.get(w, f[0]), self.vector.get(w, 0), *f[1:]] for w, f in zip(p.words, p.features)]
        number = lambda known, names: torch.tensor([known.setdefault(n, len(known)) for n in names])
        return {
            "features": torch.tensor(features),
            "capital": torch.tensor([s[:1].isupper() for s in p.surface]),
            "labels": [torch.tensor(l) for l in p.labels],
            "tags": number(self.tags, p.tags),
            "syntax": number(self.syntax, p.syntax),
            "names": torch.tensor(p.names),
        }


def batches(rows, tokens, shuffle=True):
    noise = (lambda: random.random() * 6) if shuffle else (lambda: 0)
    out, current = [], []
    for row in sorted(rows, key=lambda r: len(r["features"]) + noise()):
        if current and (len(current) + 1) * len(row["features"]) > tokens:
            out.append(current)
            current = []
        current.append(row)
    out.append(current)
    if shuffle:
        random.shuffle(out)
    return out


def stacked(batch, device):
    pad = lambda key: pad_sequence([r[key] for r in batch], batch_first=True).to(device)
    lengths = torch.tensor([len(r["features"]) for r in batch])
    labels = pad_sequence([random.choice(r["labels"]) for r in batch], batch_first=True).to(device)
    mask = (torch.arange(labels.shape[1])[None] < lengths[:, None]).to(device)
    return {"lengths": lengths, "mask": mask, "labels": labels} | {k: pad(k) for k in ("features", "capital", "tags", "syntax", "names")}


def forgetting(features, capital):
    """Some words become unknown, capitalised ones oftener, so that names of another country are no surprise."""
    draw = torch.rand(capital.shape, device=capital.device)
    gone = draw < torch.where(capital, 0.15, 0.05)
    out = features.clone()
    out[..., 0] = torch.where(gone, torch.randint_like(out[..., 0], BUCKETS), out[..., 0])
    out[..., 1] = out[..., 1].masked_fill(gone, 0)
    # Another name begins and ends otherwise, too.
    other = gone & capital & (draw < 0.1)
    for column, size in ((2, 1024), (3, 2048)):
        out[..., column] = torch.where(other, torch.randint_like(out[..., column], size), out[..., column])
    return out


def rate(step, steps, peak):
    return peak * min(1.0, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * min(1.0, step / steps)) + 0.005)


def train(options):
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    prepared = pickle.load(open(options.folder / "prepared.pkl", "rb"))
    rows = Rows(prepared, options.frequent)
    # The vectors stand in the file with few levels; the network learns on what it will be given.
    table, _ = rounding.levels(torch.tensor(prepared["vectors"]), 7, dim=0, spread=2.6)
    table = torch.cat([torch.zeros(1, table.shape[1]), table])
    network = Network(BUCKETS + len(rows.frequent), table, options.width, options.hidden, options.drop, len(rows.tags), len(rows.syntax))
    if options.begin:
        network.load_state_dict(torch.load(options.begin, weights_only=False, map_location="cpu")["state"])
    network.to(device).train()
    learned = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98))
    steps = options.epochs * len(batches(rows.train, options.batch))
    mean, step, begin = None, 0, time.time()
    for epoch in range(options.epochs):
        total = tokens = 0
        for batch in batches(rows.train, options.batch):
            for group in optimiser.param_groups:
                group["lr"] = rate(step, steps, options.rate)
            b = stacked(batch, device)
            count = b["mask"].sum()
            scores, low = network(forgetting(b["features"], b["capital"]), b["lengths"])
            main = network.chain.loss(scores, b["labels"], b["mask"]) / count
            helped = low[b["mask"]]
            aux = sum(F.cross_entropy(getattr(network, head)(helped), b[head][b["mask"]]) for head in ("tags", "syntax", "names"))
            optimiser.zero_grad()
            (main + options.aux * aux).backward()
            torch.nn.utils.clip_grad_norm_(learned, 3.0)
            optimiser.step()
            step += 1
            total, tokens = total + main.item() * count.item(), tokens + count.item()
            if epoch >= options.epochs // 2:
                mean = averaged(mean, network, min(0.998, step / (step + 20)))
        shown = mean or network
        print(f"epoch {epoch + 1} train {total / tokens:.4f} dev {loss(shown, rows.dev, device):.4f} {time.time() - begin:.0f} s "
              f"cpu {time.process_time():.0f} s", flush=True)
        save(options, prepared, rows, shown)
    return mean


def averaged(mean, network, keep):
    """The running mean of the weights: steadier than the last step's."""
    if mean is None:
        return copy.deepcopy(network)
    with torch.no_grad():
        for old, new in zip(mean.parameters(), network.parameters()):
            old.lerp_(new, 1 - keep)
    return mean


@torch.no_grad()
def loss(network, rows, device):
    was, total, tokens = network.training, 0.0, 0
    network.eval()
    for batch in batches(rows, 4000, shuffle=False):
        b = stacked(batch, device)
        total += network.chain.loss(network(b["features"], b["lengths"])[0], b["labels"], b["mask"]).item()
        tokens += b["mask"].sum().item()
    network.train(was)
    return total / tokens


def save(options, prepared, rows, network):
    state = network.state_dict()
    torch.save({"options": vars(options), "words": prepared["words"], "frequent": rows.frequent, "state": state},
               options.folder / f"{options.out.stem}.pt")
    arrays, _ = rounding.sections(state, prepared["words"], rows.frequent)
    rounding.write(options.out, arrays + [("links", prepared["links"])])


if __name__ == "__main__":
    train(arguments())

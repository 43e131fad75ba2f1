"""A larger network that labels the training articles once more, for the small one to learn from (knowledge distillation: Hinton,
Vinyals and Dean 2015). It is never shipped.

    python teacher.py FOLDER --encoder DIR [--epochs 2] [--seed 1]

DIR holds a Transformer encoder in Hugging Face's form (config.json, model.safetensors, tokenizer.json), FOLDER prepared.pkl. The encoder
is fine-tuned on the training articles that are marked by the corpus' guide. FOLDER takes teacher-SEED.npz: for each layer, the
probabilities of the labels (labels.BIO) of every token of all training articles, in the order of `every`, in 16 bits. How well it finds
people's stretches on dev is printed. A teacher that has been saved already is not trained again."""

import argparse
import math
import pickle
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F
from transformers import AutoModel

import articles  # noqa: F401  (what prepared.pkl is made of)
from labels import BIO, ROLES, UNKNOWN
from network import LAYERS

LONGEST = 320  # word pieces that the encoder reads at once
STEP = 32
# Encoders know no upper case and no typographic marks; shape and place (rust/features.rs) say the rest.
PLACES, SHAPES = 48, 256


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--batch", type=int, default=3072, help="word pieces")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def every(prepared, part):
    """All paragraphs of a part, origin by origin in the order of their names."""
    by = prepared["parts"][part]
    return [p for origin in sorted(by) for a in by[origin] for p in a.paragraphs]


def guided(prepared, part):
    """The paragraphs that are marked by the corpus' guide."""
    return [p for origin in ("corpus", "remarked") for a in prepared["parts"][part].get(origin, []) for p in a.paragraphs]


class Pieces:
    """Word pieces of tokens."""

    def __init__(self, encoder):
        self.tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.begin, self.end = self.tokenizer.encode("").ids
        self.unknown = [self.end]
        self.known = {}

    def of(self, word):
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:12] or self.unknown
        return self.known[word]

    def windows(self, paragraph):
        """The paragraph in stretches of at most LONGEST pieces: (ids, place of each token's first piece, first token, last token)."""
        out, at, size = [], 0, len(paragraph.surface)
        while at < size:
            ids, first, begin = [self.begin], [], at
            while at < size and len(ids) + len(self.of(paragraph.surface[at])) < LONGEST:
                first.append(len(ids))
                ids += self.of(paragraph.surface[at])
                at += 1
            out.append((ids + [self.end], first, begin, at))
        return out


class Teacher(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, add_pooling_layer=False)
        self.encoder.embeddings.requires_grad_(False)
        size = self.encoder.config.hidden_size
        self.place, self.shape = nn.Embedding(PLACES, 16), nn.Embedding(SHAPES, 16)
        self.heads = nn.ModuleDict({layer: nn.Linear(size + 32, len(BIO)) for layer in LAYERS})
        self.drop = nn.Dropout(0.1)

    def forward(self, b):
        """Logits by layer: rows × tokens × labels."""
        with torch.autocast("cpu", torch.bfloat16):
            states = self.encoder(input_ids=b["ids"], attention_mask=b["pieces"]).last_hidden_state.float()
        states = states.gather(1, b["first"][..., None].expand(-1, -1, states.shape[2]))
        states = torch.cat([self.drop(states), self.place(b["place"]), self.shape(b["shape"])], -1)
        return {layer: head(states) for layer, head in self.heads.items()}

    def parameters_by_rate(self, rate):
        encoder = [p for p in self.encoder.parameters() if p.requires_grad]
        known = {id(p) for p in self.encoder.parameters()}
        rest = [p for p in self.parameters() if id(p) not in known]
        return [{"params": encoder, "peak": rate}, {"params": rest, "peak": 2e-3}]


def examples(paragraphs, pieces):
    return [(i, p, window) for i, p in enumerate(paragraphs) for window in pieces.windows(p)]


def batches(rows, size, shuffle):
    """Windows of like length together, about `size` pieces a batch. Lengths are multiples of STEP, so that few shapes are computed:
    a processor's kernels are made anew for each."""
    by_length = {}
    for row in random.sample(rows, len(rows)) if shuffle else rows:
        by_length.setdefault(padded(row), []).append(row)
    out = [group[i : i + size // length] for length, group in by_length.items() for i in range(0, len(group), size // length)]
    if shuffle:
        random.shuffle(out)
    return out


def padded(row):
    return -(-len(row[2][0]) // STEP) * STEP


def stacked(batch):
    length = padded(batch[0])
    pad = lambda rows, value=0: torch.tensor([[*row, *[value] * (length - len(row))] for row in rows])
    features = [p.features[begin:end] for _, p, (_, _, begin, end) in batch]
    out = {
        "ids": pad([window[0] for _, _, window in batch]),
        "pieces": pad([[1] * len(window[0]) for _, _, window in batch]),
        "first": pad([window[1] for _, _, window in batch]),
        "place": pad([[f[4] for f in row] for row in features]),
        "shape": pad([[f[3] for f in row] for row in features]),
    }
    marked = [random.choice(p.labels) for _, p, _ in batch]
    for layer in LAYERS:
        out[layer] = pad([getattr(m, layer)[w[2] : w[3]] for m, (_, _, w) in zip(marked, batch)], UNKNOWN)
    return out


def train(model, paragraphs, pieces, options):
    """Of paragraphs in which nobody says anything an epoch sees half."""
    rows = examples(paragraphs, pieces)
    spoken = [r for r in rows if any(r[1].labels[0].outer)]
    silent = [r for r in rows if not any(r[1].labels[0].outer)]
    groups = model.parameters_by_rate(options.rate)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    epoch = lambda: batches(spoken + random.sample(silent, len(silent) // 2), options.batch, shuffle=True)
    steps, step, shown, begin = options.epochs * len(epoch()), 0, 0.0, time.time()
    model.train()
    for _ in range(options.epochs):
        for batch in epoch():
            for group in groups:
                group["lr"] = group["peak"] * min(1, (step + 1) / 100) * (0.5 + 0.5 * math.cos(math.pi * min(1, step / steps)))
            b = stacked(batch)
            logits = model(b)
            loss = sum(F.cross_entropy(logits[layer].flatten(0, 1), b[layer].flatten(), ignore_index=UNKNOWN) for layer in LAYERS)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step, shown = step + 1, 0.98 * shown + 0.02 * loss.item()
            if step % 50 == 0:
                print(f"step {step} of {steps} loss {shown / (1 - 0.98**step):.4f} {time.time() - begin:.0f} s", flush=True)


@torch.no_grad()
def probabilities(model, paragraphs, pieces):
    """By layer one array a paragraph: tokens × labels. What stands there twice, with PolNeAR's marks and ours, is read once."""
    model.eval()
    once = {tuple(p.surface): p for p in paragraphs}
    read = read_by(model, list(once.values()), pieces)
    found = dict(zip(once, zip(*(read[layer] for layer in LAYERS))))
    return {layer: [found[tuple(p.surface)][i] for p in paragraphs] for i, layer in enumerate(LAYERS)}


def read_by(model, paragraphs, pieces):
    out = {layer: [np.zeros((len(p.surface), len(BIO)), np.float16) for p in paragraphs] for layer in LAYERS}
    for batch in batches(examples(paragraphs, pieces), 6144, shuffle=False):
        logits = model(stacked(batch))
        for layer in LAYERS:
            found = logits[layer].softmax(-1).numpy().astype(np.float16)
            for row, (i, _, (_, _, begin, end)) in zip(found, batch):
                out[layer][i][begin:end] = row[: end - begin]
    return out


def spans(labels):
    """(role, first, last) of BIO labels."""
    out = []
    for i, label in enumerate([*labels, 0]):
        if label > 0 and label % 2 == 1:
            out.append([ROLES[label // 2], i, i])
        elif label > 0 and out and out[-1][2] == i - 1 and out[-1][0] == ROLES[label // 2 - 1]:
            out[-1][2] = i
    return {tuple(s) for s in out}


def agreement(found, paragraphs):
    """F1 of exact stretches by layer and role, in per cent."""
    out = {}
    for layer in LAYERS:
        pairs = [(spans(f.argmax(-1).tolist()), spans(getattr(p.labels[0], layer))) for f, p in zip(found[layer], paragraphs)]
        for role in ROLES:
            both = [({s for s in ours if s[0] == role}, {s for s in gold if s[0] == role}) for ours, gold in pairs]
            right, all_of = sum(len(a & b) for a, b in both), sum(len(a) + len(b) for a, b in both)
            out[f"{layer} {role}"] = round(200 * right / max(1, all_of), 1)
    return out


def main(options):
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    prepared = pickle.load(open(options.folder / "prepared.pkl", "rb"))
    pieces, model = Pieces(options.encoder), Teacher(options.encoder)
    saved = options.folder / f"teacher-{options.seed}.pt"
    if saved.exists():
        model.load_state_dict(torch.load(saved))
    else:
        train(model, guided(prepared, "train"), pieces, options)
        torch.save(model.state_dict(), saved)
    model.encoder.to(torch.bfloat16)
    dev = guided(prepared, "dev")
    print("corpus dev", agreement(probabilities(model, dev, pieces), dev), flush=True)
    found = probabilities(model, every(prepared, "train"), pieces)
    arrays = {layer: np.concatenate(found[layer]) for layer in LAYERS}
    np.savez(options.folder / f"teacher-{options.seed}.npz", **arrays)


if __name__ == "__main__":
    main(arguments())

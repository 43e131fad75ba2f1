"""Trains the network and writes its weights.

python train.py FOLDER --out weights.bin [--hidden 80] [--epochs 22] [--seed 1] …    after prepare.py"""

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
import taught
from labels import DOUBTS, SORTS, UNKNOWN
from network import LAYERS, Network

BUCKETS = 512
# A doubt cue weighs more than a word that is none: there is one in thirty.
DOUBT_WEIGHTS = torch.tensor([1.0] + [3.0] * (len(DOUBTS) - 1))
FIELDS = ("outer", "nested", "sorts", "doubts")  # of labels.Labels


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hidden", type=int, default=80, help="hidden units a layer and direction; no fewer than those of earlier weights")
    parser.add_argument("--width", type=int, default=32)
    parser.add_argument("--frequent", type=int, default=6000)
    parser.add_argument("--epochs", type=int, default=22)
    parser.add_argument("--batch", type=int, default=2200, help="tokens")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--drop", type=float, default=0.35)
    parser.add_argument("--aux", type=float, default=0.3, help="weight of the helper heads' losses")
    parser.add_argument("--sort", type=float, default=0.1, help="weight of the sorts' loss")
    parser.add_argument("--doubt", type=float, default=0.5, help="weight of the doubts' loss")
    parser.add_argument("--polnear", type=float, default=1.0, help="share of PolNeAR that an epoch sees")
    parser.add_argument("--corpus", type=int, default=2, help="how often an epoch sees the corpus and what is marked by its guide")
    parser.add_argument("--rare", type=int, default=1, help="how often more it sees paragraphs with nested attributions, nouns or silence")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="begin", type=Path, help="saved weights to go on from")
    parser.add_argument("--prepared", type=Path, help="instead of FOLDER/prepared.pkl")
    parser.add_argument(
        "--teacher", type=Path, nargs="*", default=[], help="labels of larger networks to learn from, as teacher.py writes them"
    )
    parser.add_argument("--soft", type=float, default=0.5, help="how much of a label is the teachers', the rest being people's")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


class Rows:
    """Paragraphs as tensors, by part and origin."""

    def __init__(self, prepared, frequent, teachers=None):
        known = prepared["begin"]["frequent"] if prepared["begin"] else []
        by_count = sorted(set(prepared["words"]) - set(known), key=lambda w: (-prepared["counts"].get(w, 0), w))
        self.frequent = sorted([*known, *by_count[: frequent - len(known)]], key=str.encode)
        self.row = {w: BUCKETS + i for i, w in enumerate(self.frequent)}
        self.vector = {w: i + 1 for i, w in enumerate(prepared["words"])}
        self.bucket = {}
        self.tags, self.syntax = {}, {}
        self.parts = {
            part: {origin: [self.paragraph(p) for a in data for p in a.paragraphs] for origin, data in by.items()}
            for part, by in prepared["parts"].items()
        }
        if teachers:
            for origin in sorted(self.parts["train"]):
                for row in self.parts["train"][origin]:
                    row["taught"] = next(teachers)

    def paragraph(self, p):
        self.bucket.update((w, f[0]) for w, f in zip(p.words, p.features))
        features = [[self.row.get(w, f[0]), self.vector.get(w, 0), *f[1:]] for w, f in zip(p.words, p.features)]
        number = lambda known, names: torch.tensor([known.setdefault(n, len(known)) for n in names])
        return {
            "features": torch.tensor(features),
            "capital": torch.tensor([s[:1].isupper() for s in p.surface]),
            "labels": [{field: torch.tensor(getattr(labels, field)) for field in FIELDS} for labels in p.labels],
            "tags": number(self.tags, p.tags),
            "syntax": number(self.syntax, p.syntax),
            "names": torch.tensor(p.names),
        }

    def epoch(self, options):
        """What one epoch reads."""
        part = self.parts["train"]
        corpus, polnear = part["corpus"] + part.get("remarked", []), part.get("polnear", [])
        again = [row for row in corpus if rare(row)] * options.rare
        return corpus * options.corpus + again + random.sample(polnear, round(options.polnear * len(polnear)))


def rare(row):
    """Whether a paragraph has what few have: a nested attribution, a noun cue, a silence."""
    labels = row["labels"][0]
    return bool((labels["nested"] > 0).any() or (labels["sorts"] >= SORTS.index("noun")).any())


def batches(rows, tokens, shuffle=True):
    """Paragraphs of like length together, about so many tokens a batch with its padding."""
    noise = (lambda: random.random() * 8) if shuffle else (lambda: 0)
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


def stacked(batch, device, soft=0.0):
    """Rows as tensors with padding. A layer's labels are probabilities: people's, mixed with the teachers' by `soft`."""
    labels = [random.choice(r["labels"]) for r in batch]
    pad = lambda rows, value=0: pad_sequence(rows, batch_first=True, padding_value=value).to(device)
    lengths = torch.tensor([len(r["features"]) for r in batch])
    out = {key: pad([r[key] for r in batch]) for key in ("features", "capital", "tags", "syntax", "names")}
    out |= {field: pad([row[field] for row in labels], UNKNOWN) for field in FIELDS[2:]}
    for layer in LAYERS:
        gold = [taught.mixed(marked[layer], row.get("taught", {}).get(layer), soft) for row, marked in zip(batch, labels)]
        # Where nobody has marked the layer, the teachers' likeliest labels are its path.
        path = [marked[layer] if (marked[layer] != UNKNOWN).all() else taught.legal(g.argmax(1)) for g, marked in zip(gold, labels)]
        out[layer] = pad(gold), pad(path)
    return out | {"lengths": lengths, "mask": (torch.arange(out["capital"].shape[1])[None] < lengths[:, None]).to(device)}


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


def losses(network, b, logits, low):
    """Each head's mean loss a token that it was asked about, by name."""
    by_row = network.attribution_loss(logits, b, b["mask"])
    out = {}
    for layer in LAYERS:
        asked = b[layer][0][:, 0].sum(1) > 0
        out[layer] = (by_row[layer] * asked).sum() / (b["mask"] * asked[:, None]).sum().clamp(min=1)
    for name, field, weights in (("sort", "sorts", None), ("doubt", "doubts", DOUBT_WEIGHTS.to(b["mask"].device))):
        asked = b[field] != UNKNOWN
        out[name] = F.cross_entropy(logits[name][asked], b[field][asked], weights, reduction="sum") / asked.sum().clamp(min=1)
    helped = low[b["mask"]]
    heads = {"tags": network.tags(helped), "syntax": network.syntax(helped), "names": logits["names"][b["mask"]]}
    return out | {"aux": sum(F.cross_entropy(found, b[name][b["mask"]]) for name, found in heads.items())}


def begun(network, rows, begin):
    """Puts earlier weights into a new network. Words that got a row of their own begin with their bucket's."""
    state = dict(begin["state"])
    word = network.word.weight.detach().clone()
    earlier = {w: BUCKETS + i for i, w in enumerate(begin["frequent"])}
    word[:BUCKETS] = state["word.weight"][:BUCKETS]
    for w, row in rows.row.items():
        word[row] = state["word.weight"][earlier.get(w, rows.bucket.get(w, 0))]
    fresh, hidden = network.state_dict(), [len(w["window.bias"]) for w in (state, network.state_dict())]
    state = {name: wider(value, fresh[name], *hidden) for name, value in (state | {"word.weight": word}).items() if name in fresh}
    missing, unexpected = network.load_state_dict(state, strict=False)
    print("begun anew:", *sorted({name.split(".")[0] for name in missing} - {"vector"}), *unexpected, flush=True)
    if "nested.weight" in missing and "outer.weight" in state:
        network.nested.load_state_dict(network.outer.state_dict())
        network.nested_chain.load_state_dict(network.outer_chain.state_dict())


def wider(old, fresh, units, more):
    """Weights among `units` hidden units a layer, direction and gate as a part of those among `more`; what is new begins small."""
    if old.shape == fresh.shape:
        return old
    places = [
        torch.arange(n) if n == m else torch.cat([torch.arange(units) + block * more for block in range(n // units)])
        for n, m in zip(old.shape, fresh.shape)
    ]
    out = 0.3 * fresh
    out[torch.meshgrid(*places, indexing="ij")] = old
    return out


def train(options):
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    prepared = pickle.load(open(options.prepared or options.folder / "prepared.pkl", "rb"))
    sizes = [len(p.surface) for _, by in sorted(prepared["parts"]["train"].items()) for a in by for p in a.paragraphs]
    rows = Rows(prepared, options.frequent, taught.labels(options.teacher, sizes) if options.teacher else None)
    table = torch.tensor(prepared["vectors"])
    table = torch.cat([torch.zeros(1, table.shape[1]), table])
    network = Network(BUCKETS + len(rows.frequent), table, options.width, options.hidden, options.drop, len(rows.tags), len(rows.syntax))
    if options.begin:
        network.load_state_dict(torch.load(options.begin, weights_only=False, map_location="cpu")["state"])
    elif prepared["begin"]:
        begun(network, rows, prepared["begin"])
    network.to(device).train()
    learned = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98))
    steps = options.epochs * len(batches(rows.epoch(options), options.batch))
    weights = {"outer": 1.0, "nested": 1.0, "sort": options.sort, "doubt": options.doubt, "aux": options.aux}
    mean, step, begin = None, 0, time.time()
    for epoch in range(options.epochs):
        total = {name: 0.0 for name in weights}
        data = batches(rows.epoch(options), options.batch)
        for batch in data:
            for group in optimiser.param_groups:
                group["lr"] = rate(step, steps, options.rate)
            b = stacked(batch, device, options.soft)
            found = losses(network, b, *network(forgetting(b["features"], b["capital"]), b["lengths"]))
            optimiser.zero_grad()
            sum(weights[name] * loss for name, loss in found.items()).backward()
            torch.nn.utils.clip_grad_norm_(learned, 3.0)
            optimiser.step()
            step += 1
            for name, loss in found.items():
                total[name] += loss.item() / len(data)
            if epoch >= options.epochs // 2:
                mean = averaged(mean, network, min(0.998, step / (step + 20)))
        shown = mean or network
        say = lambda by: " ".join(f"{name} {loss:.4f}" for name, loss in by.items())
        print(f"epoch {epoch + 1} train {say(total)}", flush=True)
        for origin, dev in rows.parts["dev"].items():
            print(f"  dev {origin} {say(dev_losses(shown, dev, device))}", flush=True)
        print(f"  {time.time() - begin:.0f} s cpu {time.process_time():.0f} s", flush=True)
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
def dev_losses(network, rows, device):
    was, total = network.training, {}
    network.eval()
    data = batches(rows, 4000, shuffle=False)
    for batch in data:
        b = stacked(batch, device)
        for name, loss in losses(network, b, *network(b["features"], b["lengths"])).items():
            total[name] = total.get(name, 0.0) + loss.item() / len(data)
    network.train(was)
    return total


def save(options, prepared, rows, network):
    state = network.state_dict()
    torch.save(
        {"options": vars(options), "words": prepared["words"], "frequent": rows.frequent, "state": state},
        options.folder / f"{options.out.stem}.pt",
    )
    arrays, _ = rounding.sections(state, prepared["words"], rows.frequent)
    rounding.write(options.out, arrays + [("links", prepared["links"])])


if __name__ == "__main__":
    train(arguments())

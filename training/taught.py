"""What larger networks say (teacher.py), as labels that the network's chains can learn."""

import numpy as np
import torch
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

from labels import BIO, UNKNOWN
from network import LAYERS, consistent


def labels(paths, sizes):
    """What the teachers say of each paragraph in turn, on the mean, as a chain can learn it: by layer tokens × labels."""
    said = [np.load(path) for path in paths]
    means = {layer: torch.tensor(sum(s[layer].astype(np.float32) for s in said) / len(said)) for layer in LAYERS}
    for layer in LAYERS:
        if len(means[layer]) != sum(sizes):
            raise SystemExit(f"{paths[0]} labels {len(means[layer])} tokens, prepared.pkl has {sum(sizes)}")
    for rows in zip(*(chained(means[layer].split(sizes)) for layer in LAYERS)):
        yield dict(zip(LAYERS, rows))


def chained(paragraphs):
    """`consistent` of each paragraph, those of like length together."""
    out, order = [None] * len(paragraphs), sorted(range(len(paragraphs)), key=lambda i: len(paragraphs[i]))
    for some in (order[i : i + 1000] for i in range(0, len(order), 1000)):
        lengths = torch.tensor([len(paragraphs[i]) for i in some])
        padded = pad_sequence([paragraphs[i] for i in some], batch_first=True)
        mask = torch.arange(padded.shape[1])[None] < lengths[:, None]
        for i, row, length in zip(some, consistent(padded, mask), lengths.tolist()):
            out[i] = row[:length].clone()
    return out


def legal(path):
    """Labels of which none goes on with what nothing has begun."""
    out, before = path.clone(), 0
    for i, label in enumerate(path.tolist()):
        if label and label % 2 == 0 and before not in (label, label - 1):
            out[i] = label = label - 1
        before = label
    return out


def mixed(marked, taught, soft):
    """Tokens × labels; zeros where nobody says anything of the layer."""
    people = F.one_hot(marked.clamp(min=0), len(BIO)).float() * (marked != UNKNOWN)[:, None]
    if taught is None or not soft:
        return people
    return torch.where((marked == UNKNOWN)[:, None], taught, torch.lerp(people, taught, soft))

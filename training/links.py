"""Trains the ranker of src/reader/links.rs on people's own links: a softmax over each choice's options."""

import json
import random

import numpy as np

import articles
import labels

WEIGHTS = 4096


def stretches(article, attributions):
    """[(role, first token, end)] in the order of the text, and for each attribution the places of its stretches in that list."""
    found = {}
    for number, attribution in enumerate(attributions):
        for role in labels.ROLES:
            for start, end in attribution[role]:
                offset = 0
                for p in article.paragraphs:
                    tokens = articles.edges(p, start, end) if p.spans[0][0] < end and p.spans[-1][1] > start else None
                    if tokens:
                        found.setdefault((offset + tokens[0], offset + tokens[1] + 1, role), set()).add(number)
                        break
                    offset += len(p.spans)
    order = sorted(found)
    return [(role, first, end) for first, end, role in order], [found[key] for key in order]


def choices(data):
    """(options' features, index of the right option) of every choice, each layer by itself."""
    rows = []
    for article in data:
        for attributions in labels.layers(article.annotations[0]) if article.annotations else []:
            if attributions:
                rows.append((article.text, *stretches(article, attributions)))
    lines = "".join(json.dumps({"text": t, "stretches": s}) + "\n" for t, s, _ in rows)
    out = []
    for (_, _, owners), line in zip(rows, articles.example("links", lines, articles.root())):
        for of, options in json.loads(line):
            right = [i for i, (option, _) in enumerate(options) if option is not None and owners[of] & owners[option]]
            out.append(([f for _, f in options], right[0] if right else len(options) - 1))
    return out


def train(data, epochs=6, rate=0.15, decay=1e-5, seed=1):
    """AdaGrad, one choice at a time."""
    weights, squares = np.zeros(WEIGHTS), np.full(WEIGHTS, 1e-6)
    shuffle = random.Random(seed)
    data = [([np.array(f) for f in options], right) for options, right in data if len(options) > 1]
    for _ in range(epochs):
        shuffle.shuffle(data)
        for options, right in data:
            scores = np.array([weights[f].sum() for f in options])
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            shares[right] -= 1
            for features, gradient in zip(options, shares):
                if abs(gradient) > 1e-3:
                    squares[features] += gradient * gradient
                    weights[features] -= rate * gradient / np.sqrt(squares[features]) + decay * weights[features]
    return weights


def accuracy(weights, data):
    right = [max(range(len(o)), key=lambda i: weights[o[i]].sum()) == r for o, r in data if len(o) > 1]
    return sum(right) / len(right)


def whole(weights):
    """As small integers: only their order matters."""
    return np.round(weights / np.abs(weights).max() * 127).astype(np.int8)[None]

"""Writes src/reader/vectors.json: what PyTorch makes of our own sentences with the shipped weights, for a test to compare with Rust.

python fixture.py WEIGHTS.bin OUT.json"""

import json
import sys
from pathlib import Path

import torch

import articles
import rounding
from network import Network

SENTENCES = [
    "The council will close the bridge in May, Mayor Ann Lee said on Monday.",
    "“We row,” he told the Hill Courier. “Nobody else does.”",
    "According to a report by the ferry company, 1,250 people had claimed that they were late.",
]


def main(weights, out):
    saved = rounding.read(weights)
    state, words = saved["state"], saved["words"]
    table = torch.nn.functional.pad(torch.tensor(saved["vector"]), (0, 0, 1, 0))
    rows, width = state["word.weight"].shape
    network = Network(rows, table, width, state["window.weight"].shape[0], 0.0, 1, 1)
    network.load_state_dict(state, strict=False)
    network.eval()
    row = {w: 512 + i for i, w in enumerate(saved["frequent"])}
    vector = {w: i + 1 for i, w in enumerate(words)}
    lines = "".join(json.dumps({"id": s, "text": s}) + "\n" for s in SENTENCES)
    found = []
    for text, line in zip(SENTENCES, articles.example("features", lines, articles.root())):
        tokens = json.loads(line)["paragraphs"][0]
        features = torch.tensor([[[row.get(w, f[0]), vector.get(w, 0), *f[1:]] for _, _, w, f in tokens]])
        with torch.no_grad():
            logits, _ = network(features, torch.tensor([len(tokens)]))
        number = lambda t: [[round(x, 3) for x in r] for r in t[0].tolist()]
        found.append({"text": text} | {head: number(logits[head]) for head in rounding.HEADS})
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(
        json.dumps(found, ensure_ascii=False, indent=None, separators=(",", ":")).replace('{"text"', '\n{"text"') + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Weights to few bits, and the file that src/reader/weights.rs reads.

The file, little-endian: "CLAIMNET", version u32, CRC-32 u32 of all that follows; then the number of sections u32 and for each its
name (32 bytes, zeros behind), kind u32 (0 bytes, 1 i8, 2 u16, 3 f32), rows u32, columns u32, where its data begins u32; then the data.

Words stand in the order of their bytes, each as one byte, one more than how many bytes it shares with the word before it (30 at most), and
the rest of its bytes, none of which is below 32. The frequent ones are told by index, each as its distance to the one before."""

import struct
import zlib

import numpy as np
import torch

from network import LAYERS, Chain

VERSION = 3
HEADS = (*LAYERS, "sort", "names")
# The largest whole number that a weight of a head, one of another dense layer, a cell of a learned embedding and one of a word's
# vector may be.
HEAD, DENSE, EMBEDDING, VECTOR = 127, 31, 15, 3
DIRECTIONS = [(layer, way, suffix) for layer in ("lstm1", "lstm2") for way, suffix in (("forward", ""), ("backward", "_reverse"))]
KINDS = {np.dtype(np.uint8): 0, np.dtype(np.int8): 1, np.dtype("<u2"): 2, np.dtype("<f4"): 3}


def levels(weight, most, dim):
    """(the weight as it will be computed with, (integers, scales)): integers up to ±`most`, one scale for each index of the
    other dimension."""
    scale = weight.abs().amax(dim, keepdim=True).clamp(min=1e-8) / most
    whole = (weight / scale).round().clamp(-most, most)
    return whole * scale, (whole.to(torch.int8).cpu().numpy(), scale.flatten().float().cpu().numpy())


def shared(a, b):
    """How many bytes two words begin with alike, 30 at most."""
    return next((i for i, (x, y) in enumerate(zip(a[:30], b)) if x != y), min(len(a), len(b), 30))


def packed(words):
    """Words in the order of their bytes, in the file's form."""
    coded = [w.encode() for w in words]
    kept = [shared(before, word) for before, word in zip([b"", *coded], coded)]
    return np.frombuffer(b"".join(bytes([1 + n]) + word[n:] for n, word in zip(kept, coded)), np.uint8)[None]


def unpacked(data):
    """The words that `packed` made this of."""
    words = []
    for byte in data:
        if byte < 32:
            words.append(words[-1][: byte - 1] if words else b"")
        else:
            words[-1] += bytes([byte])
    return [w.decode() for w in words]


def sections(state, words, frequent):
    """Name and array of all that the network is, and its state with the values that these arrays stand for."""
    state = {k: v.detach().float().cpu() for k, v in state.items()}
    index = {w: i for i, w in enumerate(words)}
    out = [("words", packed(words)), ("frequent", np.diff([index[w] for w in frequent], prepend=0).astype("<u2")[None])]
    rounded = dict(state)

    def table(name):
        rounded[f"{name}.weight"], (whole, scale) = levels(state[f"{name}.weight"], EMBEDDING, dim=0)
        out.extend([(name, whole), (f"{name}.scale", scale[None])])

    def dense(name, weight, bias, most=DENSE):
        rounded[weight], (whole, scale) = levels(state[weight], most, dim=1)
        out.extend([(name, whole), (f"{name}.scale", scale[None])])
        if bias is not None:
            out.append((f"{name}.bias", bias.numpy()[None]))

    table("word")
    # Row 0 is for words without a vector.
    _, (whole, scale) = levels(state["vector.weight"][1:], VECTOR, dim=0)
    out.extend([("vector", whole), ("vector.scale", scale[None])])
    for name in ("prefix", "suffix", "shape", "place"):
        table(name)
    dense("window", "window.weight", state["window.bias"])
    for layer, way, suffix in DIRECTIONS:
        both = state[f"{layer}.bias_ih_l0{suffix}"] + state[f"{layer}.bias_hh_l0{suffix}"]
        dense(f"{layer}.{way}.input", f"{layer}.weight_ih_l0{suffix}", both)
        dense(f"{layer}.{way}.hidden", f"{layer}.weight_hh_l0{suffix}", None)
    for head in HEADS:
        dense(head, f"{head}.weight", state[f"{head}.bias"], HEAD)
    chain = Chain()
    for layer in LAYERS:
        out.append((f"{layer}.move", (state[f"{layer}_chain.move"] + chain.banned).numpy()))
        out.append((f"{layer}.start", (state[f"{layer}_chain.start"] + chain.banned_start).numpy()[None]))
    return out, rounded


def read(path):
    """What a file holds, of this version or the one before: {"words", "frequent", "vector", "links", "state"}. The state lacks what
    does not stand in the file: helper heads."""
    data = path.read_bytes()
    earlier = struct.unpack_from("<I", data, 8)[0] < 3
    dtypes = {kind: dtype for dtype, kind in KINDS.items()}
    arrays = {}
    for i in range(struct.unpack_from("<I", data, 16)[0]):
        name, kind, rows, columns, start = struct.unpack_from("<32sIIII", data, 20 + 48 * i)
        arrays[name.rstrip(b"\0").decode()] = np.frombuffer(data, dtypes[kind], rows * columns, start).reshape(rows, columns)
    text, places = arrays["words"].tobytes(), arrays["frequent"][0]
    words = text.decode().split("\n") if earlier else unpacked(text)
    frequent = [words[i] for i in (places if earlier else np.cumsum(places))]
    by_column = lambda name: torch.tensor(arrays[name] * arrays[f"{name}.scale"])
    by_row = lambda name: torch.tensor(arrays[name] * arrays[f"{name}.scale"].T)
    state = {f"{name}.weight": by_column(name) for name in ("word", "prefix", "suffix", "shape", "place")}
    for name in ("window", *HEADS):
        if name in arrays:
            state |= {f"{name}.weight": by_row(name), f"{name}.bias": torch.tensor(arrays[f"{name}.bias"][0])}
    for layer, way, suffix in DIRECTIONS:
        bias = torch.tensor(arrays[f"{layer}.{way}.input.bias"][0])
        state |= {
            f"{layer}.weight_ih_l0{suffix}": by_row(f"{layer}.{way}.input"),
            f"{layer}.weight_hh_l0{suffix}": by_row(f"{layer}.{way}.hidden"),
            f"{layer}.bias_ih_l0{suffix}": bias,
            f"{layer}.bias_hh_l0{suffix}": torch.zeros_like(bias),
        }
    chain = Chain()
    for layer in LAYERS:
        if f"{layer}.move" in arrays:
            state[f"{layer}_chain.move"] = torch.tensor(arrays[f"{layer}.move"]) - chain.banned
            state[f"{layer}_chain.start"] = torch.tensor(arrays[f"{layer}.start"][0]) - chain.banned_start
    return {"words": words, "frequent": frequent, "vector": by_column("vector").numpy(), "links": arrays["links"], "state": state}


def write(path, arrays):
    """Writes named arrays of two dimensions."""
    data, table = b"", []
    begin = 4 + len(arrays) * 48 + 16
    for name, array in arrays:
        kind = np.dtype(np.uint8) if array.dtype == np.uint8 else array.dtype.newbyteorder("<") if array.dtype.itemsize > 1 else array.dtype
        array = np.ascontiguousarray(array.astype(kind))
        data += bytes(-(begin + len(data)) % 4)
        table.append(struct.pack("<32sIIII", name.encode(), KINDS[array.dtype], *array.shape, begin + len(data)))
        data += array.tobytes()
    body = struct.pack("<I", len(arrays)) + b"".join(table) + data
    path.write_bytes(b"CLAIMNET" + struct.pack("<II", VERSION, zlib.crc32(body)) + body)

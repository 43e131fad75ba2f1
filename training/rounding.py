"""Weights to few bits, and the file that src/reader/weights.rs reads.

The file, little-endian: "CLAIMNET", version u32, CRC-32 u32 of all that follows; then the number of sections u32 and for each its
name (32 bytes, zeros behind), kind u32 (0 bytes, 1 i8, 2 u16, 3 f32), rows u32, columns u32, where its data begins u32; then the data."""
import struct
import zlib

import numpy as np
import torch

from network import LAYERS, Chain

VERSION = 2
HEADS = (*LAYERS, "sort", "doubt", "names")
DIRECTIONS = [(layer, way, suffix) for layer in ("lstm1", "lstm2") for way, suffix in (("forward", ""), ("backward", "_reverse"))]
KINDS = {np.dtype(np.uint8): 0, np.dtype(np.int8): 1, np.dtype("<u2"): 2, np.dtype("<f4"): 3}


def levels(weight, most, dim):
    """(the weight as it will be computed with, (integers, scales)): integers up to ±`most`, one scale for each index of the
    other dimension."""
    scale = weight.abs().amax(dim, keepdim=True).clamp(min=1e-8) / most
    whole = (weight / scale).round().clamp(-most, most)
    return whole * scale, (whole.to(torch.int8).cpu().numpy(), scale.flatten().float().cpu().numpy())


def sections(state, words, frequent):
    """Name and array of all that the network is, and its state with the values that these arrays stand for."""
    state = {k: v.detach().float().cpu() for k, v in state.items()}
    index = {w: i for i, w in enumerate(words)}
    out = [("words", np.frombuffer("\n".join(words).encode(), np.uint8)[None]),
           ("frequent", np.array([[index[w] for w in frequent]], "<u2"))]
    rounded = dict(state)

    def table(name, most):
        rounded[f"{name}.weight"], (whole, scale) = levels(state[f"{name}.weight"], most, dim=0)
        out.extend([(name, whole), (f"{name}.scale", scale[None])])

    def dense(name, weight, bias):
        rounded[weight], (whole, scale) = levels(state[weight], 127, dim=1)
        out.extend([(name, whole), (f"{name}.scale", scale[None])])
        if bias is not None:
            out.append((f"{name}.bias", bias.numpy()[None]))

    table("word", 31)
    # Already of few levels; row 0 is for words without a vector.
    whole = state["vector.weight"][1:]
    scale = whole.abs().amax(0, keepdim=True) / 7
    out.extend([("vector", (whole / scale).round().to(torch.int8).numpy()), ("vector.scale", scale.numpy())])
    for name in ("prefix", "suffix", "shape", "place"):
        table(name, 31)
    dense("window", "window.weight", state["window.bias"])
    for layer, way, suffix in DIRECTIONS:
        both = state[f"{layer}.bias_ih_l0{suffix}"] + state[f"{layer}.bias_hh_l0{suffix}"]
        dense(f"{layer}.{way}.input", f"{layer}.weight_ih_l0{suffix}", both)
        dense(f"{layer}.{way}.hidden", f"{layer}.weight_hh_l0{suffix}", None)
    for head in HEADS:
        dense(head, f"{head}.weight", state[f"{head}.bias"])
    chain = Chain()
    for layer in LAYERS:
        out.append((f"{layer}.move", (state[f"{layer}_chain.move"] + chain.banned).numpy()))
        out.append((f"{layer}.start", (state[f"{layer}_chain.start"] + chain.banned_start).numpy()[None]))
    return out, rounded


def read(path):
    """What a file holds: {"words", "frequent", "vector", "state"}. The state lacks what does not stand in the file: helper heads."""
    data = path.read_bytes()
    dtypes = {kind: dtype for dtype, kind in KINDS.items()}
    arrays = {}
    for i in range(struct.unpack_from("<I", data, 16)[0]):
        name, kind, rows, columns, start = struct.unpack_from("<32sIIII", data, 20 + 48 * i)
        arrays[name.rstrip(b"\0").decode()] = np.frombuffer(data, dtypes[kind], rows * columns, start).reshape(rows, columns)
    words = arrays["words"].tobytes().decode().split("\n")
    by_column = lambda name: torch.tensor(arrays[name] * arrays[f"{name}.scale"])
    by_row = lambda name: torch.tensor(arrays[name] * arrays[f"{name}.scale"].T)
    state = {f"{name}.weight": by_column(name) for name in ("word", "prefix", "suffix", "shape", "place")}
    for name in ("window", *HEADS):
        if name in arrays:
            state |= {f"{name}.weight": by_row(name), f"{name}.bias": torch.tensor(arrays[f"{name}.bias"][0])}
    for layer, way, suffix in DIRECTIONS:
        bias = torch.tensor(arrays[f"{layer}.{way}.input.bias"][0])
        state |= {f"{layer}.weight_ih_l0{suffix}": by_row(f"{layer}.{way}.input"), f"{layer}.weight_hh_l0{suffix}": by_row(f"{layer}.{way}.hidden"),
                  f"{layer}.bias_ih_l0{suffix}": bias, f"{layer}.bias_hh_l0{suffix}": torch.zeros_like(bias)}
    chain = Chain()
    for layer in LAYERS:
        if f"{layer}.move" in arrays:
            state[f"{layer}_chain.move"] = torch.tensor(arrays[f"{layer}.move"]) - chain.banned
            state[f"{layer}_chain.start"] = torch.tensor(arrays[f"{layer}.start"][0]) - chain.banned_start
    return {"words": words, "frequent": [words[i] for i in arrays["frequent"][0]], "vector": by_column("vector").numpy(), "state": state}


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

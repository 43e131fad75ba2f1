"""Weights to few bits, and the file that src/reader/weights.rs reads.

The file, little-endian: "CLAIMNET", version u32, CRC-32 u32 of all that follows; then the number of sections u32 and for each its
name (24 bytes, zeros behind), kind u32 (0 bytes, 1 i8, 2 u16, 3 f32), rows u32, columns u32, where its data begins u32; then the data."""
import struct
import zlib

import numpy as np
import torch

from network import Attribution

VERSION = 1
KINDS = {np.dtype(np.uint8): 0, np.dtype(np.int8): 1, np.dtype("<u2"): 2, np.dtype("<f4"): 3}


def levels(weight, most, dim, spread=None):
    """(the weight as it will be computed with, (integers, scales)): integers up to ±`most`, one scale for each index of the
    other dimension. `spread` cuts what lies further out than so many standard deviations."""
    top = weight.abs().amax(dim, keepdim=True)
    if spread:
        top = torch.minimum(top, weight.std(dim, keepdim=True) * spread)
    scale = top.clamp(min=1e-8) / most
    whole = (weight / scale).round().clamp(-most, most)
    return whole * scale, (whole.to(torch.int8).cpu().numpy(), scale.flatten().float().cpu().numpy())


def sections(state, words, frequent):
    """Name and array of all that the network is, and its state with the values that these arrays stand for."""
    state = {k: v.detach().float().cpu() for k, v in state.items()}
    index = {w: i for i, w in enumerate(words)}
    out = [("words", np.frombuffer("\n".join(words).encode(), np.uint8)[None]),
           ("frequent", np.array([[index[w] for w in frequent]], "<u2"))]
    rounded = dict(state)

    def table(name, most, spread=None):
        rounded[f"{name}.weight"], (whole, scale) = levels(state[f"{name}.weight"], most, dim=0, spread=spread)
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
    dense("near", "near.weight", state["near.bias"])
    for layer in ("first", "second"):
        for way, suffix in (("on", ""), ("back", "_reverse")):
            both = state[f"{layer}.bias_ih_l0{suffix}"] + state[f"{layer}.bias_hh_l0{suffix}"]
            dense(f"{layer}.{way}.in", f"{layer}.weight_ih_l0{suffix}", both)
            dense(f"{layer}.{way}.own", f"{layer}.weight_hh_l0{suffix}", None)
    for head in ("scores", "names"):
        dense(head, f"{head}.weight", state[f"{head}.bias"])
    chain = Attribution()
    out.append(("move", (state["chain.move"] + chain.banned).numpy()))
    out.append(("start", (state["chain.start"] + chain.banned_start).numpy()[None]))
    return out, rounded


def write(path, arrays):
    """Writes named arrays of two dimensions."""
    data, table = b"", []
    begin = 4 + len(arrays) * 40 + 16
    for name, array in arrays:
        kind = np.dtype(np.uint8) if array.dtype == np.uint8 else array.dtype.newbyteorder("<") if array.dtype.itemsize > 1 else array.dtype
        array = np.ascontiguousarray(array.astype(kind))
        data += bytes(-(begin + len(data)) % 4)
        table.append(struct.pack("<24sIIII", name.encode(), KINDS[array.dtype], *array.shape, begin + len(data)))
        data += array.tobytes()
    body = struct.pack("<I", len(arrays)) + b"".join(table) + data
    path.write_bytes(b"CLAIMNET" + struct.pack("<II", VERSION, zlib.crc32(body)) + body)

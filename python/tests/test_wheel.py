"""What is in the wheel besides the package: what its licences ask for."""

import os
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def licences() -> dict[str, str]:
    """The files of the wheel's folder of licences, by name."""
    with zipfile.ZipFile(os.environ["CLAIMLIGHT_WHEEL"]) as wheel:
        names = [name for name in wheel.namelist() if ".dist-info/licenses/" in name]
        return {Path(name).name: wheel.read(name).decode() for name in names}


def test_our_licences_and_the_description_of_the_weights_are_shipped(licences):
    files = {"LICENSE-MIT": "", "LICENSE-APACHE": "", "MODEL.md": "src/reader"}
    assert set(licences) == {*files, "THIRD-PARTY.txt"}
    for name, folder in files.items():
        assert licences[name] == (ROOT / folder / name).read_text(), name


def test_every_crate_that_is_compiled_in_has_its_notice(licences):
    notices = licences["THIRD-PARTY.txt"]
    head, texts = notices.split("-" * 72, 1)
    # Of ours, of Arrow's and of Python's side; what only the command or a page contains is not here.
    for crate in ("serde", "arrow-array", "arrow-schema", "serde_arrow", "rayon", "pyo3", "pyo3-ffi", "oxiri", "chrono"):
        assert f"\n{crate} " in head, crate
    for crate in ("wasm-bindgen", "clap", "pyo3-macros", "claimlight"):
        assert f"\n{crate} " not in head, crate
    # The last one's package holds no text of its licence, only the licence's name.
    for text in ("Apache Arrow", "PyO3 Project and Contributors", "Copyright (c) Christopher Prohm and contributors"):
        assert text in texts, text

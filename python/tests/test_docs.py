"""Every example of docs/archives.md is run, in order, in one folder; those of the package's own page too."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pytest
from conftest import COMMAND

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str) -> list[tuple[str, str]]:
    """The language and the code of each block, of which none may be without a language."""
    text = (ROOT / page).read_text()
    found = BLOCK.findall(text)
    assert 2 * len(found) == len(re.findall("^ *```", text, re.MULTILINE)), f"a block of {page} is not run"
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory, corpus):
    folder = tmp_path_factory.mktemp("docs")
    (folder / "articles.jsonl").write_text("".join(json.dumps(given) + "\n" for given in corpus[:50]))
    shutil.copy(os.environ["CLAIMLIGHT_WHEEL"], folder)
    # The columns' names differ, as they do on the page; the example that writes this file comes later.
    table = pyarrow.table({name: [given[key] for given in corpus[:50]] for name, key in (("url", "id"), ("body", "text"))})
    pyarrow.parquet.write_table(table, folder / "articles.parquet")
    (folder / "bin").mkdir()
    (folder / "bin" / "claimlight").symlink_to(COMMAND)
    return folder


def run(folder: Path, language: str, code: str) -> str:
    programs = [str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    cluster = {"MASTER": "local-cluster[2,1,1024]", "SPARK_SCALA_VERSION": "2.13", "RAY_DISABLE_DASHBOARD": "1"}
    environment = {**os.environ, **cluster, "PATH": os.pathsep.join(programs), "PYSPARK_PYTHON": sys.executable}
    command = {"sh": ["bash", "-euo", "pipefail"], "python": [sys.executable, "-"]}[language]
    done = subprocess.run(command, input=code, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_every_example_runs(folder):
    printed = {}
    for language, code in blocks("docs/archives.md"):
        named = re.match(r"# (\w+\.py)\n", code)
        if named:
            (folder / named[1]).write_text(code)
        elif language in ("sh", "python"):
            printed[code.split("\n")[0]] = run(folder, language, code)
        else:
            # What an article looks like, and how this repository is built.
            assert language == "json" and json.loads(code)["id"] or code.startswith("cargo build ")
    lines = (folder / "findings.jsonl").read_text().splitlines()
    assert len(lines) == 50
    quotes = sum(len(json.loads(line)["quotes"]) for line in lines)
    assert pyarrow.parquet.read_table(folder / "quotes").num_rows == quotes
    for name in ("findings.parquet", "more.parquet", "ray"):
        ids = pyarrow.parquet.read_table(folder / name)["id"].to_pylist()
        assert sorted(ids) == sorted(json.loads(line)["id"] for line in lines), name
    written = [line for part in sorted((folder / "dask").iterdir()) for line in part.read_text().splitlines()]
    assert [json.loads(line) for line in written] == [json.loads(line) for line in lines]
    assert "Ann Lee said “We are late again,”" in printed["import claimlight"]


def test_the_package_s_own_page_runs(folder):
    [(language, code)] = blocks("python/README.md")
    assert run(folder, language, code) == "Ann Lee said “We are late again,”\nmay\n"


def test_the_notebook_runs():
    cells = json.loads((ROOT / "examples/notebook.ipynb").read_text())["cells"]
    names: dict = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert set(names["quotes"]["speaker"]) >= {"Lena Dorn", "Bo Ash"}

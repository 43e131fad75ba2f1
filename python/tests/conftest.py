"""What the tests share. `cargo xtask test --only python` sets the two variables and builds what they name."""

import json
import os
import subprocess
from pathlib import Path

import pytest

COMMAND = os.environ["CLAIMLIGHT_COMMAND"]
CORPUS = Path(os.environ["CLAIMLIGHT_CORPUS"])

ARTICLE = (
    "“The 🚢 may be late,” said Mayor Ann Lee, the owner. It was unclear why.\n\nLee said that the café would open. "
    "“No,” a spokesman said. “Never.” Bo Ash hopes to win.\n"
)


def run(*arguments: str | Path, text: str = "", code: int = 0) -> str:
    """What the command prints; it ends with `code`, and then and only then complains."""
    done = subprocess.run([COMMAND, *map(str, arguments)], input=text.encode(), capture_output=True)
    assert (done.returncode, done.stderr == b"") == (code, code == 0), done.stderr
    return done.stdout.decode()


@pytest.fixture(scope="session")
def corpus() -> list[dict[str, str]]:
    """The open corpus: {"id", "text"} of each article."""
    return [json.loads(line) for line in CORPUS.read_text().splitlines()]


@pytest.fixture(scope="session")
def answers(corpus: list[dict[str, str]]) -> list[str]:
    """What the command's batch prints for it: a line an article."""
    return run("batch", "--in", CORPUS).splitlines()


def bare(value: object) -> object:
    """A row of a table in the shape of the command's JSON: a span as [start, end]."""
    if isinstance(value, list):
        return [bare(item) for item in value]
    if isinstance(value, dict):
        if set(value) == {"start", "end", "text"}:
            return [value["start"], value["end"]]
        return {key: bare(item) for key, item in value.items() if key != "error"}
    return value


def line(row: dict[str, object]) -> str:
    """A row of a table as the line that the command prints."""
    return json.dumps(bare(row), ensure_ascii=False, separators=(",", ":"))

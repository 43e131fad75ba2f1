"""What a long run of the command shows on a terminal, which is a pseudo-terminal here."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import termios
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from conftest import ARTICLE, COMMAND, run

ARTICLES = [{"id": id, "text": ARTICLE} for id in range(600)]


@pytest.fixture
def lines(tmp_path) -> Path:
    """A file of articles whose last line cannot be read."""
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES) + "no JSON\n")
    return path


def on_terminal(*arguments: str | Path, out: bool = False) -> str:
    """What a terminal of 100 columns is sent on standard error; with `out`, on standard output as well."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    stdout = theirs if out else subprocess.DEVNULL
    environment = {**os.environ, "TERM": "xterm-256color"}
    command = [COMMAND, *map(str, arguments)]
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=theirs, env=environment)
    os.close(theirs)
    sent = b""
    while True:
        try:
            part = os.read(ours, 1 << 16)
        except OSError:  # How Linux says that nobody has the other end any more.
            part = b""
        if not part:
            break
        sent += part
    os.close(ours)
    child.wait()
    return sent.decode()


def test_a_bar_shows_how_much_is_left_and_goes_away(lines, tmp_path):
    sent = on_terminal("batch", "--in", lines, "--out", tmp_path / "out.jsonl")
    drawn = sent.split("\x1b[2K")
    assert len(drawn) > 2 and all(" of " in bar and bar.rstrip("\r").endswith(" left") for bar in drawn[:2]), sent
    # The line is empty in the end, and what was complained of stands on a line of its own.
    assert drawn[-1] == ""
    assert any(part.startswith("claimlight: line 601: not JSON at column 2\r\n") for part in drawn), sent
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == len(ARTICLES)


def test_rows_of_parquet_are_counted_as_articles(tmp_path):
    table = tmp_path / "articles.parquet"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ARTICLES), table)
    assert " 256 of 600 articles, " in on_terminal("batch", "--in", table, "--out", tmp_path / "out.jsonl")
    assert " 256 of 600 articles, " in on_terminal("stats", "--in", table)


def test_where_findings_are_printed_on_the_terminal_no_bar_is_among_them(lines):
    sent = on_terminal("batch", "--in", lines, out=True)
    assert sent.count('{"id":') == len(ARTICLES)
    assert " left" not in sent and "\x1b" not in sent


def test_a_pipe_is_told_nothing_but_what_went_wrong(lines, tmp_path):
    done = subprocess.run([COMMAND, "batch", "--in", lines, "--out", tmp_path / "out.jsonl"], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("", "claimlight: line 601: not JSON at column 2\n")
    assert len(run("batch", text=json.dumps(ARTICLES[0])).splitlines()) == 1

"""The command with Parquet, which pyarrow writes and reads here."""

import json

import pyarrow
import pyarrow.parquet
import pytest
from conftest import ARTICLE, line, run

import claimlight


@pytest.fixture
def file(tmp_path):
    def write(name="articles.parquet", **columns):
        path = tmp_path / name
        pyarrow.parquet.write_table(pyarrow.table(columns), path, row_group_size=100)
        return path

    return write


def test_a_file_of_findings(file, tmp_path, corpus, answers):
    # More than are worked on together.
    some, answers = corpus[:400], answers[:400]
    ids, texts = ([given[name] for given in some] for name in ("id", "text"))
    given = file(title=["no"] * len(ids), text=texts, id=ids)
    out = tmp_path / "findings.parquet"
    assert run("batch", "--in", given, "--out", out) == ""
    table = pyarrow.parquet.read_table(out)
    assert [line(row) for row in table.to_pylist()] == answers
    assert table.drop_columns("id").schema.remove_metadata() == claimlight.analyze_batch([]).schema
    assert not list(tmp_path.glob("*.part"))
    assert run("batch", "--in", given).splitlines() == answers


def test_columns_have_any_name_and_ids_keep_their_type(file, tmp_path):
    out = tmp_path / "out.parquet"
    for ids, kind in (
        (pyarrow.array([2**62, -1]), pyarrow.int64()),
        (pyarrow.array([1, 2], pyarrow.uint8()), pyarrow.int64()),
        (pyarrow.array([2**64 - 1, 2], pyarrow.uint64()), pyarrow.string()),
        (pyarrow.array(['a "b"', "🚢"], pyarrow.large_string()), pyarrow.string()),
        (pyarrow.array(["a", "b"], pyarrow.string_view()), pyarrow.string()),
    ):
        given = file(body=[ARTICLE, "No."], key=ids)
        run("batch", "--in", given, "--id", "key", "--text", "body", "--out", out)
        table = pyarrow.parquet.read_table(out)
        assert table["id"].type == kind
        assert [str(id) for id in table["id"].to_pylist()] == [str(id) for id in ids.to_pylist()]
        lines = [json.loads(answer) for answer in run("batch", "--in", given, "--id", "key", "--text", "body").splitlines()]
        assert [answer["id"] for answer in lines] == ids.to_pylist()
        out.unlink()


def test_a_bad_row_has_an_error(file, tmp_path):
    out = tmp_path / "out.parquet"
    run("batch", "--in", file(id=[1, None, 3], text=[ARTICLE, None, ARTICLE]), "--out", out, code=1)
    table = pyarrow.parquet.read_table(out)
    assert table["id"].to_pylist() == [1, None, 3]
    assert table["error"].to_pylist() == [None, "the text is null", None]


def test_rows_with_the_same_id_or_none_are_all_read_by_a_resumed_run(file, tmp_path):
    ids = [1, None, 1, None, None, 2, 1, 1] * 5
    texts = [None if place % 7 == 3 else f"Part {place}. {ARTICLE}" for place in range(len(ids))]
    given, out = file(id=ids, text=texts), tmp_path / "out.jsonl"
    whole = run("batch", "--in", given, code=1)
    lines = whole.splitlines(keepends=True)
    assert len(lines) == len([text for text in texts if text])
    for done in range(0, len(lines), 3):
        out.write_text("".join(lines[:done]) + lines[done][:30])
        run("batch", "--in", given, "--out", out, "--resume", code=1)
        assert out.read_text() == whole, done


def test_lines_become_parquet(tmp_path):
    out = tmp_path / "out.parquet"
    lines = [json.dumps({"id": id, "text": ARTICLE}) for id in ("a", 7, [1], None)] + ["no JSON"]
    run("batch", "--out", out, text="\n".join(lines), code=1)
    table = pyarrow.parquet.read_table(out)
    assert table["id"].to_pylist() == ["a", "7", "[1]", None, None]
    assert table["error"].to_pylist() == [None] * 4 + ["not JSON at column 2"]


def test_figures_of_parquet(file):
    given = file(id=[1, 2], text=[ARTICLE, "No."])
    lines = "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in ((1, ARTICLE), (2, "No.")))
    assert run("stats", "--json", "--in", given) == run("stats", "--json", text=lines)


def test_what_is_wrong_is_named(file, tmp_path):
    def complaint(*arguments):
        import subprocess

        from conftest import COMMAND

        done = subprocess.run([COMMAND, "batch", *map(str, arguments)], capture_output=True, text=True, input="")
        assert (done.returncode, done.stdout) == (2, "")
        return done.stderr

    given = file(id=[1.5], text=["No."], number=[1])
    assert 'no column "key", only id, text, number' in complaint("--in", given, "--id", "key")
    assert 'column "id" is neither text nor whole numbers' in complaint("--in", given)
    assert 'column "number" is no text' in complaint("--in", given, "--id", "text", "--text", "number")
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 no")
    assert str(broken) in complaint("--in", broken)
    out = tmp_path / "out.parquet"
    assert "--resume needs JSON lines" in complaint("--in", file(id=[1], text=["No."]), "--out", out, "--resume")
    assert "count code points" in complaint("--in", file(id=[1], text=["No."]), "--out", out, "--offsets", "bytes")
    out.write_text("")
    assert "already exists" in complaint("--in", file(id=[1], text=["No."]), "--out", out)

import math
import threading

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pytest
from conftest import ARTICLE, line

import claimlight
from claimlight import analyze_batch

TEXTS = [ARTICLE, "", "It may rain.", ARTICLE * 3]


def test_a_row_holds_what_the_command_prints(corpus, answers):
    table = analyze_batch([given["text"] for given in corpus])
    rows = table.to_pylist()
    for given, row, answer in zip(corpus, rows, answers, strict=True):
        assert line({"id": given["id"], **row}) == answer
    assert table["error"].null_count == len(corpus)


def test_a_span_has_its_words():
    content = analyze_batch([ARTICLE]).to_pylist()[0]["quotes"][0]["content"]
    assert content == [{"start": 0, "end": 20, "text": "“The 🚢 may be late,”"}]


def test_threads_change_nothing():
    texts = TEXTS * 100
    one = analyze_batch(texts, threads=1)
    assert one.equals(analyze_batch(texts, threads=4)) and one.equals(analyze_batch(texts))


@pytest.mark.parametrize(
    "texts",
    [
        tuple(TEXTS),
        iter(TEXTS),
        numpy.array(TEXTS, dtype=object),
        pyarrow.array(TEXTS),
        pyarrow.array(TEXTS, pyarrow.large_string()),
        pyarrow.chunked_array([TEXTS[:1], TEXTS[1:]]),
        pandas.Series(TEXTS, index=[7, 7, 8, 9]),
        pandas.Series(TEXTS, dtype="category"),
        polars.Series(TEXTS),
    ],
    ids=lambda texts: f"{type(texts).__module__}.{type(texts).__name__}",
)
def test_any_column_is_read(texts):
    assert analyze_batch(texts).equals(analyze_batch(TEXTS))


def test_the_table_goes_anywhere():
    findings = analyze_batch(TEXTS)
    found = findings["quotes"].combine_chunks().value_lengths().to_pylist()
    assert polars.from_arrow(findings)["quotes"].list.len().to_list() == found
    assert [n for (n,) in duckdb.sql("SELECT len(quotes) FROM findings").fetchall()] == found
    assert findings.to_pandas()["quotes"].map(len).to_list() == found


def test_a_bad_text_is_a_row_with_an_error():
    texts = ["It may rain.", None, 7, b"No.", math.nan, "a\ud800", "long " * 10, "It may rain."]
    table = analyze_batch(texts, limit=40)
    assert table["error"].to_pylist() == [
        None,
        "the text is null",
        "the text is not a string: int",
        "the text is not a string: bytes",
        "the text is not a string: float",
        "the text is not valid Unicode",
        "the text is longer than 40 characters",
        None,
    ]
    rows = table.to_pylist()
    assert rows[0] == rows[-1] and all(v is None for row in rows[1:-1] for k, v in row.items() if k != "error")
    exploded = analyze_batch([None, ARTICLE], explode="quotes").to_pylist()
    assert exploded[0]["error"] == "the text is null" and exploded[1]["row"] == 1


def test_a_limit_counts_code_points():
    assert analyze_batch(["🚢" * 10], limit=10)["error"].to_pylist() == [None]
    assert analyze_batch(["x" * (claimlight.LIMIT + 1)])["error"].null_count == 0
    assert analyze_batch(["x" * (claimlight.LIMIT + 1)], limit=None)["error"].null_count == 1


def test_one_row_a_quote(corpus):
    texts = [given["text"] for given in corpus[:300]]
    rows = iter(analyze_batch(texts, explode="quotes").to_pylist())
    for place, text in enumerate(texts):
        for number, quote in enumerate(claimlight.analyze(text).quotes):
            row = next(rows)
            assert (row["row"], row["quote"], row["error"]) == (place, number, None)
            assert [row[name] for name in ("type", "sort", "stance", "by", "inside")] == [
                getattr(quote, name) for name in ("type", "sort", "stance", "by", "inside")
            ]
            assert (row["confidence"], row["tentative"]) == (quote.confidence, quote.tentative)
            assert row["speaker"] == (quote.speaker and quote.speaker.name)
            assert row["speaker_type"] == (quote.speaker and quote.speaker.type)
            if quote.content:
                assert (row["start"], row["end"]) == (quote.content[0].start, quote.content[-1].end)
                assert row["words"].split() == quote.words.split()
    assert next(rows, None) is None


def test_no_texts_are_no_rows():
    for explode in (None, "quotes"):
        empty, full = analyze_batch([], explode=explode), analyze_batch(TEXTS, explode=explode)
        assert empty.num_rows == 0 and empty.schema == full.schema


def test_other_threads_run_meanwhile():
    beats, over = 0, threading.Event()

    def beat():
        nonlocal beats
        while not over.is_set():
            beats += 1
            over.wait(0.001)

    thread = threading.Thread(target=beat)
    thread.start()
    before = beats
    # Every paragraph is another one: what has been read before takes no time.
    analyze_batch(["".join(f"Part {n}. {ARTICLE}\n" for n in range(500))], threads=1)
    after = beats
    over.set()
    thread.join()
    assert after - before > 5


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"texts": "No."}, TypeError, "texts: expected several texts, got one str"),
        ({"texts": None}, TypeError, "texts: expected a list or a column of texts, got NoneType"),
        ({"texts": pandas.DataFrame({"text": ["No."]})}, TypeError, "texts: .* got DataFrame"),
        ({"texts": pyarrow.table({"text": ["No."]})}, TypeError, "texts: .* got Table"),
        ({"texts": {"a": "No."}}, TypeError, "texts: .* got dict"),
        ({"texts": [], "threads": 0}, ValueError, "threads: expected 1 or more, got 0"),
        ({"texts": [], "threads": "4"}, TypeError, "threads: expected an int or None, got str"),
        ({"texts": [], "limit": -1}, ValueError, "limit: expected 1 or more, got -1"),
        ({"texts": [], "explode": "doubts"}, ValueError, "explode: expected None or \"quotes\", got 'doubts'"),
    ],
)
def test_a_wrong_argument_is_named(arguments, error, message):
    with pytest.raises(error, match=message):
        analyze_batch(**arguments)

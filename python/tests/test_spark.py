"""Spark itself, with two workers that are processes of their own."""

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from conftest import ARTICLE, line
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

import claimlight
from claimlight.spark import findings


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    # Two workers of one core each. pip's Spark has no file that says which Scala it was built with.
    os.environ["SPARK_SCALA_VERSION"] = "2.13"
    # Without it the workers take the first python3 of the path, which need not have our packages.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("claimlight")
    builder = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4")
    session = builder.config("spark.executor.memory", "512m").config("spark.driver.memory", "1g").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def some(corpus):
    return corpus[:200]


def by_id(df):
    return {row["id"]: row.asDict(recursive=True) for row in df.collect()}


def test_rows_are_what_the_command_prints(spark, some, answers):
    df = spark.createDataFrame([(given["id"], given["text"]) for given in some], "id string, text string")
    found = by_id(findings(df.repartition(8)))
    expected = {json.loads(answer)["id"]: answer for answer in answers[: len(some)]}
    assert {id: line(row) for id, row in found.items()} == expected


def test_one_row_a_quote(spark, some):
    df = spark.createDataFrame([(i, given["text"]) for i, given in enumerate(some)], "id bigint, text string")
    found = findings(df, explode="quotes").orderBy("id", "quote").toArrow().to_pylist()
    expected = claimlight.analyze_batch([given["text"] for given in some], explode="quotes").to_pylist()
    assert found == [{"id": row.pop("row"), **row} for row in expected]


def test_a_bad_row_has_an_error_and_the_next_is_read(spark):
    rows = [(1, ARTICLE), (2, None), (3, "x" * 2000), (4, ARTICLE)]
    df = spark.createDataFrame(rows, "key int, body string").coalesce(1)
    found = findings(df, id="key", text="body", limit=1000).orderBy("key").collect()
    assert [row["key"] for row in found] == [1, 2, 3, 4]
    assert [row["error"] for row in found] == [
        None,
        "the text is null",
        "the text is longer than 1000 characters",
        None,
    ]
    assert found[0]["quotes"] is not None
    assert found[0]["quotes"] == found[3]["quotes"]
    numbers = spark.createDataFrame([(1, 7)], "id int, text int")
    assert findings(numbers).collect()[0]["error"] == "the text is not a string: int"


def test_the_columns_are_declared(spark):
    df = spark.createDataFrame([(1, ARTICLE)], "id int, text string")
    counted = findings(df).select("id", f.size("quotes").alias("n"), "article.single_source", "statements.open")
    assert counted.collect() == [(1, len(claimlight.analyze(ARTICLE).quotes), False, 2)]
    names = findings(df).select(f.explode("speakers.name").alias("name")).collect()
    assert [row["name"] for row in names] == [s.name for s in claimlight.analyze(ARTICLE).speakers]


def test_an_executor_that_is_killed_loses_nothing(spark, some):
    df = spark.createDataFrame([(given["id"], given["text"]) for given in some], "id string, text string")
    expected = by_id(findings(df))
    killed = []
    df = df.repartition(24)

    def kill():
        tracker = spark.sparkContext.statusTracker()
        while not over.wait(0.02):
            stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
            # In the middle: some of the tasks are done, and some are not.
            if any(stage and 2 <= stage.numCompletedTasks < stage.numTasks // 2 for stage in stages):
                process = running("CoarseGrainedExecutorBackend")[0]
                process.send_signal(signal.SIGKILL)
                killed.append(process.pid)
                return

    over = threading.Event()
    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    try:
        found = by_id(findings(df))
    finally:
        over.set()
        thread.join()
    assert len(killed) == 1, "the work was over before an executor could be killed"
    assert found == expected


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells the peak of a process's memory")
def test_eight_times_the_rows_take_no_more_memory(spark):
    text = ARTICLE * 30
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "256")

    def peak(rows: int) -> int:
        """The most memory, in bytes, that any of the Python processes of the executors has when it reads so many rows."""
        for process in running("pyspark.daemon"):
            Path(f"/proc/{process.pid}/clear_refs").write_text("5")
        df = spark.range(rows).coalesce(1).select("id", f.lit(text).alias("text"))
        findings(df).write.format("noop").mode("overwrite").save()
        statuses = [Path(f"/proc/{process.pid}/status").read_text() for process in running("pyspark.daemon")]
        return max(int(line.split()[1]) * 1024 for status in statuses for line in status.splitlines() if "VmHWM" in line)

    rows = 512
    # The first run also loads what every run needs.
    first = max(peak(rows), peak(rows))
    # What the findings of the rows that come on top would take if they were kept. Half of it is far above what the allocators of Arrow
    # and of Python hold back for later, which differs by some 25 MB from one run to the next.
    kept = 7 * rows * claimlight.analyze_batch([text] * 64).nbytes // 64
    assert kept > 100_000_000
    assert peak(8 * rows) - first < kept // 2


def running(program: str) -> list[psutil.Process]:
    """The processes below this one that run a program, by a part of its name."""

    def runs(process):
        try:
            return any(program in argument for argument in process.cmdline())
        except psutil.Error:
            return False

    return [process for process in psutil.Process().children(recursive=True) if runs(process)]


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"id": "key"}, ValueError, "id: the DataFrame has no column 'key', only id, text, quotes"),
        ({"text": "body"}, ValueError, "text: the DataFrame has no column 'body', only id, text, quotes"),
        ({"id": "quotes"}, ValueError, "id: 'quotes' is the name of a column of the findings"),
        ({"explode": "doubts"}, ValueError, 'explode: expected None or "quotes"'),
        ({"limit": 0}, ValueError, "limit: expected 1 or more"),
    ],
)
def test_a_wrong_argument_is_named(spark, arguments, error, message):
    df = spark.createDataFrame([(1, ARTICLE, "")], "id int, text string, quotes string")
    with pytest.raises(error, match=message):
        findings(df, **arguments)
    with pytest.raises(TypeError, match="df: expected a Spark DataFrame, got list"):
        findings([])

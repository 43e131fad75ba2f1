"""How fast the package is beside the command: `cargo xtask bench --python MEGABYTES`.

The input is the open corpus, repeated under new ids. Each line has the seconds on the clock, those of all processors together (which
other work on the machine hardly changes), and megabytes of text for each of both.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pyarrow
import pyarrow.parquet

COMMAND = os.environ["CLAIMLIGHT_COMMAND"]
CORPUS = Path(os.environ["CLAIMLIGHT_CORPUS"])


def articles(megabytes: float) -> list[dict[str, str]]:
    corpus = [json.loads(line) for line in CORPUS.read_text().splitlines()]
    out, size = [], 0.0
    while size < megabytes * 1e6:
        given = corpus[len(out) % len(corpus)]
        out.append({"id": f"{len(out)}-{given['id']}", "text": given["text"]})
        size += len(given["text"].encode())
    return out


def used() -> float:
    """The seconds of processor time of this process and of all below it, alive or waited for."""
    total = 0.0
    for process in [psutil.Process(), *psutil.Process().children(recursive=True)]:
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


def timed(name: str, megabytes: float, work: Callable[[], object]) -> None:
    begin, before = time.monotonic(), used()
    work()
    wall, cpu = time.monotonic() - begin, used() - before
    print(f"{name:36}{wall:9.1f} s {cpu:9.1f} s {megabytes / wall:8.3f} MB/s {megabytes / cpu:8.3f} MB/cpu s", flush=True)


def command(*files: Path, threads: int) -> None:
    environment = {**os.environ, "RAYON_NUM_THREADS": str(threads)}
    runs = [subprocess.Popen([COMMAND, "batch", "--in", file, "--out", f"{file}.out"], env=environment) for file in files]
    assert not any([run.wait() for run in runs])
    for file in files:
        Path(f"{file}.out").unlink()


def spark(workers: int, file: Path, megabytes: float) -> None:
    from pyspark.sql import SparkSession

    from claimlight.spark import findings

    os.environ["SPARK_SCALA_VERSION"] = "2.13"
    # Without it the workers take the first python3 of the path, which need not have our packages.
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(f"local-cluster[{workers},1,1024]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    session = builder.config("spark.executor.memory", "512m").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    df = session.read.parquet(str(file)).repartition(8 * workers)
    # The executors start Python and import their modules, which is no reading.
    findings(df.limit(workers)).count()
    work = lambda: findings(df).write.mode("overwrite").parquet(f"{file}.spark")  # noqa: E731
    timed(f"Spark, workers: {workers}", megabytes, work)
    assert session.read.parquet(f"{file}.spark").count() == df.count()
    session.stop()


def main(megabytes: float, only: list[str]) -> None:
    from claimlight import analyze_batch

    given = articles(megabytes)
    texts = [article["text"] for article in given]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        halves = [folder / "1.jsonl", folder / "2.jsonl"]
        for half, path in enumerate(halves):
            path.write_text("".join(json.dumps(article) + "\n" for article in given[half::2]))
        whole, table = folder / "whole.jsonl", folder / "whole.parquet"
        whole.write_text("".join(path.read_text() for path in halves))
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(given), table)
        runs: dict[str, Callable[[], object]] = {
            "command": lambda: timed("command", megabytes, lambda: command(whole, threads=2)),
            "package": lambda: timed("analyze_batch", megabytes, lambda: analyze_batch(texts, threads=2)),
            "two": lambda: timed("two commands side by side", megabytes, lambda: command(*halves, threads=1)),
            "spark1": lambda: spark(1, table, megabytes),
            "spark2": lambda: spark(2, table, megabytes),
        }
        for run in only or runs:
            runs[run]()


main(float(sys.argv[1]), sys.argv[2:])

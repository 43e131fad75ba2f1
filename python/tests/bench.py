"""How fast the package is beside the command: `cargo xtask bench --python MEGABYTES [--rounds N]`.

The input is the open corpus, repeated under new ids. Each line has the seconds on the clock, those of all processors together (which
other work on the machine changes less), and megabytes of text per second of each.

What is compared runs in turn, round after round, so that both meet the same machine. The ratios are those of the best times, which
other work has disturbed least. Ends with 1 where one on the clock is below its bar; on a machine that is busy with other work, those of
processor time say more. On a few megabytes, Spark's ratio is that of Java's warming up: its bar is meant for 200.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pyarrow
import pyarrow.parquet

COMMAND = os.environ["CLAIMLIGHT_COMMAND"]
CORPUS = Path(os.environ["CLAIMLIGHT_CORPUS"])

BATCH = 0.9
"""The least throughput of analyze_batch, as a share of that of the command with as many threads."""
SPARK = 0.75
"""The least throughput of Spark with two workers, as a share of that of two commands side by side."""

Work = Callable[[], object]


def articles(megabytes: float) -> list[dict[str, str]]:
    corpus = [json.loads(line) for line in CORPUS.read_text().splitlines()]
    out, size = [], 0.0
    while size < megabytes * 1e6:
        given = corpus[len(out) % len(corpus)]
        out.append({"id": f"{len(out)}-{given['id']}", "text": given["text"]})
        size += len(given["text"].encode())
    return out


def own() -> float:
    """The seconds of processor time of this process and of those that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def all_below() -> float:
    """The same of every process below this one as well. One that ends takes its own along, as Spark's do after an idle minute."""
    total = own()
    for process in psutil.Process().children(recursive=True):
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


def timed(name: str, megabytes: float, work: Work) -> tuple[float, float]:
    """The seconds on the clock, and those of all processors."""
    used = all_below if name.startswith("Spark") else own
    begin, before = time.monotonic(), used()
    work()
    wall, cpu = time.monotonic() - begin, used() - before
    print(f"{name:36}{wall:9.1f} s {cpu:9.1f} s {megabytes / wall:8.3f} MB/s {megabytes / cpu:8.3f} MB/cpu s", flush=True)
    return wall, cpu


def compared(rounds: int, megabytes: float, reference: tuple[str, Work], subject: tuple[str, Work]) -> list[float]:
    """The throughput of the second as a share of that of the first, on the clock and by processor time."""
    times = [[timed(name, megabytes, work) for name, work in (reference, subject)] for _ in range(rounds)]
    return [min(first[of] for first, _ in times) / min(second[of] for _, second in times) for of in (0, 1)]


def command(*files: Path, threads: int) -> None:
    """Reads the files side by side, each on so many threads."""
    environment = {**os.environ, "RAYON_NUM_THREADS": str(threads)}
    runs = [subprocess.Popen([COMMAND, "batch", "--in", file, "--out", f"{file}.out"], env=environment) for file in files]
    assert not any([run.wait() for run in runs])
    for file in files:
        Path(f"{file}.out").unlink()


@contextmanager
def spark(workers: int, file: Path) -> Iterator[Work]:
    """What reads a Parquet file with so many workers."""
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
    yield lambda: findings(df).write.mode("overwrite").parquet(f"{file}.spark")
    assert session.read.parquet(f"{file}.spark").count() == df.count()
    session.stop()


def ratios(megabytes: float, rounds: int) -> Iterator[tuple[str, list[float], float]]:
    """What is compared, its ratios and its bar."""
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
        del given

        one = ("command, 2 threads", lambda: command(whole, threads=2))
        package = ("analyze_batch, 2 threads", lambda: analyze_batch(texts, threads=2))
        yield "analyze_batch to the command", compared(rounds, megabytes, one, package), BATCH
        two = ("two commands side by side", lambda: command(*halves, threads=1))
        with spark(2, table) as work:
            yield "Spark to two commands", compared(rounds, megabytes, two, ("Spark, 2 workers", work)), SPARK
        with spark(1, table) as work:
            timed("Spark, 1 worker", megabytes, work)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("megabytes", type=float)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    below = 0
    for name, (clock, processors), bar in ratios(arguments.megabytes, arguments.rounds):
        verdict = "met" if clock >= bar else "NOT MET"
        print(f"{name:36}{clock:9.3f} clock {processors:5.3f} cpu   bar {bar}: {verdict}", flush=True)
        below += clock < bar
    sys.exit(min(below, 1))


main()

"""Findings of a Spark DataFrame, on all its executors, each of which needs this package and pyarrow."""

from collections.abc import Callable, Iterator

import pyarrow
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructType

from . import _core
from .batch import LIMIT, Explode, _positive, analyze_batch, rows

_ROWS = 64
"""How many rows are in memory at a time, whatever Spark's batches hold."""


def findings(
    df: DataFrame,
    id: str = "id",
    text: str = "text",
    explode: Explode = None,
    *,
    limit: int | None = LIMIT,
    said: bool = False,
) -> DataFrame:
    """The findings of each row's `text`, beside its `id`, in the columns of `claimlight.analyze_batch`.

    One row for each row, or one for each quote with `explode="quotes"`. A text that is null, not a string, or longer than `limit` code points has
    one row in which only `id` and `error` are set. Nothing is read before Spark is asked for the result, and each task reads on
    one thread, so that Spark's own settings say how much is done at a time.

    Raises ValueError where the DataFrame has no such column, and as `analyze_batch` does.
    """
    if not hasattr(df, "mapInArrow"):
        raise TypeError(f"df: expected a Spark DataFrame, got {type(df).__name__}")
    schema = pyarrow.table(_core.schema(rows(explode))).schema
    columns = [name for name in schema.names if name != "row"]
    for argument, column in (("id", id), ("text", text)):
        if column not in df.columns:
            raise ValueError(f"{argument}: the DataFrame has no column {column!r}, only {', '.join(df.columns)}")
    if id in columns:
        raise ValueError(f"id: {id!r} is the name of a column of the findings; rename it before")
    _positive("limit", limit)
    declared = StructType([df.schema[id], *from_arrow_schema(_only(schema, columns))])
    selected = df.select(df[f"`{id}`"].alias("id"), df[f"`{text}`"].alias("text"))
    return selected.mapInArrow(_reader(id, columns, explode, limit, said), declared)


def _only(schema: pyarrow.Schema, columns: list[str]) -> pyarrow.Schema:
    return pyarrow.schema([schema.field(name) for name in columns])


def _reader(
    id: str, columns: list[str], explode: Explode, limit: int | None, said: bool
) -> Callable[[Iterator[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """What each task does with its rows; it runs on the executors, and holds nothing but these settings."""

    def read(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            for first in range(0, batch.num_rows, _ROWS):
                part = batch.slice(first, _ROWS)
                table = analyze_batch(part.column("text"), 1, explode=explode, limit=limit, said=said)
                ids = part.column("id")
                if explode is not None:
                    ids = ids.take(table.column("row").combine_chunks())
                yield from table.select(columns).add_column(0, id, ids).to_batches()

    return read

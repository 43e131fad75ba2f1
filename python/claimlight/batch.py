"""Many articles to one Arrow table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from . import _core

if TYPE_CHECKING:
    import pyarrow

Explode = Literal["quotes"] | None

LIMIT = 1_000_000
"""Longer texts, in code points, are left unread where no other limit is named: no article is so long, but a broken file is."""


def analyze_batch(
    texts: Iterable[Any],
    threads: int | None = None,
    *,
    explode: Explode = None,
    limit: int | None = LIMIT,
    said: bool = False,
) -> pyarrow.Table:
    """Reads many articles into a table of one row per article, in the same order, with the fields of docs/export.schema.json.

    `texts` is a list or a column of pandas, polars or pyarrow. A text that is null, not a string, or longer than `limit` code points
    has a row in which only `error` is set; the others are read all the same. `explode="quotes"` gives one row per quote instead, in
    which `row` is the place of its article in `texts`; an article without quotes then has no row, one with an error has one.
    `threads` is how many work at a time, all cores where it is None; the GIL is released meanwhile. `said` leaves out what
    somebody only thinks, wants or feels.

    Raises TypeError and ValueError, which name the argument, and ImportError without pyarrow.
    """
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError("analyze_batch needs pyarrow: pip install 'claimlight[arrow]'") from error
    _positive("threads", threads)
    _positive("limit", limit)
    batches = _core.analyze_batch(_listed(texts), rows(explode), threads, limit, bool(said))
    return pyarrow.table(batches)


def rows(explode: Explode) -> str:
    """What a row of the table is, as the core calls it."""
    if explode not in (None, "quotes"):
        raise ValueError(f'explode: expected None or "quotes", got {explode!r}')
    return explode or "articles"


def _listed(texts: Iterable[Any]) -> list[Any]:
    if isinstance(texts, (str, bytes)):
        raise TypeError(f"texts: expected several texts, got one {type(texts).__name__}; analyze() reads one")
    # Iterating over these gives the names of the columns.
    if isinstance(texts, Mapping) or hasattr(texts, "columns") or hasattr(texts, "column_names"):
        raise TypeError(f"texts: expected a list or one column of texts, got {type(texts).__name__}")
    for method in ("to_pylist", "to_list"):
        if hasattr(texts, method):
            return list(getattr(texts, method)())
    try:
        return list(texts)
    except TypeError:
        raise TypeError(f"texts: expected a list or a column of texts, got {type(texts).__name__}") from None


def _positive(name: str, value: int | None) -> None:
    if value is None:
        return
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name}: expected an int or None, got {type(value).__name__}")
    if value < 1:
        raise ValueError(f"{name}: expected 1 or more, got {value}")

"""A fingerprint of a table that stays where it is: sums over the hashes of its rows.

Each row is written out alike in every database and hashed there (MD5, which all of them have: it is
to tell one extract from another, not to keep a secret). Of the hashes only sums come back, so that
the order of the rows does not matter, and none can be told from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

import ibis.expr.types as ir
import pandas as pd

from glosanalysis.cases.native import Native

__all__ = ["summed"]

_PLACES, _WIDE = (1, 8), 7
_BETWEEN, _NOTHING = "\x1f", "\x1e"


def summed(
    rows: ir.Table, run: Callable[[ir.Table], pd.DataFrame], native: Native | None = None
) -> str:
    """Sum up the rows of a table.

    Parameters
    ----------
    rows : ibis Table
        Of text, dates and numbers.
    run : callable
        Runs a query.
    native : Native, optional
        The database's own functions. A database that has none sums the characters of the hashes
        in place of numbers: its fingerprints are comparable with its own only.

    Returns
    -------
    str
        The number of rows, and for each of some places of their hashes the sum.
    """
    text = _joined(_written(rows[name]) for name in rows.columns)
    hashed = rows.select(hash=native.hash(text) if native else text.hexdigest("md5"))
    sums = {f"at_{place}": _number(hashed.hash, place, native).sum() for place in _PLACES}
    row = run(hashed.aggregate(rows=hashed.count(), **sums))
    return " ".join(str(int(value)) for value in row.fillna(0).iloc[0])


def _number(hashes: ir.StringValue, place: int, native: Native | None) -> ir.IntegerValue:
    if native is not None:
        return native.number_of_hash(hashes, place)
    codes = (hashes.substr(place - 1 + at, 1).ascii_str() for at in range(_WIDE))
    return reduce(lambda number, code: number * 16 + code, codes)


def _joined(texts: Iterable[ir.StringValue]) -> ir.StringValue:
    first, *others = texts
    for text in others:
        first = first + _BETWEEN + text
    return first


def _written(value: ir.Value) -> ir.StringValue:
    """Write a value as every database does: fractions to a ten-thousandth, in whole numbers."""
    if value.type().is_floating():
        value = (value * 10_000).round().cast("int64")
    return value.cast("string").fill_null(_NOTHING)

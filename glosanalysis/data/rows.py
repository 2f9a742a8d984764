"""The rows of a typed table as records, which mypy knows the columns of.

A frame gives mypy nothing to hold a name or a type against: a slip in ``row["plan"]`` is a
`KeyError` in a notebook. A record has the attributes that the table's model declares.
"""

from __future__ import annotations

from collections import namedtuple
from typing import Any, TypeVar, cast

import pandas as pd
import pandera.pandas as pa

__all__ = ["Row", "cells_of", "records"]

Row = TypeVar("Row", bound=pa.DataFrameModel)


def records(frame: pd.DataFrame, model: type[Row]) -> tuple[Row, ...]:
    """Give the rows of a table as records.

    Parameters
    ----------
    frame : DataFrame
        Typed, and with the columns of the model.
    model : DataFrameModel
        The one that the table is declared by.

    Returns
    -------
    tuple
        Named tuples in the order of the rows: an attribute a column, None where the cell is empty.
        To mypy each is an instance of the model, whose annotations are those of the columns.

    Examples
    --------
    >>> from glosanalysis.data.schemas.placements import ChildrenInCare
    >>> frame = pd.DataFrame({"as_at": pd.to_datetime(["2017-11-30"]), "children": [645]})
    >>> [row.children for row in records(frame, ChildrenInCare)]
    [645]
    """
    record = namedtuple(model.__name__, list(frame.columns))  # type: ignore[misc]
    rows = [record(*cells) for cells in zip(*map(_cells, frame.items()), strict=True)]
    return cast("tuple[Row, ...]", tuple(rows))


def cells_of(row: pa.DataFrameModel) -> dict[str, object]:
    """Give the cells of a record by the names of their columns."""
    cells: dict[str, object] = cast(Any, row)._asdict()
    return cells


def _cells(named: tuple[str, pd.Series]) -> list[object]:
    """Give the cells of a column as Python's own values, None for each kind of missing."""
    column = named[1]
    pairs = zip(column.tolist(), column.isna().tolist(), strict=True)
    return [None if missing else cell for cell, missing in pairs]

"""Hold a header to the columns of a table."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

__all__ = ["header_faults"]


def header_faults(header: Sequence[str], columns: Sequence[str]) -> list[tuple[str, str]]:
    """Say how a header differs from the one that a table needs.

    Parameters
    ----------
    header : sequence of str
    columns : sequence of str
        The columns that it must have, in any order.

    Returns
    -------
    list of tuple of str
        The column, empty where it is about all of them, and what is wrong with it.

    Examples
    --------
    >>> header_faults(["as_at", "plan"], ["as_at", "plans"])  # doctest: +NORMALIZE_WHITESPACE
    [('plans', 'the column is missing'),
     ('plan', "'plan' is not a column of this table, did you mean plans?")]
    """
    for separator, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) < len(columns) and any(separator in cell for cell in header):
            return [("", f"columns are separated by {name}, commas are needed")]
    missing = [name for name in columns if name not in header]
    extra = [name for name in header if name not in columns]
    doubled = sorted({name for name in header if name in columns and header.count(name) > 1})
    return [
        *((name, "the column is missing") for name in missing),
        *((name, _unknown(name, missing)) for name in extra),
        *((name, "the column is there twice") for name in doubled),
    ]


def _unknown(name: str, missing: list[str]) -> str:
    near = difflib.get_close_matches(name, missing, n=1)
    hint = f", did you mean {near[0]}?" if near else ""
    return f"'{name}' is not a column of this table{hint}"

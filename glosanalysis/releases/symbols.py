"""The marks that publishers set in place of a number, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

__all__ = ["MEANINGS", "Numbers", "numbers"]

MEANINGS = {
    "c": "hidden to protect people",
    "x": "not available",
    "z": "does not apply",
    "u": "of low reliability",
    "low": "more than nothing, but rounds to 0",
    "k": "more than nothing, but rounds to 0",
}
"""The Government Statistical Service's symbols, as the pages explain them."""

_SAME = {":": "x", "..": "x", "[x]": "x", "[c]": "c", "[z]": "z"}
_SAME |= dict.fromkeys(("~", "[low]", "k"), "low")
"""Marks of older releases and of other publishers; and of two that say the same, one is kept."""
_NOTE = r"\[note \d+\]"
"""In the outturn of 2024-25 an authority that sent no return has a note and no numbers."""


@dataclass(frozen=True)
class Numbers:
    """A column, parted into its numbers and its symbols.

    Parameters
    ----------
    values : Series of float
        Missing where a symbol stands.
    symbols : Series of str
        Empty where a number stands.
    strange : Series of bool
        What is neither.
    """

    values: pd.Series
    symbols: pd.Series
    strange: pd.Series


def numbers(text: pd.Series) -> Numbers:
    """Part a column of text into numbers and symbols: a symbol never becomes a number.

    Examples
    --------
    >>> made = numbers(pd.Series(["12.5", "c", "low", ""]))
    >>> made.values.tolist(), made.symbols.tolist(), made.strange.tolist()
    ([12.5, nan, nan, nan], ['', 'c', 'low', ''], [False, False, False, True])
    """
    places, distinct = pd.factorize(text)
    cells = pd.Series(distinct, dtype="str").str.strip()
    marks = cells.map(_SAME).fillna(cells).mask(cells.str.fullmatch(_NOTE).fillna(False), "x")
    known = marks.isin(list(MEANINGS))
    # Written out: float() also takes "nan", "1_000" and "1e3", which no publisher means. A workbook
    # has the dust of its sums with an exponent, "7.0E-2".
    written = cells.str.fullmatch(r"[-−]?\d+(\.\d+)?([eE]-\d+)?").fillna(False)
    values = pd.to_numeric(cells.where(written).str.replace("−", "-"), errors="coerce")
    symbols = np.where(known, marks, "")
    strange = ~(known | written)
    return Numbers(
        pd.Series(values.to_numpy(dtype="float64")[places], index=text.index),
        pd.Series(symbols[places], index=text.index),
        pd.Series(strange.to_numpy(dtype=bool)[places], index=text.index),
    )

"""A kind of column: what its cells may hold, as text and typed.

Cells are judged as text, a whole column at once, so that every bad cell of a table can be named;
only a table without faults is typed. A kind says both once: pandera's checks of the text, and what
pandera may hold the typed column to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

__all__ = ["Cells", "Kind", "breaking", "doubtful", "like", "rule", "without"]

Cells = Callable[[pd.Series], pd.Series]


@dataclass(frozen=True)
class Kind:
    """A kind of column.

    Parameters
    ----------
    name : str
        What the data dictionary calls it.
    rules : tuple of Check
        Of a Series of text, in order: a cell is told the first one that it breaks, in the words of
        its ``error``. Each takes any text that the ones before it let pass.
    to_type : callable
        Turns a Series of faultless text, in which empty cells are missing, into typed values.
    dtype : str
        What it turns them into.
    holds : tuple of pairs
        What the typed values satisfy: keywords of pandera's ``Field``, and their values.
    suppressible : bool
        Whether a cell may say, instead of a number, that the paper holds it back.
    words : tuple of str
        The only words that there may be, if there are few.
    plain : str
        A pattern of cells that break no rule: most of a large table is told from it in one go, and
        only the others are held to the rules. Without it, all are.
    """

    name: str
    rules: tuple[pa.Check, ...]
    to_type: Cells
    dtype: str
    holds: tuple[tuple[str, Any], ...] = ()
    suppressible: bool = False
    words: tuple[str, ...] = ()
    plain: str = ""

    def field(self, description: str, *, required: bool = True) -> Any:
        """Make the field of a model.

        Parameters
        ----------
        description : str
            What the column means, for the data dictionary.
        required : bool
            Whether each row must fill it.

        Returns
        -------
        pandera Field
        """
        return pa.Field(
            description=description,
            nullable=not required,
            metadata={"kind": self},
            **dict(self.holds),
        )

    def fault_in(self, cell: str) -> str | None:
        """Say what is wrong with a cell, or nothing.

        Examples
        --------
        >>> from glosanalysis.data.columns import COUNT
        >>> COUNT.fault_in("24x")
        'is not a whole number'
        >>> COUNT.fault_in("24") is None
        True
        """
        if self.plain and re.fullmatch(self.plain, cell):
            return None
        one = pd.Series([cell], dtype="str")
        broken = (str(rule.error) for rule in self.rules if breaking(rule, one).any())
        return next(broken, None)

    def doubtful(self, cells: Sequence[str], *, may_be_empty: bool) -> np.ndarray:
        """Give the places of the cells that are not plain, and have to be held to the rules.

        Parameters
        ----------
        cells : sequence of str
        may_be_empty : bool
            Whether an empty cell is plain, too.

        Returns
        -------
        array of int
        """
        if not self.plain:
            return np.arange(len(cells))
        return doubtful(f"(?:{self.plain})?" if may_be_empty else self.plain, cells)


_TOGETHER = 1_000
"""Texts that are matched in one go, if they can be; one that cannot costs a look at as many."""


def doubtful(plain: str, cells: Sequence[str]) -> np.ndarray:
    """Give the places of the texts that a pattern does not match whole.

    Examples
    --------
    >>> doubtful("[0-9]+", ["12", "x", "3"])
    array([1])
    """
    one = re.compile(plain).fullmatch
    # Possessive (*+): a line that has matched is not tried in another way, for which each would
    # have to be remembered.
    several = re.compile(rf"(?:(?:{plain})\n)*+").fullmatch
    found: list[int] = []
    for first in range(0, len(cells), _TOGETHER):
        part = cells[first : first + _TOGETHER]
        lines = "\n".join(part)
        # A text with a line break of its own would pass as two.
        if lines.count("\n") != len(part) - 1 or not several(f"{lines}\n"):
            found += [first + place for place, cell in enumerate(part) if not one(cell)]
    return np.array(found, dtype=int)


def breaking(check: pa.Check, what: pd.Series | pd.DataFrame) -> np.ndarray:
    """Tell which cells or rows break a check, as an array of booleans.

    A check that is called, as pandera does it, also writes out every failing case: over a million
    rows that takes minutes. Its own function gives the same booleans without.
    """
    holds = pd.Series(check._check_fn(what))
    broken: np.ndarray = ~holds.fillna(False).to_numpy(dtype=bool)
    return broken


def rule(holds: Cells, fault: str) -> pa.Check:
    """Make a check of a whole column of text, and say what is told of a cell that breaks it."""
    return pa.Check(holds, error=fault)


def like(pattern: str, fault: str) -> pa.Check:
    """Ask that cells match a pattern whole. Digits are 0 to 9: no other script's."""
    fits = re.compile(pattern).fullmatch

    def holds(cells: pd.Series) -> pd.Series:
        # Twice as fast as pandas' own fullmatch, which asks of each cell whether it is missing.
        return pd.Series([each is not None for each in map(fits, cells)], cells.index, dtype=bool)

    return rule(holds, fault)


def without(pattern: str, fault: str) -> pa.Check:
    """Ask that a pattern is nowhere in a cell."""
    return rule(lambda cells: ~cells.str.contains(pattern, regex=True), fault)

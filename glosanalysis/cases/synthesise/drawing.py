"""Draw by chance, in whole numbers only.

Sums of whole numbers are the same on every processor; logarithms and roots may differ in their
last digit. So nothing here rests on a floating-point number: chances are counted in thousandths
or by weight, lengths in days, and the two curves that need a logarithm are tables of whole days
(`glosanalysis.cases.synthesise.curves`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["Band", "Draws", "Flags", "Whole", "chosen"]

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

Band = tuple[int, int, int]
"""From, to (not reached) and weight: ``(0, 8, 13)`` is 13 in all the weights for 0 to 7."""


class Draws:
    """A stream of chance that a seed and a name give, the same on every machine.

    A part of the records has a stream of its own, so that a column added to one part leaves
    every other part as it was.

    Parameters
    ----------
    seed : int
        Nought or more.
    name : str
        The part of the records that is drawn.

    Examples
    --------
    >>> Draws(1, "an example").below(6, size=5).tolist()
    [5, 4, 3, 0, 2]
    """

    def __init__(self, seed: int, name: str) -> None:
        sequence = np.random.SeedSequence([seed, crc32(name.encode())])
        self._generator = np.random.Generator(np.random.PCG64(sequence))

    def below(self, bound: int | Whole, size: int) -> Whole:
        """Draw whole numbers from 0 up to a bound that is not reached."""
        return self._generator.integers(0, bound, size=size, dtype=np.int64)

    def happens(self, in_a_thousand: int | Whole, size: int) -> Flags:
        """Say for each whether something happens that does so a number of times in a thousand."""
        return self.below(1000, size) < in_a_thousand

    def weighed(self, weights: Sequence[int] | Whole, size: int) -> Whole:
        """Draw places of a list, each as often as its weight says."""
        edges = np.cumsum(np.asarray(weights, dtype=np.int64))
        drawn = self.below(int(edges[-1]), size)
        return np.searchsorted(edges, drawn, side="right").astype(np.int64)

    def codes(self, shares: Mapping[str, int], size: int) -> pd.Categorical:
        """Draw codes, each as often as its share says."""
        return pd.Categorical.from_codes(
            self.weighed(list(shares.values()), size), categories=list(shares)
        )

    def within(self, bands: Sequence[Band], size: int) -> Whole:
        """Draw whole numbers from bands: a band by its weight, any number in it alike."""
        low, high, weight = (
            np.array(column, dtype=np.int64) for column in zip(*bands, strict=True)
        )
        band = self.weighed(weight, size)
        return low[band] + self.below((high - low)[band], size)

    def of(self, table: Whole, size: int) -> Whole:
        """Draw from a table whose entries are equally likely."""
        return table[self.below(len(table), size)]

    def shuffled(self, size: int) -> Whole:
        """Give the places of a list in an order by chance."""
        return self._generator.permutation(size).astype(np.int64)


def chosen(cases: Mapping[str, Flags], other: str | pd.Categorical | None = None) -> pd.Categorical:
    """Give each row the first word whose flag it has, else another word, or none.

    Examples
    --------
    >>> chosen({"small": np.array([True, False]), "odd": np.array([True, True])}).tolist()
    ['small', 'odd']
    """
    size = len(next(iter(cases.values())))
    if isinstance(other, pd.Categorical):
        words, codes = list(other.categories), np.asarray(other.codes)
    else:
        words = [] if other is None else [other]
        codes = np.full(size, len(words) - 1)
    categories = list(dict.fromkeys([*cases, *words]))
    rest = np.array([*map(categories.index, words), -1])[codes]
    places = [categories.index(word) for word in cases]
    return pd.Categorical.from_codes(
        np.select(list(cases.values()), places, rest), categories=categories
    )

"""The rows of a release with their numbers told from their symbols."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from glosanalysis.releases.dataset import Dataset, Figure
from glosanalysis.releases.symbols import numbers

__all__ = ["Parsed", "parsed"]


@dataclass(frozen=True)
class Parsed:
    """A release, read.

    Parameters
    ----------
    dataset : Dataset
    text : DataFrame of str
        Every known column, by line.
    values, symbols, strange : DataFrame
        The number columns: the numbers, the symbols, and what is neither.
    notes : tuple of str
        What was put right in reading, for whoever imports it.
    """

    dataset: Dataset
    text: pd.DataFrame
    values: pd.DataFrame
    symbols: pd.DataFrame
    strange: pd.DataFrame
    notes: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it gives: those whose columns an older release lacks are left out."""
        there = set(self.values)
        return tuple(each for each in self.dataset.figures if each.columns <= there)

    def rounding(self) -> pd.Series:
        """Give what the publisher rounds the counts of each row to; 0 where it does not."""
        return self.text["geographic_level"].map(dict(self.dataset.rounding)).fillna(0.0)


def parsed(dataset: Dataset, text: pd.DataFrame) -> Parsed:
    """Part the number columns of a release into numbers and symbols."""
    columns = {
        name: numbers(text[name])
        for name in dict.fromkeys((*dataset.numbers, *dataset.others))
        if name in text
    }
    made = Parsed(
        dataset,
        text,
        pd.DataFrame({name: each.values for name, each in columns.items()}, index=text.index),
        pd.DataFrame({name: each.symbols for name, each in columns.items()}, index=text.index),
        pd.DataFrame({name: each.strange for name, each in columns.items()}, index=text.index),
    )
    return replace(made, notes=tuple(_without_repeats(made)))


def _without_repeats(release: Parsed) -> Iterator[str]:
    """Take an authority's number away where all of its region have the number of the region.

    So did the new plans of 2022 in Yorkshire and the Humber, in the release of June 2025: the
    region's 6,078 stands in the row of each of its fifteen authorities.
    """
    text = release.text
    level = text["geographic_level"]
    groups = text.groupby(["time_period", "region_code", *release.dataset.filters]).ngroup()
    above, local = groups[level == "Regional"], groups[level == "Local authority"]
    for column in release.dataset.areas_add:
        lines = _repeating(release.values[column], above, local)
        release.values.loc[lines, column] = np.nan
        release.symbols.loc[lines, column] = "x"
        for (period, name), rows in text.loc[lines].groupby(["time_period", "region_name"]):
            count = rows["new_la_code"].nunique()
            yield (
                f"{column} of {period}: {count} authorities of {name} have the number of their "
                "region, which is taken as not available"
            )


def _repeating(values: pd.Series, above: pd.Series, local: pd.Series) -> pd.Index:
    region = values[above.index].set_axis(above)
    region = region[(region > 0) & ~region.index.duplicated()]
    same = values[local.index] == local.map(region)
    if not same.any():
        return same.index[:0]
    within = same.groupby(local)
    return same.index[within.transform("all") & (within.transform("size") > 1)]

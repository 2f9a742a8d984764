"""A small table of figures, each rounded once, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from glosanalysis.authority import OWN
from glosanalysis.display.citations import Citation
from glosanalysis.display.columns import Column, Mark
from glosanalysis.stats.rounding import fixed, round_half_up

__all__ = ["Display"]


@dataclass(frozen=True, kw_only=True)
class Display:
    """Figures, and what is said of them.

    Parameters
    ----------
    name : str
        Names the file that a reader downloads.
    title : str
        An active title: the message, with its figures. No full stop.
    frame : DataFrame
        The first column names the rows. Without rows where nothing has been reported yet.
    columns : mapping of str to Column
        What each column of the frame is, by its name; it may know more columns than there are.
        Figures are rounded to their decimals once, here: chart, table and download show the same
        number.
    measure : str
        What is measured, in which unit.
    period : str
        The time that it covers.
    cited : tuple of Citation
        Where the figures come from.
    area : str
        The area that it describes.
    mark : Mark, optional
        Which rows are of another standing.
    note : str
        What to know when reading it.
    unit : str
        What the figures are counted in, where the measure is too long to stand above an axis.

    Raises
    ------
    ValueError
        If a column is not declared, or is one of figures and does not declare its decimals.
    """

    name: str
    title: str
    frame: pd.DataFrame
    columns: Mapping[str, Column] = field(default_factory=dict)
    measure: str
    period: str = ""
    cited: tuple[Citation, ...] = ()
    area: str = OWN.short
    mark: Mark | None = None
    note: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        figures = _figures_in(self.frame)
        for name in self.frame.columns:
            if name not in self.columns and not (self.mark and self.mark.column == name):
                raise ValueError(f"{self.name}: column {name} is not declared")
            if name in figures and self.columns[name].decimals is None:
                raise ValueError(f"{self.name}: column {name} does not declare its decimals")
        rounded = {
            name: [_rounded(v, self.columns[name]) for v in self.frame[name]] for name in figures
        }
        object.__setattr__(self, "frame", self.frame.assign(**rounded))

    @property
    def shown(self) -> list[str]:
        """The names of the columns that a table shows."""
        known = self.columns
        return [name for name in self.frame.columns if name in known and known[name].shown]

    @property
    def figures(self) -> list[str]:
        """The names of the shown columns that hold numbers."""
        figures = _figures_in(self.frame)
        return [name for name in self.shown if name in figures]

    @property
    def words(self) -> list[str]:
        """The names of the shown columns that hold neither numbers nor dates."""
        return [name for name in self.shown if self.frame[name].dtype.kind not in "fiuM"]

    @property
    def marked(self) -> pd.Series:
        """Tell of each row whether it is of another standing."""
        if self.mark is None:
            return pd.Series(False, index=self.frame.index)
        return self.frame[self.mark.column].astype(bool)

    def symbols(self, name: str) -> pd.Series:
        """Give the symbol in each row of a column of figures; empty where it has a number."""
        of = self.columns[name].symbols
        return self.frame[of] if of else pd.Series("", index=self.frame.index)

    @property
    def headings(self) -> list[str]:
        """What readers see above the columns."""
        return [self.columns[name].heading for name in self.shown]

    def as_text(self) -> pd.DataFrame:
        """Give the frame with each figure written with its decimals, as downloads hold it."""
        more = [name for name, column in self.columns.items() if column.taken]
        written = {
            name: [
                mark if pd.isna(v) else fixed(v, self.columns[name].places(v))
                for v, mark in zip(of, self.symbols(name), strict=True)
            ]
            for name, of in self.frame[self.figures + more].items()
        }
        held = self.frame.assign(**written)[self.shown + more]
        return held.set_axis(self.headings + [self.columns[name].label for name in more], axis=1)

    @classmethod
    def nothing_yet(cls, name: str, measure: str) -> Display:
        """Stand for figures that the tables do not hold: nothing is shown, nor its heading."""
        return cls(name=name, title=measure, frame=pd.DataFrame(), measure=measure)


def _figures_in(frame: pd.DataFrame) -> dict[str, None]:
    """Name the columns of numbers in order, by their kinds: to look at each takes longer."""
    kinds = frame.dtypes.items()
    return {
        name: None for name, kind in kinds if is_numeric_dtype(kind) and not is_bool_dtype(kind)
    }


def _rounded(value: Any, column: Column) -> float:
    if pd.isna(value):
        return float("nan")
    return float(round_half_up(value, column.places(float(value))))

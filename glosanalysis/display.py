"""A display: a small table of figures and everything a reader is told about it.

Themes make displays; the `present` package draws them as charts and sets them as tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from glosanalysis.authority import OWN
from glosanalysis.stats.rounding import fixed, places_printed, round_half_up

__all__ = ["AS_PRINTED", "LONGEST_ALTERNATIVE", "Citation", "Display", "citations"]

AS_PRINTED = -1
"""For the decimals of a column: each figure has those that its paper prints."""

LONGEST_ALTERNATIVE = 220
"""Characters; screen readers cannot pause within a text alternative."""


class Citation(NamedTuple):
    """A document and the place in it."""

    source_id: str
    locator: str


def citations(*frames: pd.DataFrame) -> tuple[Citation, ...]:
    """List where the rows of some tables come from, each place once, by source.

    Parameters
    ----------
    *frames : DataFrame
        With the columns ``source_id`` and ``locator``.

    Returns
    -------
    tuple of Citation
    """
    places = {
        Citation(*place)
        for frame in frames
        for place in zip(frame["source_id"], frame["locator"], strict=True)
    }
    # Not in the order of the rows: in another order they say the same.
    return tuple(sorted(places))


@dataclass(frozen=True)
class Display:
    """Figures, and what is said of them.

    Parameters
    ----------
    name : str
        Names the file that a reader downloads.
    title : str
        An active title: the message, with its figures. No full stop.
    frame : DataFrame
        The first column names the rows; the others are figures, under the names that readers
        see. Without rows where nothing has been reported yet.
    measure : str
        What is measured, in which unit.
    period : str
        The time that it covers.
    cited : tuple of Citation
        Where the figures come from.
    alternative : str
        What the chart says to somebody who cannot see it; at most 220 characters, not the title.
        A display that is only ever a table needs none.
    area : str
        The area that it describes.
    decimals : mapping of str to int
        For each column of figures how many decimals it has, or `AS_PRINTED`. The frame is
        rounded to them once, here: chart, table and download show the same number.
    target : float, optional
        A level to draw across a chart, with `target_label`.
    target_label : str
        What the level is.
    marked : tuple of str
        Rows, or kinds of points, of another standing (planned, part of a year, approximate);
        drawn so that it shows.
    note : str
        What to know when reading it.
    unit : str
        What stands above the axis of a line chart.
    by_month : bool
        Whether the dates of the first column stand for whole months.

    Raises
    ------
    ValueError
        If the text alternative is too long or the title again, or a column of figures does not
        declare its decimals.
    """

    name: str
    title: str
    frame: pd.DataFrame
    measure: str
    period: str
    cited: tuple[Citation, ...]
    alternative: str = ""
    area: str = OWN.name
    decimals: Mapping[str, int] = field(default_factory=dict)
    target: float | None = None
    target_label: str = ""
    marked: tuple[str, ...] = ()
    note: str = ""
    unit: str = ""
    by_month: bool = False

    def __post_init__(self) -> None:
        if len(self.alternative) > LONGEST_ALTERNATIVE or self.alternative == self.title:
            raise ValueError(
                f"the text alternative of {self.name} must say more than the title in at most "
                f"{LONGEST_ALTERNATIVE} characters, got {len(self.alternative)}"
            )
        undeclared = [name for name in self.figures if name not in self.decimals]
        if undeclared:
            raise ValueError(f"{self.name}: column {undeclared[0]} does not declare its decimals")
        rounded = {
            name: [self._rounded(name, v) for v in self.frame[name]] for name in self.figures
        }
        object.__setattr__(self, "frame", self.frame.assign(**rounded))

    def _rounded(self, column: str, value: float) -> float:
        decimals = self.decimals[column]
        if pd.isna(value):
            return float("nan")
        return float(value) if decimals == AS_PRINTED else round_half_up(value, decimals)

    @property
    def figures(self) -> list[str]:
        """The names of the columns that hold numbers."""
        frame = self.frame
        return [
            c for c in frame.columns if is_numeric_dtype(frame[c]) and not is_bool_dtype(frame[c])
        ]

    def places(self, column: str, value: float) -> int:
        """Give the decimals that a figure of a column is shown with."""
        decimals = self.decimals[column]
        return places_printed(value) if decimals == AS_PRINTED else decimals

    def as_text(self) -> pd.DataFrame:
        """Give the frame with each figure written with its decimals, as downloads hold it."""
        written = {
            name: ["" if pd.isna(v) else fixed(v, self.places(name, v)) for v in self.frame[name]]
            for name in self.figures
        }
        return self.frame.assign(**written)

    @classmethod
    def nothing_yet(cls, name: str, measure: str) -> Display:
        """Stand for figures that the tables do not hold: nothing is shown, nor its heading."""
        return cls(name, measure, pd.DataFrame(), measure, "", ())

"""An exhibit: a small table of figures and everything a reader is told about it.

Themes make exhibits; the `present` package draws them as charts and sets them as tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

__all__ = ["LONGEST_ALTERNATIVE", "Citation", "Exhibit", "citations"]

LONGEST_ALTERNATIVE = 220
"""Characters; screen readers cannot pause within a text alternative."""


class Citation(NamedTuple):
    """A document and the place in it."""

    source_id: str
    locator: str


def citations(*frames: pd.DataFrame) -> tuple[Citation, ...]:
    """List where the rows of some tables come from, each place once, in order.

    Parameters
    ----------
    *frames : DataFrame
        With the columns ``source_id`` and ``locator``.

    Returns
    -------
    tuple of Citation
    """
    places = [
        Citation(*place)
        for frame in frames
        for place in zip(frame["source_id"], frame["locator"], strict=True)
    ]
    return tuple(dict.fromkeys(places))


@dataclass(frozen=True)
class Exhibit:
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
    area : str
        The area that it describes.
    decimals : mapping of str to int
        For each column of figures how many decimals are shown; 0 where nothing is said.
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
        If the text alternative is too long, empty or the title again.
    """

    name: str
    title: str
    frame: pd.DataFrame
    measure: str
    period: str
    cited: tuple[Citation, ...]
    alternative: str
    area: str = "Gloucestershire"
    decimals: Mapping[str, int] = field(default_factory=dict)
    target: float | None = None
    target_label: str = ""
    marked: tuple[str, ...] = ()
    note: str = ""
    unit: str = ""
    by_month: bool = False

    def __post_init__(self) -> None:
        if not 0 < len(self.alternative) <= LONGEST_ALTERNATIVE or self.alternative == self.title:
            raise ValueError(
                f"the text alternative of {self.name} must say more than the title in at most "
                f"{LONGEST_ALTERNATIVE} characters, got {len(self.alternative)}"
            )

    @classmethod
    def nothing_yet(cls, name: str, measure: str) -> Exhibit:
        """Stand for figures that nobody had reported by the end of the quarter."""
        return cls(
            name,
            f"{measure}: not reported by the end of this quarter",
            pd.DataFrame(),
            measure,
            "",
            (),
            "Nothing had been reported yet.",
        )

    def rounded_to(self, column: str) -> int:
        """Give the number of decimals that a column is shown with."""
        return self.decimals.get(column, 0)

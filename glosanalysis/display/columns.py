"""What is true of the columns and rows of a display: labels, units, decimals, marks."""

from __future__ import annotations

from dataclasses import dataclass

from glosanalysis.stats.rounding import places_printed

__all__ = ["AS_PRINTED", "Column", "Mark"]

AS_PRINTED = -1
"""For the decimals of a column: each figure has those that its paper prints."""


@dataclass(frozen=True)
class Column:
    """What is true of one column of a display.

    Parameters
    ----------
    label : str
        What readers see above it.
    unit : str
        Stands in brackets after the label.
    decimals : int, optional
        Of a column of figures, how many each has, or `AS_PRINTED`.
    level : str
        Of a column that the others are held against, what a chart calls its level.
    by_month : bool
        Whether its dates stand for whole months.
    shown : bool
        Whether it is a column of the table; not one that only a drawing needs.
    taken : bool
        Whether the download has it although no table has room for it; there it has no unit.
    symbols : str
        Of a column of figures, the column that holds a symbol of official statistics, such as
        ``c``, in each row that has no number for a reason.

    Examples
    --------
    >>> Column("Vacancies", "%").heading, Column("New plans").heading
    ('Vacancies (%)', 'New plans')
    """

    label: str
    unit: str = ""
    decimals: int | None = None
    level: str = ""
    by_month: bool = False
    shown: bool = True
    taken: bool = False
    symbols: str = ""

    @property
    def heading(self) -> str:
        """What stands above the column in a table and in its download."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    def places(self, value: float) -> int:
        """Give the decimals that a figure is shown with."""
        assert self.decimals is not None
        return places_printed(value) if self.decimals == AS_PRINTED else self.decimals


@dataclass(frozen=True)
class Mark:
    """Rows of another standing (part of a year, approximate): a chart draws them so that it shows.

    Parameters
    ----------
    column : str
        The column of truth values that tells them; no table shows it.
    meaning : str
        What such a row is, to follow "is".
    """

    column: str
    meaning: str

"""What every display of a national series needs: its file, its unit, its releases."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Citation
from glosanalysis.indicator import Indicator
from glosanalysis.national.series import Series
from glosanalysis.phrasing import number
from glosanalysis.quarter import in_a_year

__all__ = ["cited_of", "from_to", "in_a_row", "name_of", "signed", "unit_of"]


def cited_of(tables: Tables, series: Series) -> tuple[Citation, ...]:
    """Cite the releases that a series comes from."""
    titles = tables.sources["title"]
    names = sorted(set(series.rows["release_id"].astype("str")))
    return tuple(Citation(each, titles[each], series.indicator) for each in names)


def name_of(indicator: Indicator, kind: str) -> str:
    """Name the file of a display of an indicator."""
    return f"{indicator.id}-{kind}".replace("_", "-")


def unit_of(indicator: Indicator) -> str:
    """Give the unit that stands at a number itself."""
    return indicator.unit if indicator.unit in ("%", "£") else ""


def from_to(first: str, last: str) -> str:
    """Name a period by its ends, or by the one day that it is.

    Examples
    --------
    >>> from_to("March 2024", "March 2025"), from_to("2024", "2024")
    ('March 2024 to March 2025', '2024')
    """
    return first if first == last else f"{first} to {last}"


def in_a_row(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep the newest years that follow each other: of others no change of a year can be told.

    Parameters
    ----------
    frame : DataFrame
        By day, in order.
    """
    days = list(frame.index)
    begin = len(days) - 1
    while begin > 0 and in_a_year(days[begin - 1], days[begin]):
        begin -= 1
    return frame.iloc[max(begin, 0) :]


def signed(gap: float, places: int) -> str:
    """Write a difference with its sign; a dash where there is none.

    Examples
    --------
    >>> signed(5.84, 1), signed(-1234.5, 0), signed(-0.04, 1)
    ('+5.8', '−1,235', '0.0')
    """
    if pd.isna(gap):
        return "–"
    return f"{'+' if gap > 0 else ''}{number(gap, places)}"

"""What every display of a national series needs: its file, its unit, its releases."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Citation
from glosanalysis.indicator import Indicator
from glosanalysis.national.series import Series
from glosanalysis.stats.rounding import fixed, round_half_up

__all__ = ["cited_of", "name_of", "signed", "unit_of"]


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


def signed(gap: float, places: int) -> str:
    """Write a difference with its sign; a dash where there is none."""
    if pd.isna(gap):
        return "–"
    return f"{'+' if gap > 0 else ''}{fixed(round_half_up(gap, places), places)}"

"""The council's own workbook of what was counted, with nothing hidden in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from glosanalysis.cases.measures import MEASURES, Measure
from glosanalysis.cases.workbook import Cover, Sheet, workbook
from glosanalysis.phrasing import day
from glosanalysis.quarter import Quarter

__all__ = ["internal_workbook"]

_ALL = "All"
_HEADINGS = {
    "measure": "Measure",
    "quarter": "Quarter",
    "breakdown": "By",
    "group": "Group",
    "numerator": "Number",
    "denominator": "Out of",
    "provisional": "Provisional",
    "as_at": "As at",
}
_HOW = (
    "Each row is a measure in a quarter, for all or for one group of those named under By.",
    "Number is what is counted. Out of is what a share or a mean is taken of; a count has none.",
    "A number is provisional while not every follow-up was over on the day of the records.",
    "How each measure is counted stands on the worksheet Notes.",
)


def internal_workbook(counts: pd.DataFrame, as_at: date, titles: Mapping[str, str]) -> bytes:
    """Write counts as they are into a workbook: a theme a sheet, one row a count.

    Parameters
    ----------
    counts : DataFrame
        As `glosanalysis.cases.counting.count` gives them; at least one.
    as_at : date
        The day that the records describe.
    titles : mapping of str to str
        Of the themes, by their names, in the order of the sheets.

    Returns
    -------
    bytes
        Of an XLSX file, for the council's own use: nothing is hidden in it.
    """
    quarters = sorted(map(Quarter.parse, counts["quarter"].unique()))
    cover = Cover(
        title=f"Counted from case records, {_span(quarters)}",
        intro=(
            "For the council's own use: nothing is hidden in it. "
            "It is not to be published or passed on.",
            f"Counted from the council's case records as they stood on {day(as_at)}.",
        ),
        about=_HOW,
        made_of=as_at,
    )
    counted = set(counts["indicator"])
    measures = [measure for name, measure in MEASURES.items() if name in counted]
    sheets = [
        _sheet(title, pd.concat(_rows(counts, measure) for measure in of))
        for theme, title in titles.items()
        if (of := [measure for measure in measures if measure.theme == theme])
    ]
    return workbook(cover, sheets, {each.id: each.definition for each in measures})


def _span(quarters: list[Quarter]) -> str:
    first, last = quarters[0], quarters[-1]
    return str(first) if first == last else f"{first} to {last}"


def _sheet(title: str, rows: pd.DataFrame) -> Sheet:
    return Sheet(
        label=title,
        title=f"{title}: counted from case records, nothing hidden",
        table=rows[list(_HEADINGS)].rename(columns=_HEADINGS),
        notes=rows["indicator"].tolist(),
    )


def _rows(counts: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    rows = counts[counts["indicator"] == measure.id]
    rows = rows.sort_values(["breakdown", "quarter", "group"], kind="stable")
    return rows.assign(
        measure=measure.title,
        breakdown=rows["breakdown"].str.replace("_", " ").str.capitalize().replace("", _ALL),
        group=rows["group"].replace("", _ALL),
        provisional=rows["provisional"].map({True: "yes", False: "no"}),
    )

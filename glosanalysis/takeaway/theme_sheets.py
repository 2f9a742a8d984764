"""The sheets of a theme: its figures as a quarter published them, and the exhibits of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from glosanalysis.authority import OWN
from glosanalysis.indicator import Indicator
from glosanalysis.phrasing import counted
from glosanalysis.publication.indicator_csv import Record
from glosanalysis.quarter import Quarter
from glosanalysis.render.cells import ASSESSMENTS, STATUSES
from glosanalysis.takeaway.exhibits import Exhibit
from glosanalysis.takeaway.sheet import DOES_NOT_APPLY, NOT_AVAILABLE, Sheet, number_in
from glosanalysis.themes.theme import Theme

__all__ = ["exhibit_sheets", "figures_sheet", "measured"]

_COLUMNS = {
    "Indicator": "",
    "Value": NOT_AVAILABLE,
    "Unit": "",
    "Qualifier": DOES_NOT_APPLY,
    "Describes": "",
    "Standing": "",
    "Before": NOT_AVAILABLE,
    "Change": NOT_AVAILABLE,
    "Target": DOES_NOT_APPLY,
    "Assessment": DOES_NOT_APPLY,
    "Interval from": DOES_NOT_APPLY,
    "Interval to": DOES_NOT_APPLY,
    "Numerator": DOES_NOT_APPLY,
    "Denominator": DOES_NOT_APPLY,
    "Other area": NOT_AVAILABLE,
    "Figure of the other area": NOT_AVAILABLE,
    "Neighbours' median": NOT_AVAILABLE,
    "Neighbours' mean": NOT_AVAILABLE,
    OWN.region.name: NOT_AVAILABLE,
    OWN.country.name: NOT_AVAILABLE,
    "Rank": DOES_NOT_APPLY,
    "Authorities ranked": DOES_NOT_APPLY,
    "Source": "",
    "Place in the source": "",
}
"""The headings, and what stands where a row has nothing under one; a column in which no row has
anything is left out."""

_WORDS = {
    *("Indicator", "Unit", "Qualifier", "Standing", "Assessment", "Other area"),
    *("Source", "Place in the source"),
}
_DAYS = ("Describes",)
_UNITS = {"%": "per cent", "£": "pounds"}
"""A cell with a sign alone is not read out by every screen reader."""
_LEVELS = {
    "neighbours_median": "Neighbours' median",
    "neighbours_mean": "Neighbours' mean",
    "region": OWN.region.name,
    "England": OWN.country.name,
}


def measured(indicator: Indicator) -> str:
    """Say how an indicator is measured, and what is assumed."""
    assumed = f" Assumed: {indicator.assumption}" if indicator.assumption else ""
    return f"{indicator.label}. {indicator.definition}{assumed}"


def figures_sheet(
    theme: Theme,
    quarter: Quarter,
    records: Sequence[Record],
    beside: Sequence[Record],
    titles: Mapping[str, str],
    careful: tuple[str, ...],
) -> Sheet:
    """Tabulate the figures of a theme, those that its page opens with first.

    Parameters
    ----------
    theme : Theme
    quarter : Quarter
    records, beside : sequence of dict
        Rows of ``indicators.csv``, those of the theme that stand, and of ``comparisons.csv``.
    titles : mapping of str to str
        Of sources, by their identifiers.
    careful : tuple of str
        The names of the notes that say what to be careful about.

    Returns
    -------
    Sheet
    """
    first = [row for id_ in theme.headline for row in records if row["indicator"] == id_]
    rows = [*first, *(row for row in records if row not in first)]
    cells = [_cells(row, beside, titles) for row in rows]
    found = pd.DataFrame([[row.get(name, "") for name in _COLUMNS] for row in cells])
    found = found.set_axis(list(_COLUMNS), axis=1)
    frame = found.loc[:, (found != "").any()]
    known = {indicator.id for indicator in theme.indicators}
    head = counted(len(first), "row holds the headline figure", "rows hold the headline figures")
    begins = f" The first {head}." if first else ""
    return Sheet(
        label=theme.id,
        table=f"figures_{theme.id}",
        title=f"{theme.title}: figures of {quarter.short_label}, {quarter.label}",
        frame=pd.DataFrame({name: frame[name].replace("", _COLUMNS[name]) for name in frame}),
        figures=[name for name in frame if name not in (*_WORDS, *_DAYS)],
        days=_DAYS,
        instructions=f"This worksheet contains one table.{begins} How each figure is measured is "
        "in the notes, on the worksheet named Notes.",
        scope=f"{OWN.short}." + (" What to be careful about:" if careful else ""),
        scope_notes=careful,
        row_notes=[row["indicator"] if row["indicator"] in known else "" for row in rows],
    )


def _cells(row: Record, beside: Sequence[Record], titles: Mapping[str, str]) -> dict[str, str]:
    of_release = row["feed"] == "release"
    held_back = row["qualifier"].startswith("[")
    others = {each["level"]: each for each in beside if each["indicator"] == row["indicator"]}
    place = others.get("authority", {})
    return {
        "Indicator": row["label"],
        "Value": row["qualifier"] if held_back else row["value"],
        "Unit": _UNITS.get(row["unit"], row["unit"]),
        "Qualifier": "" if held_back else row["qualifier"],
        "Describes": row["as_at"],
        "Standing": STATUSES[row["status"]],
        "Before": row["previous_value"],
        "Change": row["change"],
        "Target": row["target"],
        "Assessment": ASSESSMENTS.get(row["assessment"], ""),
        "Interval from": row["ci_low"],
        "Interval to": row["ci_high"],
        "Numerator": row["numerator"],
        "Denominator": row["denominator"],
        # Of a release, every other area has a column of its own.
        "Other area": "" if of_release else row["comparator_area"],
        "Figure of the other area": "" if of_release else row["comparator_value"],
        **{_LEVELS[level]: each["value"] for level, each in others.items() if level in _LEVELS},
        "Rank": place.get("rank", ""),
        "Authorities ranked": place.get("of", ""),
        "Source": titles.get(row["source_id"], row["source_id"]),
        "Place in the source": row["locator"],
    }


def exhibit_sheets(theme: Theme, exhibits: Sequence[Exhibit]) -> Iterator[Sheet]:
    """Give the exhibits of a theme's page a sheet each, in their order."""
    for number, exhibit in enumerate(exhibits, start=1):
        frame = exhibit.frame.map(lambda text: text if re.search(r"\w", text) else NOT_AVAILABLE)
        yield Sheet(
            label=f"{theme.id}_{number}",
            table=f"exhibit_{theme.id}_{number}",
            title=f"{theme.title}: {exhibit.title}",
            frame=frame,
            figures=[*exhibit.figures, *_of_numbers(frame)],
            scope=" ".join(exhibit.captions),
            source=exhibit.source,
        )


def _of_numbers(frame: pd.DataFrame) -> list[str]:
    """Name the columns of text that hold nothing but signed numbers, shares or pounds.

    The first column names the rows, and four digits may be a year.
    """
    return [
        name
        for name in frame.columns[1:]
        if all(text == NOT_AVAILABLE or number_in(text) for text in frame[name])
        and frame[name].str.contains("[.%£+]").any()
    ]

"""What a page says of figures that moved since it was published."""

from __future__ import annotations

import pandas as pd

from glosanalysis.indicator import Indicator
from glosanalysis.phrasing import day, listed, quantity
from glosanalysis.report import Report
from glosanalysis.themes import THEMES

__all__ = ["amount", "revised_values", "revision_notes"]

_NAMES = {
    "previous_value": "the previous value",
    "target": "the target",
    "assessment": "the assessment",
    "comparator_value": "the comparator",
}


def amount(cell: object, indicator: Indicator | None) -> str:
    """Write a cell of the register of revisions: a figure as pages show it, an assessment as is.

    Examples
    --------
    >>> amount("not_assessed", None), amount(None, None), amount("6038", None)
    ('not assessed', '', '6,038')
    """
    if pd.isna(cell):
        return ""
    text = str(cell)
    try:
        value = float(text)
    except ValueError:
        return text.replace("_", " ")
    decimals = len(text.partition(".")[2])
    return quantity(value, indicator.unit if indicator else "", decimals)


def revised_values(report: Report) -> set[str]:
    """Name the indicators of which the value itself was revised."""
    moved = report.revisions
    return set(moved.loc[moved["what"] == "value", "indicator"])


def revision_notes(report: Report) -> list[str]:
    """Say in plain text what was revised and what was withdrawn: an item a day and reason.

    A value is told with the one published; of what a value is held against only that it moved.
    """
    known = {each.id: each for theme in THEMES.values() for each in theme.indicators}
    named = report.revisions.assign(
        label=report.revisions["indicator"].map({id_: each.label for id_, each in known.items()}),
        **{
            side: [
                amount(row[side], known.get(row["indicator"]))
                for _, row in report.revisions.iterrows()
            ]
            for side in ("old", "new")
        },
    )
    notes = []
    for (when, reason), rows in named.groupby(["date", "reason"], sort=True):
        reason = f"{reason.rstrip('.')}."
        values = rows[rows["what"] == "value"]
        gone = values["new"] == ""
        if (~gone).any():
            said = "; ".join(_value(row) for row in values[~gone].itertuples())
            notes.append(f"Revised on {day(when)}: {said}. {reason}")
        if gone.any():
            said = "; ".join(
                f"{row.label}, published as {row.old}" for row in values[gone].itertuples()
            )
            notes.append(f"Withdrawn on {day(when)}: {said}. {reason}")
        others = rows[~rows["indicator"].isin(values["indicator"])]
        if len(others):
            said = "; ".join(
                f"{listed([_NAMES[what] for what in group['what']])} of {label}"
                for label, group in others.groupby("label", sort=False)
            )
            also = "Also revised" if len(values) else "Revised"
            notes.append(f"{also} on {day(when)}: {said}. {reason}")
    return notes


def _value(row: object) -> str:
    old = getattr(row, "old", "")
    published = f"published as {old}" if old else "not published before"
    return f"{getattr(row, 'label', '')}, {published}, now {getattr(row, 'new', '')}"

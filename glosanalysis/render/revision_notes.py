"""What a page says of figures that moved since it was published."""

from __future__ import annotations

import pandas as pd

from glosanalysis.phrasing import day, listed
from glosanalysis.report import Report
from glosanalysis.themes import THEMES

__all__ = ["revised_values", "revision_notes"]

_NAMES = {
    "previous_value": "the previous value",
    "target": "the target",
    "assessment": "the assessment",
    "comparator_value": "the comparator",
}


def revised_values(report: Report) -> set[str]:
    """Name the indicators of which the value itself was revised."""
    moved = report.revisions
    return set(moved.loc[moved["what"] == "value", "indicator"])


def revision_notes(report: Report) -> list[str]:
    """Say in plain text what was revised and what was withdrawn: an item a day and reason.

    A value is told with the one published; of what a value is held against only that it moved.
    """
    labels = {each.id: each.label for theme in THEMES.values() for each in theme.indicators}
    named = report.revisions.assign(label=report.revisions["indicator"].map(labels))
    notes = []
    for (when, reason), rows in named.groupby(["date", "reason"], sort=True):
        reason = f"{reason.rstrip('.')}."
        values = rows[rows["what"] == "value"]
        gone = values["new"].isna()
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
            notes.append(f"Also revised on {day(when)}: {said}. {reason}")
    return notes


def _value(row: object) -> str:
    old = getattr(row, "old", None)
    published = "not published before" if pd.isna(old) else f"published as {old}"
    return f"{getattr(row, 'label', '')}, {published}, now {getattr(row, 'new', '')}"

"""What became of groups of children, step by step."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from glosanalysis.data.schemas.early_help import EarlyHelpCohorts
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import counted, day, month, number
from glosanalysis.themes.early_help.derived import Cohort, cohorts

__all__ = ["closure_flow", "stepdown_flow"]

_OUTCOMES = {
    "still_open_to_social_care": "Still open to social care",
    "closed_to_both": "Closed to both",
    "closed_to_all": "Closed to all services",
    "open_to_early_help_only": "Still open to early help",
    "not_rereferred": "Not re-referred",
    "rereferred": "Re-referred",
    "early_help": "To early help",
    "social_care": "To social care",
}
Step = tuple[str, ...]
"""The name of a step, then the outcomes that it falls into."""
_COLUMNS = {
    "step": Column("Step"),
    "outcome": Column("What became of them"),
    "children": Column("Children", decimals=0),
    "share": Column("Share of the step", "%", decimals=1),
    "whole": Column("Children in the step", decimals=0),
}


def closure_flow(tables: Tables) -> Display:
    """Show what became of children whose family support closed, step by step."""
    name = "family-support-closures"
    measure = "Children whose family support closed, by what became of them within six months"
    steps = (
        ("Family support closed", "still_open_to_social_care", "closed_to_both"),
        ("Of those closed to both", "not_rereferred", "rereferred"),
        ("Of those re-referred", "early_help", "social_care"),
    )
    cohort = _latest(tables, "closure", steps)
    if cohort is None:
        return Display.nothing_yet(name, measure)
    return Display(
        name=name,
        title=f"{number(cohort.back)} of the {number(cohort.whole)} children whose family support "
        f"closed {cohort.window} and who were no longer open to social care were re-referred, "
        f"{_none_or(cohort.children['social_care'])} of them to social care",
        frame=_frame(cohort, steps),
        columns=_COLUMNS,
        measure=measure,
        period=_period(cohort),
        cited=citations(tables.titles, cohort.rows),
        note=f"{_chance(cohort)} The smaller numbers say where these children went, not where "
        "others will.",
    )


def stepdown_flow(tables: Tables) -> Display:
    """Tabulate what became of children stepped down from social care, the still open apart."""
    name = "step-downs-from-social-care"
    measure = (
        "Children stepped down from social care to early help, by what became of them in a year"
    )
    apart: Step = ("Stepped down", "closed_to_all", "open_to_early_help_only", "rereferred")
    last: Step = ("Of those re-referred", "early_help", "social_care")
    steps = (apart, last)
    cohort = _latest(tables, "step_down", steps)
    if cohort is None:
        steps = (("Stepped down", "not_rereferred", "rereferred"), last)
        cohort = _latest(tables, "step_down", steps)
    if cohort is None:
        return Display.nothing_yet(name, measure)
    return Display(
        name=name,
        title=f"{number(cohort.back)} of the {number(cohort.whole)} children stepped down from "
        f"social care {cohort.window} had been re-referred by {month(cohort.followed_up)}",
        frame=_frame(cohort, steps),
        columns=_COLUMNS,
        measure=measure,
        period=_period(cohort),
        cited=citations(tables.titles, cohort.rows),
        note=f"{_chance(cohort)}{_still_open(cohort)}",
    )


def _latest(tables: Tables, kind: str, steps: Sequence[Step]) -> Cohort | None:
    """Give the latest cohort that has every outcome of the steps."""
    needed = {outcome for step in steps for outcome in step[1:]}
    found = [
        cohort
        for cohort in cohorts(tables.rows(EarlyHelpCohorts), kind)
        if needed <= cohort.children.keys()
    ]
    return found[-1] if found else None


def _frame(cohort: Cohort, steps: Sequence[Step]) -> pd.DataFrame:
    rows = [
        (step, _OUTCOMES[part.outcome], part.children, part.share, part.whole)
        for step, *outcomes in steps
        for part in cohort.step(*outcomes)
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _period(cohort: Cohort) -> str:
    return f"{day(cohort.first)} to {day(cohort.last)}, followed up in {month(cohort.followed_up)}"


def _chance(cohort: Cohort) -> str:
    """Say what the share of a similar group could be, and why even that is too narrow."""
    low, high = (number(end, 1) for end in cohort.interval)
    return (
        f"{number(cohort.back)} of {number(cohort.whole)} is {number(cohort.share, 1)}%; a similar "
        f"group could by chance give {low}% to {high}%, and more than that where brothers and "
        "sisters come back together."
    )


def _still_open(cohort: Cohort) -> str:
    """Say what the share is without the children whose early help had not ended."""
    closed = cohort.back_of_closed
    if closed is None:
        return ""
    still = cohort.whole - closed.whole
    return (
        f" {counted(still, 'child was', 'children were').capitalize()} still open to early help; "
        f"without them it is {number(closed.children)} of {number(closed.whole)}, "
        f"{number(closed.share, 1)}%."
    )


def _none_or(count: int) -> str:
    return counted(count, "", "").strip() if count else "none"

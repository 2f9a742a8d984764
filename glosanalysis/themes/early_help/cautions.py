"""What to be careful about."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import month, number, quantity
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.early_help.derive import six_weeks
from glosanalysis.themes.early_help.derived import cohorts
from glosanalysis.themes.feeds import word
from glosanalysis.themes.theme import Caution

__all__ = ["cautions"]


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    found = [
        ("two_measures", ("eh_rereferral_6w", "eh_closure_rereferred_6m"), _two_measures),
        ("far_target", ("eh_rereferral_6w",), _far_target),
        (
            "two_cohorts",
            ("eh_closure_rereferred_6m", "eh_stepdown_rereferred_12m"),
            _two_cohorts,
        ),
    ]
    said = [Caution(name, about, text(tables)) for name, about, text in found]
    return [each for each in said if each.text]


def _two_measures(tables: Tables) -> str:
    """Set the two measures of return side by side."""
    seen = six_weeks(tables["early_help_kpi"])
    windows = cohorts(tables["early_help_cohorts"], "closure")
    if not seen or not windows:
        return ""
    latest, cohort = seen[-1], windows[-1]
    care = cohort.to_social_care
    return (
        "The six-week figure and the six-month figure cannot be compared. The first counts "
        f"episodes of early help ({_percent(latest.number)} "
        f"referred to social care, three months to {month(latest.as_at)}), the second children "
        f"({number(care.children)} of {number(care.whole)}, {number(care.share, 1)}%, "
        f"referred to social care, closed {cohort.window}) and leaves out those still open to "
        f"social care.{_wording(tables)}"
    )


def _wording(tables: Tables) -> str:
    """Quote how the newest paper words the six-week figure, where it does so in two ways."""
    newest = tables["early_help_kpi"].sort_values("as_at").iloc[-1]
    wording = word(newest["wording"])
    if not wording:
        return ""
    return (
        f" The paper words the first in two ways: {wording}. Which of them was counted is worth "
        "asking."
    )


_FAR = 2
"""A target that is so many times the highest figure is questioned."""


def _far_target(tables: Tables) -> str:
    """Ask about a target that no figure comes near."""
    kpi = tables["early_help_kpi"].sort_values("month")
    if kpi.empty:
        return ""
    target, highest = kpi["target_pct"].iloc[-1], kpi["actual_pct"].max()
    if target <= 0 or target < _FAR * highest:
        return ""
    lowest = kpi["actual_pct"].min()
    figures = f"a figure of {_percent(highest)}"
    if lowest < highest:
        figures = f"figures of {_percent(lowest)} to {_percent(highest)}"
    return (
        f"The six-week target is {_percent(target)} or less, beside {figures}. The papers in this "
        "book do not say why it is so far above that. To be within it says little; what it is "
        "based on is worth asking."
    )


def _percent(value: float) -> str:
    """Write a percentage with the decimals that the paper prints."""
    return quantity(value, "%", places_printed(value))


def _two_cohorts(tables: Tables) -> str:
    """Say why the two cohorts are not set against each other."""
    table: pd.DataFrame = tables["early_help_cohorts"]
    if not (cohorts(table, "closure") and cohorts(table, "step_down")):
        return ""
    return (
        "Children whose family support closed and children stepped down from social care are "
        "followed up after different times, are different children, and those still open to a "
        "service are left out of the first group and kept in the second: their shares are not "
        "compared."
    )

"""What to be careful about."""

from __future__ import annotations

from glosanalysis.data.schemas.early_help import EarlyHelpCohorts, EarlyHelpKpi
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import month, number, quantity
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.early_help.derive import six_weeks
from glosanalysis.themes.early_help.derived import cohorts
from glosanalysis.themes.early_help.edge import latest
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
        ("conferences_closed", ("fgc_stayed_pct",), _conferences_closed),
        ("caseload", ("dpst_open",), _caseload),
    ]
    said = [Caution(name, about, text(tables)) for name, about, text in found]
    return [each for each in said if each.text]


def _two_measures(tables: Tables) -> str:
    """Set the two measures of return side by side."""
    seen = six_weeks(tables.rows(EarlyHelpKpi))
    windows = cohorts(tables.rows(EarlyHelpCohorts), "closure")
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
    wording = max(tables.rows(EarlyHelpKpi), key=lambda row: row.as_at).wording
    if wording is None:
        return ""
    return (
        f" The paper words the first in two ways: {wording}. Which of them was counted is worth "
        "asking."
    )


_FAR = 2
"""A target that is so many times the highest figure is questioned."""


def _far_target(tables: Tables) -> str:
    """Ask about a target that no figure comes near."""
    kpi = sorted(tables.rows(EarlyHelpKpi), key=lambda row: row.month)
    if not kpi:
        return ""
    shares = [row.actual_pct for row in kpi]
    target, lowest, highest = kpi[-1].target_pct, min(shares), max(shares)
    if target <= 0 or target < _FAR * highest:
        return ""
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
    rows = tables.rows(EarlyHelpCohorts)
    if not (cohorts(rows, "closure") and cohorts(rows, "step_down")):
        return ""
    return (
        "Children whose family support closed and children stepped down from social care are "
        "followed up after different times, are different children, and those still open to a "
        "service are left out of the first group and kept in the second: their shares are not "
        "compared."
    )


def _conferences_closed(tables: Tables) -> str:
    """Say of how many of those referred the outcome is known."""
    rows = latest(tables, "fgc_referred", "fgc_stayed_pct")
    referred, stayed = rows.get("fgc_referred"), rows.get("fgc_stayed_pct")
    if referred is None or stayed is None or not referred.value or not stayed.denominator:
        return ""
    return (
        f"Of {number(referred.value)} children referred for a family group conference, "
        f"{number(stayed.denominator)} were closed: what becomes of the others is not known yet, "
        "and those closed first may not be like them."
    )


def _caseload(tables: Tables) -> str:
    """Say why a caseload is not all who were supported in a quarter."""
    rows = latest(tables, "dpst_open", "dpst_discharged")
    still, left = rows.get("dpst_open"), rows.get("dpst_discharged")
    if still is None or still.value is None:
        return ""
    said = (
        "The figure of the Diversion Placement Support Team is a caseload on the last day of a "
        "quarter: who left within the quarter is not in it."
    )
    if left is None or left.value is None:
        return said
    return (
        f"{said} One section of the paper says that {number(still.value)} were supported in the "
        f"quarter. By another these are those still open at its end, after {number(left.value)} "
        f"were discharged: supported in the quarter were {number(still.value + left.value)} or "
        "more."
    )

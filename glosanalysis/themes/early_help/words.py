"""What to be careful about."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.stats.proportions import difference
from glosanalysis.themes.early_help.observed import WHOLES, complete_cohorts
from glosanalysis.themes.theme import Caution
from glosanalysis.wording import number

__all__ = ["cautions"]


def cautions(published: Published) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    said = [
        Caution(
            "two_measures",
            ("eh_rereferral_6w", "eh_closure_rereferred_6m"),
            "The six-week figure and the six-month figure count different things and cannot be "
            "compared. The first counts episodes referred to social care soon after early help "
            "ended; the second counts children referred to any service, early help included, over "
            "a longer time, and leaves out children who were still open to social care.",
        )
    ]
    kpi, cohorts = published["early_help_kpi"], published["early_help_cohorts"]
    if len(kpi) > 1:
        said.append(
            Caution(
                "overlapping_windows",
                ("eh_rereferral_6w",),
                f"The six-week share has {number(len(kpi))} monthly figures whose windows overlap: "
                "a difference between two neighbouring months is not evidence of a trend.",
            )
        )
    latest = {cohort: complete_cohorts(cohorts, cohort)[-1:] for cohort in WHOLES}
    if all(latest.values()):
        said.append(
            Caution(
                "two_cohorts",
                ("eh_closure_rereferred_6m", "eh_stepdown_rereferred_12m"),
                _cohorts_compared(latest["closure"][0], latest["step_down"][0]),
            )
        )
    return said


def _cohorts_compared(closure: pd.DataFrame, down: pd.DataFrame) -> str:
    """Say what the two cohorts can and cannot show against each other."""
    found = difference(
        (int(closure.at["rereferred", "children"]), int(closure.at["closed_to_both", "children"])),
        (int(down.at["rereferred", "children"]), int(down.at["stepped_down", "children"])),
    )
    apart = "would tell them apart" if found.distinguishable else "cannot tell them apart"
    return (
        "The two groups of children are followed up after different times and for different "
        f"reasons. Even without that, their numbers {apart}: the difference of their shares is "
        f"{number(100 * found.value, 1)} percentage points, with a 95% interval from "
        f"{number(100 * found.low, 1)} to {number(100 * found.high, 1)}."
    )

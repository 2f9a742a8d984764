"""What became of groups of children, step by step."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.themes.early_help.observed import WHOLES, complete_cohorts
from glosanalysis.wording import counted, day, month, number

__all__ = ["closure_flow", "stepdown_flow"]


_OUTCOMES = {
    "still_open_to_social_care": "Still open to social care",
    "closed_to_both": "Closed to both",
    "not_rereferred": "Not re-referred",
    "rereferred": "Re-referred",
    "early_help": "To early help",
    "social_care": "To social care",
}


def closure_flow(published: Published) -> Exhibit:
    """Show what became of children whose family support closed, step by step."""
    steps = (
        ("Family support closed", "still_open_to_social_care", "closed_to_both"),
        ("Of those closed to both", "not_rereferred", "rereferred"),
        ("Of those re-referred", "early_help", "social_care"),
    )
    return _flow(
        published,
        "closure",
        "family-support-closures",
        "Children whose family support closed, by what became of them within six months",
        "whose family support closed",
        steps,
    )


def stepdown_flow(published: Published) -> Exhibit:
    """Show what became of children stepped down from social care, step by step."""
    steps = (
        ("Stepped down to early help", "not_rereferred", "rereferred"),
        ("Of those re-referred", "early_help", "social_care"),
    )
    return _flow(
        published,
        "step_down",
        "step-downs-from-social-care",
        "Children stepped down from social care to early help, by what became of them in a year",
        "stepped down to early help",
        steps,
    )


def _flow(
    published: Published,
    cohort: str,
    name: str,
    measure: str,
    who: str,
    steps: Sequence[tuple[str, str, str]],
) -> Exhibit:
    windows = complete_cohorts(published["early_help_cohorts"], cohort)
    windows = [
        rows for rows in windows if {o for step in steps for o in step[1:]} <= set(rows.index)
    ]
    if not windows:
        return Exhibit.nothing_yet(name, measure)
    rows = windows[-1]
    children = rows["children"].astype(int)
    total, back, care = (children[o] for o in (WHOLES[cohort], "rereferred", "social_care"))
    low, high = wilson_interval(back, total)
    frame = pd.DataFrame(
        [
            (step, _OUTCOMES[part], children[part], _share(children, parts, part))
            for step, *parts in steps
            for part in parts
        ],
        columns=["Step", "What became of them", "Children", "Share of the step (%)"],
    )
    return Exhibit(
        name,
        f"{number(back)} of {number(total)} children {who} were re-referred, "
        f"{counted(care, 'of them', 'of them')} to social care",
        frame,
        measure,
        f"{day(rows['from_date'].iloc[0])} to {day(rows['to_date'].iloc[0])}, followed up in "
        f"{month(rows['followed_up_on'].iloc[0])}",
        citations(rows),
        "Bars, each opening up a part of the one above: "
        + "; of these ".join(" and ".join(_said(frame, step)) for step, *_ in steps)
        + ".",
        decimals={"Children": 0, "Share of the step (%)": 1},
        note=f"{number(100 * back / total, 1)}% were re-referred; with so few children the true "
        f"level could lie anywhere from {number(100 * low, 1)}% to {number(100 * high, 1)}%. The "
        "smaller numbers below it say where these children went, not where others will: one family "
        "with several children, or one social worker, can move them.",
    )


def _share(children: pd.Series, parts: Sequence[str], part: str) -> float:
    whole = sum(children[each] for each in parts)
    return 100 * children[part] / whole if whole else float("nan")


def _said(frame: pd.DataFrame, step: str) -> list[str]:
    parts = frame[frame["Step"] == step]
    return [
        f"{number(count)} {what.lower()}"
        for what, count in zip(parts["What became of them"], parts["Children"], strict=True)
    ]

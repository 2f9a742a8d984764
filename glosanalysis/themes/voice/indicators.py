"""The indicators of children's voice: who answered a survey, what they said, who is heard."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = ["INDICATORS"]

_BASE = (
    "How many answered the question is not printed; a change is tested as if all who answered the "
    "survey had. "
)
_DATE = "A survey is of a year: its last day is taken for its date."


def _answer(
    name: str,
    label: str,
    said: str,
    definition: str,
    good_is: str = "high",
    opens: int | None = None,
) -> Indicator:
    """Make the indicator of an answer to the survey of care leavers."""
    return Indicator(
        id=f"bs_{name}_pct",
        label=f"Care leavers who {label} (local survey)",
        unit="%",
        decimals=0,
        good_is=good_is,
        sentence=f"{{told}}, {{value}} {said}",
        definition=f"{definition} Bright Spots survey Your Life, Beyond Care, ages 16 to 25, as "
        "printed.",
        kind="level",
        compared_with="in the survey before",
        assumption=_BASE + _DATE,
        opens=opens,
    )


def _response(group: str, of: str, survey: str, ages: str, opens: int) -> Indicator:
    """Make the indicator of who answered a survey."""
    return Indicator(
        id=f"bs_response_{group}_pct",
        label=f"{of.capitalize()} who answered the Bright Spots survey (local)",
        unit="%",
        decimals=1,
        good_is="high",
        sentence=f"{{told}}, {{count}} of {{base}} eligible {of} ({{value}}) answered the Bright "
        f"Spots survey {survey}",
        definition=f"Those who answered the survey {survey}, ages {ages}, over those who could, "
        "worked out from the printed counts.",
        kind="level",
        compared_with="in the survey before",
        assumption=_DATE,
        opens=opens,
    )


INDICATORS = (
    _response("cla", "children in care", "Your Life, Your Care", "4 to 18", 4),
    _response("cl", "care leavers", "Your Life, Beyond Care", "16 to 25", 3),
    _answer(
        "lonely",
        "feel lonely always or often",
        "felt lonely always or often",
        "Those who said that they feel lonely always or often.",
        "low",
        1,
    ),
    _answer(
        "settled",
        "always feel settled",
        "always felt settled where they live",
        "Those who said that they always feel settled where they live.",
        opens=2,
    ),
    _answer(
        "right_place",
        "live in the right place",
        "felt that where they live is right for them",
        "Those who said that where they live is right for them.",
    ),
    _answer(
        "praise",
        "are told when they do well",
        "had a person who tells them when they have done well",
        "Those who said that they have a person who tells them when they have done well.",
    ),
    _answer(
        "future",
        "are very positive about the future",
        "were very positive about the future",
        "Those whose positivity about the future was very high.",
    ),
    _answer(
        "internet",
        "have the internet at home",
        "could connect to the internet at home",
        "Those who said that they can connect to the internet at home.",
    ),
    _answer("pet", "have a pet", "had a pet", "Those who said that they have a pet.", "neutral"),
    Indicator(
        id="review_views_pct",
        label="Children in care whose views were in their review (local)",
        unit="%",
        decimals=0,
        good_is="high",
        sentence="{value} of children in care had their views represented in their review, as the "
        "council put it on {as_at}",
        definition="Children in care whose views were represented in their review: they attended, "
        "or an advocate, a reviewing officer or other media spoke for them. As printed, without "
        "its counts. A local definition: nationally, participation in reviews is of children aged "
        "4 or over.",
        kind="level",
        assumption="Printed without a date: the day of the paper is taken.",
        opens=5,
    ),
    Indicator(
        id="advocacy_cp",
        label="Children under child protection with an advocate (local)",
        unit="children and young people",
        decimals=0,
        good_is="neutral",
        sentence="In the three months to {as_at}, an advocate acted for {value} children and young "
        "people under child protection procedures",
        definition="Children and young people under child protection procedures for whom the "
        "council's advocacy provider acted in the quarter, as printed.",
        kind="level",
        opens=6,
    ),
    Indicator(
        id="advocacy_cla",
        label="Children in care and care leavers with an advocate (local)",
        unit="children and young people",
        decimals=0,
        good_is="neutral",
        sentence="In the three months to {as_at}, an advocate acted for {value} children in care "
        "and care leavers",
        definition="Children in care and care leavers for whom the council's advocacy provider "
        "acted in the quarter, as printed.",
        kind="level",
        opens=7,
    ),
)

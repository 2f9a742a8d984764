"""The indicators of the workforce: what they are, and what is measured nationally."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = ["INDICATORS", "MATERIAL"]

MATERIAL = 1.0
"""Points. One person in about 400 posts is a quarter of a point, and a printed share and its own
headcount have stood two people apart: less than four people, one point, is no clear change."""
_FOUR_PEOPLE = 4.0
"""The same in people and in posts."""
_NATIONAL = "Printed without its definition. Nationally: "
_CENSUS = "(Department for Education, children's social work workforce census)"


INDICATORS = (
    Indicator(
        "agency_pct",
        "Agency social workers, share of the workforce",
        "%",
        1,
        "low",
        "Agency staff were {value} of the social work workforce at {as_at}",
        f"{_NATIONAL}agency social workers over agency and employed social workers, both in "
        f"full-time equivalents {_CENSUS}.",
        assumption="A share that is said in a meeting, without a date, is of the day of the "
        "meeting.",
        materiality=MATERIAL,
    ),
    Indicator(
        "agency_headcount",
        "Agency social workers",
        "people",
        0,
        "low",
        "{value} social workers were agency staff at {as_at}",
        "Agency social workers, a headcount as printed.",
        materiality=_FOUR_PEOPLE,
    ),
    Indicator(
        "vacancy_pct",
        "Social worker vacancies, share of posts",
        "%",
        2,
        "low",
        "{value} of social work posts were vacant at {as_at}",
        f"{_NATIONAL}vacant posts over vacant and filled posts, both in full-time equivalents "
        f"{_CENSUS}.",
        materiality=MATERIAL,
    ),
    Indicator(
        "vacancy_fte",
        "Social worker vacancies",
        "FTE",
        2,
        "low",
        "{value} full-time equivalent posts were vacant at {as_at}",
        "Vacant social work posts in full-time equivalents, as printed.",
        materiality=_FOUR_PEOPLE,
    ),
    Indicator(
        "turnover_pct",
        "Social worker turnover",
        "%",
        1,
        "low",
        "Turnover of social workers was {value} at {as_at}",
        f"{_NATIONAL}leavers in the year over social workers employed at its end {_CENSUS}.",
        materiality=MATERIAL,
    ),
    Indicator(
        "caseload_18",
        "Social workers with 18 children or fewer",
        "%",
        0,
        "high",
        "{value} of social workers held 18 children or fewer at {as_at}",
        "Social workers with a caseload of 18 children or fewer, the council's objective for "
        "each, as printed.",
        assumption="Printed as current: the day of the paper is taken.",
        materiality=MATERIAL,
    ),
    Indicator(
        "caseload_22",
        "Social workers with 22 children or fewer",
        "%",
        0,
        "high",
        "{value} of social workers held 22 children or fewer at {as_at}",
        "Social workers with a caseload of 22 children or fewer, as printed.",
        assumption="Printed as current: the day of the paper is taken.",
        materiality=MATERIAL,
    ),
)

"""The indicators of the workforce: what they are, and what is measured nationally."""

from __future__ import annotations

from glosanalysis.indicator import Indicator
from glosanalysis.themes.own_words import own_words

__all__ = ["INDICATORS", "MATERIAL"]

MATERIAL = 1.0
"""Points."""
_FOUR_PEOPLE = 4.0
"""The same in people and in posts."""
_TWO_PEOPLE = (
    "One person in about 400 posts is a quarter of a point, and a printed share and its own "
    "headcount have stood two people apart: less than four people, one point, is no clear change."
)
_NATIONAL = "Printed without its definition. Nationally: "
_CENSUS = "(Department for Education, children's social work workforce census)"


INDICATORS = (
    Indicator(
        id="agency_pct",
        label="Agency social workers, share of the workforce",
        unit="%",
        decimals=1,
        good_is="low",
        sentence="Agency staff were {value} of the social work workforce at {as_at}",
        definition=f"{_NATIONAL}agency social workers over agency and employed social workers, "
        f"both in full-time equivalents {_CENSUS}.",
        kind="level",
        assumption="A share that is said in a meeting, without a date, is of the day of the "
        "meeting.",
        materiality=MATERIAL,
        materiality_reason=_TWO_PEOPLE,
        opens=11,
    ),
    Indicator(
        id="agency_headcount",
        label="Agency social workers",
        unit="people",
        decimals=0,
        good_is="low",
        sentence="{value} social workers were agency staff at {as_at}",
        definition="Agency social workers, a headcount as printed.",
        kind="level",
        materiality=_FOUR_PEOPLE,
        materiality_reason=_TWO_PEOPLE,
    ),
    Indicator(
        id="vacancy_pct",
        label="Social worker vacancies, share of posts",
        unit="%",
        decimals=2,
        good_is="low",
        sentence="{value} of social work posts were vacant at {as_at}",
        definition=f"{_NATIONAL}vacant posts over vacant and filled posts, both in full-time "
        f"equivalents {_CENSUS}.",
        kind="level",
        materiality=MATERIAL,
        materiality_reason=_TWO_PEOPLE,
        opens=12,
    ),
    Indicator(
        id="vacancy_fte",
        label="Social worker vacancies",
        unit="FTE",
        decimals=2,
        good_is="low",
        sentence="{value} full-time equivalent posts were vacant at {as_at}",
        definition="Vacant social work posts in full-time equivalents, as printed.",
        kind="level",
        materiality=_FOUR_PEOPLE,
        materiality_reason=_TWO_PEOPLE,
    ),
    Indicator(
        id="turnover_pct",
        label="Social worker turnover",
        unit="%",
        decimals=1,
        good_is="low",
        sentence="Turnover of social workers was {value} at {as_at}",
        definition=f"{_NATIONAL}leavers in the year over social workers employed at its end "
        f"{_CENSUS}.",
        kind="flow",
        materiality=MATERIAL,
        materiality_reason=_TWO_PEOPLE,
    ),
    Indicator(
        id="caseload_18",
        label="Social workers with 18 children or fewer",
        unit="%",
        decimals=0,
        good_is="high",
        sentence="{value} of social workers held 18 children or fewer at {as_at}",
        definition=(
            "Social workers with a caseload of 18 children or fewer"
            f"{own_words('caseload_of_18')}, as printed."
        ),
        kind="level",
        assumption="Printed as current: the day of the paper is taken.",
        materiality=MATERIAL,
        materiality_reason=_TWO_PEOPLE,
    ),
    Indicator(
        id="caseload_22",
        label="Social workers with 22 children or fewer",
        unit="%",
        decimals=0,
        good_is="high",
        sentence="{value} of social workers held 22 children or fewer at {as_at}",
        definition="Social workers with a caseload of 22 children or fewer, as printed.",
        kind="level",
        assumption="Printed as current: the day of the paper is taken.",
        materiality=MATERIAL,
        materiality_reason=_TWO_PEOPLE,
    ),
)

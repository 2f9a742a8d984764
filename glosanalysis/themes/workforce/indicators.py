"""The indicators of the workforce: what they are, and what is measured nationally."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = ["INDICATORS", "UNDATED"]

UNDATED = "A figure without a date of its own stands at the date of the paper that gives it."


_NATIONAL = "Printed without its definition. Nationally: "


INDICATORS = (
    Indicator(
        "agency_pct",
        "Agency social workers, share of the workforce",
        "%",
        1,
        "low",
        "{value} of social workers were agency staff at {as_at}",
        _NATIONAL
        + "agency social workers (FTE) over agency and employed social workers (FTE), from the "
        "Department for Education's children's social work workforce census.",
        assumption=UNDATED,
    ),
    Indicator(
        "agency_headcount",
        "Agency social workers",
        "people",
        0,
        "low",
        "{value} social workers were agency staff at {as_at}",
        "Agency social workers, a headcount as printed.",
    ),
    Indicator(
        "vacancy_pct",
        "Social worker vacancies, share of posts",
        "%",
        2,
        "low",
        "{value} of social work posts were vacant at {as_at}",
        _NATIONAL + "vacant posts (FTE) over vacant and filled posts (FTE), from the same census.",
    ),
    Indicator(
        "vacancy_fte",
        "Social worker vacancies",
        "FTE",
        2,
        "low",
        "{value} full-time posts were vacant at {as_at}",
        "Vacant social work posts in full-time equivalents, as printed.",
    ),
    Indicator(
        "turnover_pct",
        "Social worker turnover",
        "%",
        1,
        "low",
        "Turnover of social workers was {value} at {as_at}",
        _NATIONAL + "leavers in the year over social workers employed at its end, from the same "
        "census.",
    ),
    Indicator(
        "establishment_implied",
        "Social work posts implied by vacancies",
        "FTE",
        1,
        "neutral",
        "The vacancies imply {value} social work posts in all",
        "Vacant posts (FTE) over the vacancy percentage. Both are printed; the number of posts is "
        "not.",
    ),
    Indicator(
        "caseload_18",
        "Social workers with 18 children or fewer",
        "%",
        0,
        "high",
        "{value} of social workers held 18 children or fewer",
        "Social workers with a caseload of 18 children or fewer, the council's objective for "
        "each, as printed.",
    ),
    Indicator(
        "caseload_22",
        "Social workers with 22 children or fewer",
        "%",
        0,
        "high",
        "{value} of social workers held 22 children or fewer",
        "Social workers with a caseload of 22 children or fewer, as printed.",
    ),
    Indicator(
        "agency_premium_k",
        "Cost of agency cover over employment, per agency worker, if posts are as last implied",
        "£ thousand",
        1,
        "low",
        "Each agency worker costs about {value} a year more than an employed one",
        "The printed saving if all agency workers were employed, over their number.",
        assumption="The number of agency workers is not printed for that date: the printed agency "
        "share of the posts implied by the last printed vacancies is taken.",
    ),
)

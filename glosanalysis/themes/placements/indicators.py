"""The indicators of placement costs: what they are, and on what they rest."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = ["INDICATORS", "MATERIAL_K", "NUMBERS_NOT_PRINTED"]

NUMBERS_NOT_PRINTED = (
    "The papers in this book do not print how many placements the budget was made for."
)

MATERIAL_K = 100
"""£ thousand. The revenue report names no variance of a service that is smaller: the least that it
names is £138,000, and the rest are its "other variances"."""

_MATERIAL_SHARE = 2.0
"""Percentage points: five placements of 246. Children move in families, of two or three."""

_MEANS = (
    "The mean of the quarter's month-end counts, or the count where only one is reported. It is "
    "compared with the same month ends a year before. Months that were not reported yet are left "
    "out of both, and the figure is provisional. "
)


def _type_indicator(id_: str, kind: str) -> Indicator:
    return Indicator(
        id_,
        f"External agency placements, {kind}",
        "placements",
        1,
        "neutral",
        f"External {kind} placements numbered {{value}} {{told}}",
        _MEANS,
    )


INDICATORS = (
    Indicator(
        "ext_placements",
        "External agency placements",
        "placements",
        1,
        "neutral",
        "External agency placements numbered {value} {told}",
        _MEANS + "External placements are foster homes, children's homes and supported living "
        "bought from agencies.",
    ),
    _type_indicator("ext_placements_residential", "residential"),
    _type_indicator("ext_placements_fostering", "fostering"),
    _type_indicator("ext_placements_supported_living", "supported living"),
    Indicator(
        "ext_placements_change_year",
        "External agency placements, change on a year before",
        "placements",
        1,
        "low",
        "External placements numbered {told}",
        "The mean of the quarter's month-end counts less the mean of the same month ends a year "
        "before; a month that was not reported yet is left out of both.",
    ),
    Indicator(
        "ext_residential_share",
        "Residential, share of external placements",
        "%",
        1,
        "low",
        "{value} of external placements ({count} of {base}) were residential at {as_at}",
        "Residential placements over all external agency placements at the last reported month "
        "end of the quarter, compared with the same month end a year before. A change of less "
        f"than {_MATERIAL_SHARE:.0f} points is taken for none: a family or two can make it.",
        materiality=_MATERIAL_SHARE,
        counted=("placement", "placements"),
    ),
    Indicator(
        "ext_outturn_k",
        "External placements: forecast outturn",
        "£ thousand",
        0,
        "low",
        "External placements were forecast to cost {value} {told}",
        "Forecast outturn of the financial year for external agency placements, as printed.",
        materiality=MATERIAL_K,
    ),
    Indicator(
        "ext_variance_k",
        "External placements: variance from budget",
        "£ thousand",
        0,
        "low",
        "{told}",
        "Forecast outturn less full year budget for external agency placements; positive "
        "overspends. From the monitoring report, compared with the forecast that it prints for "
        "the month before; or as said to the committee in a minute: then it is a part of the "
        "underlying overspend, and is compared with nothing. Budgets of two years are not "
        "compared: a smaller variance from a larger budget is no saving.",
        materiality=MATERIAL_K,
    ),
    Indicator(
        "ext_variance_pct",
        "External placements: variance, share of budget",
        "%",
        1,
        "low",
        "The variance of external placements is {value} of the {told}",
        "The variance over the full year budget of the same line, from the same report.",
    ),
    Indicator(
        "ext_unit_cost_k",
        "External placements: cost of a placement for a year, our estimate",
        "£ thousand",
        1,
        "low",
        "We estimate the cost of an external placement for a year at {value} in {told}",
        "Forecast outturn of the whole financial year over the mean of the month-end counts so far "
        "in it. Our estimate: the papers in this book print no cost of a placement.",
        assumption="The months so far stand for the year: if numbers change later in the year, so "
        "does the true cost of a placement.",
        estimate=True,
    ),
    Indicator(
        "revenue_variance_non_dsg_k",
        "Children and families budget: variance, not grant-funded",
        "£ thousand",
        0,
        "low",
        "{told}",
        "The part of the variance that the Dedicated Schools Grant (DSG) does not fund: the "
        "council's own, before a reserve or one-off income reduces it. As the paper does, the "
        "share is of the budget of all services.",
        materiality=MATERIAL_K,
    ),
    Indicator(
        "revenue_variance_dsg_k",
        "Children and families budget: variance, grant-funded",
        "£ thousand",
        0,
        "low",
        "{told}",
        "The part of the variance funded by the Dedicated Schools Grant (DSG). Where the paper "
        "counts balances brought forward from the year before, they are in it.",
        materiality=MATERIAL_K,
    ),
    Indicator(
        "revenue_variance_k",
        "Children and families budget: variance of all services",
        "£ thousand",
        0,
        "low",
        "{told}",
        "Forecast outturn less full year budget of all services. It nets grant-funded services, "
        "balances brought forward included, against the others: see the two parts.",
        materiality=MATERIAL_K,
    ),
)

"""The indicators of placement costs: what they are, and on what they rest."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = ["INDICATORS", "MATERIAL_K", "NUMBERS_NOT_PRINTED"]

NUMBERS_NOT_PRINTED = (
    "The papers in this book do not print how many placements the budget was made for."
)

MATERIAL_K = 100
"""£ thousand."""
_NAMED_VARIANCES = (
    "The revenue report names no variance of a service that is smaller: the least that it names is "
    "£138,000, and the rest are its 'other variances'."
)

_MATERIAL_SHARE = 2.0
"""Percentage points."""
_FAMILIES = "Five placements of 246 are two points; children move in families, of two or three."

_MEANS = (
    "The mean of the quarter's month-end counts, or the count where only one is reported. It is "
    "compared with the same month ends a year before. Months that were not reported yet are left "
    "out of both, and the figure is provisional. "
)


def _type_indicator(id_: str, kind: str) -> Indicator:
    return Indicator(
        id=id_,
        label=f"External agency placements, {kind}",
        unit="placements",
        decimals=1,
        good_is="neutral",
        sentence=f"External {kind} placements numbered {{value}} {{told}}",
        definition=_MEANS,
        kind="level",
    )


INDICATORS = (
    Indicator(
        id="ext_placements",
        label="External agency placements",
        unit="placements",
        decimals=1,
        good_is="neutral",
        sentence="External agency placements numbered {value} {told}",
        definition=_MEANS
        + "External placements are foster homes, children's homes and supported living "
        "bought from agencies.",
        kind="level",
        opens=13,
    ),
    _type_indicator("ext_placements_residential", "residential"),
    _type_indicator("ext_placements_fostering", "fostering"),
    _type_indicator("ext_placements_supported_living", "supported living"),
    Indicator(
        id="ext_placements_change_year",
        label="External agency placements, change on a year before",
        unit="placements",
        decimals=1,
        good_is="low",
        sentence="External placements numbered {told}",
        definition=(
            "The mean of the quarter's month-end counts less the mean of the same month ends a "
            "year before; a month that was not reported yet is left out of both."
        ),
        kind="flow",
    ),
    Indicator(
        id="ext_residential_share",
        label="Residential, share of external placements",
        unit="%",
        decimals=1,
        good_is="low",
        sentence="{value} of external placements ({count} of {base}) were residential at {as_at}",
        definition="Residential placements over all external agency placements at the last "
        "reported month end of the quarter, compared with the same month end a year before. A "
        f"change of less than {_MATERIAL_SHARE:.0f} points is taken for none: a family or two can "
        "make it.",
        kind="level",
        materiality=_MATERIAL_SHARE,
        materiality_reason=_FAMILIES,
        counted=("placement", "placements"),
    ),
    Indicator(
        id="ext_outturn_k",
        label="External placements: forecast outturn",
        unit="£ thousand",
        decimals=0,
        good_is="low",
        sentence="External placements were forecast to cost {value} {told}",
        definition=(
            "Forecast outturn of the financial year for external agency placements, as printed."
        ),
        kind="flow",
        materiality=MATERIAL_K,
        materiality_reason=_NAMED_VARIANCES,
    ),
    Indicator(
        id="ext_variance_k",
        label="External placements: variance from budget",
        unit="£ thousand",
        decimals=0,
        good_is="low",
        sentence="{told}",
        definition=(
            "Forecast outturn less full year budget for external agency placements; positive "
            "overspends. From the monitoring report, compared with the forecast that it prints "
            "for the month before; or as said to the committee in a minute: then it is a part of "
            "the underlying overspend, and is compared with nothing. Budgets of two years are not "
            "compared: a smaller variance from a larger budget is no saving."
        ),
        kind="flow",
        materiality=MATERIAL_K,
        materiality_reason=_NAMED_VARIANCES,
        opens=11,
    ),
    Indicator(
        id="ext_variance_pct",
        label="External placements: variance, share of budget",
        unit="%",
        decimals=1,
        good_is="low",
        sentence="The variance of external placements is {value} of the {told}",
        definition="The variance over the full year budget of the same line, from the same report.",
        kind="flow",
        behind="{count} of {base}, £ thousand",
    ),
    Indicator(
        id="ext_unit_cost_k",
        label="External placements: cost of a placement for a year, our estimate",
        unit="£ thousand",
        decimals=1,
        good_is="low",
        sentence="We estimate the cost of an external placement for a year at {value} in {told}",
        definition=(
            "Forecast outturn of the whole financial year over the mean of the month-end counts "
            "so far in it. Our estimate: the papers in this book print no cost of a placement."
        ),
        kind="flow",
        assumption="The months so far stand for the year: if numbers change later in the year, so "
        "does the true cost of a placement.",
        estimate=True,
    ),
    Indicator(
        id="revenue_variance_non_dsg_k",
        label="Children and families budget: variance, not grant-funded",
        unit="£ thousand",
        decimals=0,
        good_is="low",
        sentence="{told}",
        definition=(
            "The part of the variance that the Dedicated Schools Grant (DSG) does not fund: the "
            "council's own, before a reserve or one-off income reduces it. As the paper does, the "
            "share is of the budget of all services."
        ),
        kind="flow",
        materiality=MATERIAL_K,
        materiality_reason=_NAMED_VARIANCES,
        opens=12,
    ),
    Indicator(
        id="revenue_variance_dsg_k",
        label="Children and families budget: variance, grant-funded",
        unit="£ thousand",
        decimals=0,
        good_is="low",
        sentence="{told}",
        definition=(
            "The part of the variance funded by the Dedicated Schools Grant (DSG). Where the "
            "paper counts balances brought forward from the year before, they are in it."
        ),
        kind="flow",
        materiality=MATERIAL_K,
        materiality_reason=_NAMED_VARIANCES,
    ),
    Indicator(
        id="revenue_variance_k",
        label="Children and families budget: variance of all services",
        unit="£ thousand",
        decimals=0,
        good_is="low",
        sentence="{told}",
        definition=(
            "Forecast outturn less full year budget of all services. It nets grant-funded "
            "services, balances brought forward included, against the others: see the two parts."
        ),
        kind="flow",
        materiality=MATERIAL_K,
        materiality_reason=_NAMED_VARIANCES,
    ),
)

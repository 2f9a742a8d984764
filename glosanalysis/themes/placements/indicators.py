"""The indicators of placement costs: what they are, and on what they rest."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = ["AS_LAST_YEAR", "INDICATORS", "NUMBERS_NOT_PRINTED"]

NUMBERS_NOT_PRINTED = "The papers do not print how many placements the budget was made for."
AS_LAST_YEAR = f"{NUMBERS_NOT_PRINTED} It is taken to be the mean number of the year before."


_MEANS = (
    "The mean of the quarter's month-end counts. Months that were not reported yet are left out, "
    "and the figure is provisional. "
)


def _type_indicator(id_: str, kind: str) -> Indicator:
    return Indicator(
        id_,
        f"External agency placements, {kind}",
        "placements",
        1,
        "neutral",
        f"There were {{value}} external {kind} placements on average",
        _MEANS + "Types do not add to the total: see what to be careful about.",
        "in the quarter to {before}",
    )


INDICATORS = (
    Indicator(
        "ext_placements",
        "External agency placements",
        "placements",
        1,
        "neutral",
        "There were {value} external agency placements on average at the month ends to {as_at}",
        _MEANS + "External placements are foster homes, children's homes and supported living "
        "bought from agencies.",
        "in the quarter to {before}",
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
        "External placements had changed by {value} on the same months a year before",
        "The mean of the quarter's month-end counts less the mean of the same months a year "
        "before; where a month was not reported yet, it is left out of both.",
        "in the quarter to {before}",
    ),
    Indicator(
        "ext_residential_share",
        "Residential, share of external placements",
        "%",
        1,
        "low",
        "{value} of external placements were residential at {as_at}",
        "Residential placements over all external agency placements at the last reported month "
        "end of the quarter. The interval shows how much such a share moves by chance.",
    ),
    Indicator(
        "ext_outturn_k",
        "External placements: forecast outturn",
        "£ thousand",
        0,
        "low",
        "External placements were forecast to cost {value} in the year",
        "Forecast outturn of the year for external agency placements, as printed.",
    ),
    Indicator(
        "ext_variance_k",
        "External placements: variance from budget",
        "£ thousand",
        0,
        "low",
        "External placements were forecast to end the year with {variance}, as at {as_at}",
        "Forecast outturn less full year budget for external agency placements; positive "
        "overspends. From the monitoring report, or as said to the committee in a later minute.",
        "as at {before}",
    ),
    Indicator(
        "ext_variance_pct",
        "External placements: variance, share of budget",
        "%",
        1,
        "low",
        "That is {value} of the budget",
        "The variance over the full year budget, from the same report.",
    ),
    Indicator(
        "ext_unit_cost_k",
        "External placements: cost of a placement for a year",
        "£ thousand",
        1,
        "low",
        "An external placement was forecast to cost {value} for a year",
        "Forecast outturn of the whole year over the mean of the month-end counts so far in it.",
        assumption="The months so far stand for the year: if numbers change later in the year, so "
        "does the true cost of a placement.",
    ),
    Indicator(
        "ext_price_effect_k",
        "External placements: variance from price, if budgeted for last year's numbers",
        "£ thousand",
        0,
        "low",
        "{value} of the variance comes from dearer placements, if the budget was made for last "
        "year's numbers",
        "The part of the variance that dearer placements make: the change in cost of a placement "
        "at the mean number so far this year. Price and volume effects add to the variance.",
        assumption=AS_LAST_YEAR,
    ),
    Indicator(
        "ext_volume_effect_k",
        "External placements: variance from volume, if budgeted for last year's numbers",
        "£ thousand",
        0,
        "low",
        "{value} of the variance comes from more placements, if the budget was made for last "
        "year's numbers",
        "The part of the variance that more placements make: the change in number, at the budgeted "
        "cost of a placement.",
        assumption=AS_LAST_YEAR,
    ),
    Indicator(
        "revenue_variance_k",
        "Children and families budget: variance",
        "£ thousand",
        0,
        "low",
        "The whole children and families budget was forecast to end the year with {variance}",
        "Forecast outturn less full year budget of all services, grant-funded ones included.",
    ),
    Indicator(
        "revenue_variance_dsg_k",
        "Children and families budget: variance, grant-funded",
        "£ thousand",
        0,
        "low",
        "The part funded by grant was forecast to end the year with {variance}",
        "The part of the variance funded by the Dedicated Schools Grant (DSG).",
    ),
    Indicator(
        "revenue_variance_non_dsg_k",
        "Children and families budget: variance, not grant-funded",
        "£ thousand",
        0,
        "low",
        "The part not funded by grant was forecast to end the year with {variance}",
        "The part of the variance that the Dedicated Schools Grant (DSG) does not fund: the "
        "council's own, before any reserve is used.",
    ),
)

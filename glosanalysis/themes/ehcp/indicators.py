"""The indicators of EHCP growth: what they are, and whose definition they follow."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = [
    "CEASED_AT_MOST",
    "INDICATORS",
    "JANUARY_BEFORE",
    "NATIONAL_YEARS",
    "SHARED_OUT_EVENLY",
    "STEADY_YEARS",
]

NATIONAL_YEARS = (
    "Nationally the paper gives years; January is taken. It calls the span from 2010 to 2014 five "
    "years and the span after it four; both are counted as four here."
)
CEASED_AT_MOST = (
    "Where months between the counts have no printed new plans, the larger figure of plans that "
    "ceased takes them to have run at the pace of the nearest year that is printed."
)
STEADY_YEARS = (
    "New plans of an academic year stand for those of the year to the next January. The plans that "
    "cease are the least that must have, spread evenly over the years between the counts."
)
JANUARY_BEFORE = "The paper says 'the last collection'; the January before it is taken."
SHARED_OUT_EVENLY = (
    "The number of caseworkers is not printed: it is implied if all plans maintained are shared "
    "out evenly."
)


INDICATORS = (
    Indicator(
        "ehc_plans",
        "EHC plans maintained",
        "plans",
        0,
        "neutral",
        "Gloucestershire maintained {value} education, health and care plans in {month}",
        "Education, health and care plans maintained at the January count.",
        "in {before_month}",
        assumption="The paper names the month; its last day stands for the date.",
    ),
    Indicator(
        "ehc_growth_per_year",
        "Growth in plans maintained, a year",
        "%",
        2,
        "neutral",
        "Plans maintained have grown by {value} a year",
        "Compound growth a year between one January count and the next that is printed, so that "
        "spans of different length can be compared.",
        assumption=NATIONAL_YEARS,
    ),
    Indicator(
        "ehc_new_plans",
        "New EHC plans in the academic year to date",
        "plans",
        0,
        "neutral",
        "{value} new plans were issued in the academic year to {as_at}",
        "Plans issued from 1 September to the date. The previous value is the same part of the "
        "year before, from the change that the paper prints.",
        "in the same part of the year before",
    ),
    Indicator(
        "ehc_new_plans_change",
        "New EHC plans, change on the same period a year before",
        "%",
        1,
        "low",
        "New plans had changed by {value} on the same part of the year before",
        "The printed change over the same period's number a year before, which is the number now "
        "less that change.",
        "for the year to {before}",
    ),
    Indicator(
        "ehc_ceased_implied",
        "EHC plans that must have ceased, at least",
        "plans",
        0,
        "neutral",
        "At least {value} plans must have ceased between the counts",
        "New plans printed for the time between two counts of plans maintained, less the growth "
        "in plans maintained. Some months between the counts have no printed new plans, so this "
        "is the least that must have ceased, not an estimate of how many did.",
        assumption=CEASED_AT_MOST,
    ),
    Indicator(
        "ehc_projection",
        "EHC plans expected next January, a scenario",
        "plans",
        0,
        "neutral",
        "If growth goes on as it has, there would be {value} plans a year after the last count",
        "A scenario, not a forecast: the last January count, plus the new plans that the trend of "
        "whole academic years gives for the next year, less the plans that cease a year. The trend "
        "is a straight line through the logarithms of new plans; the range is its 95% prediction "
        "interval.",
        assumption=STEADY_YEARS,
    ),
    Indicator(
        "ehc_rate",
        "EHC plans per 1,000",
        "plans per 1,000",
        1,
        "neutral",
        "There were {value} plans per 1,000",
        "Plans per 1,000, as printed; the paper does not say 1,000 of whom.",
        assumption=JANUARY_BEFORE,
    ),
    Indicator(
        "ehc_caseload",
        "EHC plans per caseworker, typical",
        "plans per caseworker",
        0,
        "low",
        "Caseworkers typically held over {value} plans each",
        "Plans that a caseworker typically holds; the paper says 'over' the number shown. What is "
        "manageable was worked out by the council.",
        assumption=SHARED_OUT_EVENLY,
    ),
    Indicator(
        "special_school_places",
        "Special school places commissioned",
        "places",
        0,
        "neutral",
        "{value} places in special schools were commissioned",
        "Places that the council commissioned in special schools, from the start of the academic "
        "year.",
    ),
    Indicator(
        "special_school_places_planned",
        "Special school places planned",
        "places",
        0,
        "neutral",
        "{value} places in special schools were planned",
        "Places that the council said it would have by the start of a coming academic year, as at "
        "the day of the paper that says so. A plan, not a count; compared with the places last "
        "commissioned.",
        "commissioned at {before}",
    ),
)

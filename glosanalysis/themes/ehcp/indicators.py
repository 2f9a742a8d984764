"""The indicators of EHCP growth: what they are, and whose definition they follow."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = ["INDICATORS"]


INDICATORS = (
    Indicator(
        "ehc_plans",
        "EHC plans maintained",
        "plans",
        0,
        "neutral",
        "Gloucestershire maintained {value} education, health and care plans in {month}",
        "Education, health and care plans maintained at the January count. The paper names the "
        "month; its last day stands for the date.",
        "in {before_month}",
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
    ),
    Indicator(
        "ehc_projection",
        "EHC plans expected next January, a scenario",
        "plans",
        0,
        "neutral",
        "If growth goes on as it has, there would be {value} plans a year after the last count",
        "A scenario, not a forecast: the last January count, plus the new plans that the trend of "
        "whole academic years gives for the next year, less the plans that cease a year (the least "
        "that must have ceased, spread evenly). The trend is a straight line through the "
        "logarithms of new plans; the range is its 95% prediction interval.",
    ),
    Indicator(
        "ehc_rate",
        "EHC plans per 1,000",
        "plans per 1,000",
        1,
        "neutral",
        "There were {value} plans per 1,000",
        "Plans per 1,000, as printed; the paper does not say 1,000 of whom, nor the date beyond "
        "'the last collection', taken to be the January before.",
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

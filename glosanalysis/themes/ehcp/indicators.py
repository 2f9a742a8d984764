"""The indicators of EHCP growth: what they are, and whose definition they follow."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = ["INDICATORS", "JANUARY_BEFORE", "NATIONAL_YEARS", "SHARED_OUT_EVENLY"]

NATIONAL_YEARS = (
    "England's growth is printed between years, and rounded: Januaries are taken, and a year's "
    "growth is known within a range."
)
JANUARY_BEFORE = "The paper says 'the last collection'; the January before it is taken."
SHARED_OUT_EVENLY = (
    "The papers in this book give no number of caseworkers: it is what the plans maintained would "
    "take if shared out evenly."
)
# The paper rounds caseloads to tens ("over 250", "around 150 to 170").
_CASELOAD_MATERIALITY = 10.0

INDICATORS = (
    Indicator(
        "ehc_plans",
        "EHC plans maintained",
        "plans",
        0,
        "neutral",
        "{value} education, health and care plans were maintained in {month}",
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
        "Plans maintained grew by {value} a year {told}",
        "Compound growth a year between one January count and the next that is printed, so that "
        "spans of different length can be compared.",
        "a year between the two counts before",
        assumption=NATIONAL_YEARS,
    ),
    Indicator(
        "ehc_new_plans",
        "New EHC plans in the academic year to date",
        "plans",
        0,
        "neutral",
        "{value} new education, health and care plans were issued {told}",
        "Plans issued from 1 September to the date. A whole year is compared with the whole year "
        "before, a part of one with the same part of the year before, from the change that the "
        "paper prints.",
        cumulative=True,
    ),
    Indicator(
        "ehc_new_plans_change",
        "New EHC plans, change on the same period a year before",
        "%",
        1,
        "neutral",
        "The change in new plans was {value}: {told}",
        "The printed change over the same period's number a year before, which is the number now "
        "less that change. Neither more nor fewer plans are good in themselves. The change of a "
        "part of a year is not compared with that of a whole one.",
        cumulative=True,
    ),
    Indicator(
        "ehc_ceased_implied",
        "EHC plans that must have ceased between counts, our estimate",
        "plans",
        0,
        "neutral",
        "{value} plans must have ceased {told}",
        "Our estimate, not the council's: new plans printed for the time between two counts of "
        "plans maintained, less the growth in plans maintained. Some months between the counts "
        "have no printed new plans, so this is a floor: more may have ceased. It is told only "
        "where every academic year between the counts is printed and few other months are not.",
        estimate=True,
    ),
    Indicator(
        "ehc_projection",
        "EHC plans a year after the last count, our central scenario",
        "plans",
        0,
        "neutral",
        "{value} plans would be maintained {told}",
        "Our scenario, neither the council's nor a forecast: the central one of three, each of "
        "which says what it rests on.",
        assumption="New plans of an academic year stand for those of the year to the January in "
        "the middle of the next; as many plans cease a year as did on average between the counts.",
        estimate=True,
    ),
    Indicator(
        "ehc_rate",
        "EHC plans per 1,000",
        "plans per 1,000",
        1,
        "neutral",
        "There were {value} plans per 1,000 in {month}",
        "Plans per 1,000, as printed; the paper does not say 1,000 of whom.",
        "in {before_month}",
        assumption=JANUARY_BEFORE,
    ),
    Indicator(
        "ehc_caseload",
        "EHC plans per caseworker, typical",
        "plans per caseworker",
        0,
        "low",
        "Caseworkers typically held {value} plans each{told}",
        "Plans that a caseworker typically holds; the paper says 'over' the number shown. What is "
        "manageable was worked out by the council.",
        materiality=_CASELOAD_MATERIALITY,
    ),
    Indicator(
        "special_school_places",
        "Special school places commissioned",
        "places",
        0,
        "neutral",
        "{value} places in special schools were commissioned {told}",
        "Places that the council commissioned in special schools, from the start of the academic "
        "year.",
    ),
    Indicator(
        "special_school_places_planned",
        "Special school places planned",
        "places",
        0,
        "neutral",
        "{value} places in special schools were planned {told}",
        "Places that the council said it would have by the start of a coming academic year, as at "
        "the day of the paper that says so. A plan, not a count; compared with the places last "
        "commissioned.",
    ),
)

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
INDICATORS = (
    Indicator(
        id="ehc_plans",
        label="EHC plans maintained",
        unit="plans",
        decimals=0,
        good_is="neutral",
        sentence="{value} education, health and care plans were maintained in {month}",
        definition="Education, health and care plans maintained at the January count.",
        kind="level",
        compared_with="in {before_month}",
        assumption="The paper names the month; its last day stands for the date.",
        opens=12,
    ),
    Indicator(
        id="ehc_growth_per_year",
        label="Growth in plans maintained, a year",
        unit="%",
        decimals=2,
        good_is="neutral",
        sentence="Plans maintained grew by {value} a year {told}",
        definition=(
            "Compound growth a year between one January count and the next that is printed, so "
            "that spans of different length can be compared."
        ),
        kind="flow",
        compared_with="a year between the two counts before",
        assumption=NATIONAL_YEARS,
    ),
    Indicator(
        id="ehc_new_plans",
        label="New EHC plans in the academic year to date",
        unit="plans",
        decimals=0,
        good_is="neutral",
        sentence="{value} new education, health and care plans were issued {told}",
        definition=(
            "Plans issued from 1 September to the date. A whole year is compared with the whole "
            "year before, a part of one with the same part of the year before, from the change "
            "that the paper prints."
        ),
        kind="cumulative",
        opens=11,
    ),
    Indicator(
        id="ehc_new_plans_change",
        label="New EHC plans, change on the same period a year before",
        unit="%",
        decimals=1,
        good_is="neutral",
        sentence="The change in new plans was {value}: {told}",
        definition=(
            "The printed change over the same period's number a year before, which is the number "
            "now less that change. Neither more nor fewer plans are good in themselves. The "
            "change of a part of a year is not compared with that of a whole one."
        ),
        kind="cumulative",
        behind="a change of {count} on {base}",
    ),
    Indicator(
        id="ehc_ceased_implied",
        label="EHC plans that must have ceased between counts, our estimate",
        unit="plans",
        decimals=0,
        good_is="neutral",
        sentence="{value} plans must have ceased {told}",
        definition=(
            "Our estimate, not the council's: new plans printed for the time between two counts "
            "of plans maintained, less the growth in plans maintained. Some months between the "
            "counts have no printed new plans, so this is a floor: more may have ceased. It is "
            "told only where every academic year between the counts is printed and few other "
            "months are not."
        ),
        kind="flow",
        estimate=True,
    ),
    Indicator(
        id="ehc_projection",
        label="EHC plans a year after the last count, our central scenario",
        unit="plans",
        decimals=0,
        good_is="neutral",
        sentence="{value} plans would be maintained {told}",
        definition=(
            "Our scenario, neither the council's nor a forecast: the central one of three, each "
            "of which says what it rests on."
        ),
        kind="level",
        assumption="New plans of an academic year stand for those of the year to the January in "
        "the middle of the next; as many plans cease a year as did on average between the counts.",
        estimate=True,
    ),
    Indicator(
        id="ehc_rate",
        label="EHC plans per 1,000",
        unit="plans per 1,000",
        decimals=1,
        good_is="neutral",
        sentence="There were {value} plans per 1,000 in {month}",
        definition="Plans per 1,000, as printed; the paper does not say 1,000 of whom.",
        kind="level",
        compared_with="in {before_month}",
        assumption=JANUARY_BEFORE,
    ),
    Indicator(
        id="ehc_caseload",
        label="EHC plans per caseworker, typical",
        unit="plans per caseworker",
        decimals=0,
        good_is="low",
        sentence="Caseworkers typically held {value} plans each{told}",
        definition=(
            "Plans that a caseworker typically holds; the paper says 'over' the number shown. "
            "What is manageable was worked out by the council."
        ),
        kind="level",
        materiality=10.0,
        materiality_reason="The paper rounds caseloads to tens: over 250, around 150 to 170.",
    ),
    Indicator(
        id="special_school_places",
        label="Special school places commissioned",
        unit="places",
        decimals=0,
        good_is="neutral",
        sentence="{value} places in special schools were commissioned {told}",
        definition=(
            "Places that the council commissioned in special schools, from the start of the "
            "academic year."
        ),
        kind="level",
    ),
    Indicator(
        id="special_school_places_planned",
        label="Special school places planned",
        unit="places",
        decimals=0,
        good_is="neutral",
        sentence="{value} places in special schools were planned {told}",
        definition=(
            "Places that the council said it would have by the start of a coming academic year, "
            "as at the day of the paper that says so. A plan, not a count; compared with the "
            "places last commissioned."
        ),
        kind="level",
    ),
    Indicator(
        id="ehc_over_52w",
        label="EHC plans that take more than 52 weeks (local)",
        unit="plans",
        decimals=0,
        good_is="low",
        sentence="Plans that were taking more than 52 weeks at {as_at}: {value}",
        definition=(
            "Education, health and care plans under way for more than 52 weeks; the limit in law "
            "is 20 weeks. A local figure, which the paper gives in words."
        ),
        kind="level",
        assumption="“No plans now going over 52 weeks” is read as none at the end of the quarter "
        "that the report is of.",
    ),
)

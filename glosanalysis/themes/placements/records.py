"""Placements and what they cost, as the council's own records count them."""

from glosanalysis.themes.from_records import FromRecords
from glosanalysis.themes.national import TWO_POINTS

__all__ = ["RECORDS"]

RECORDS = FromRecords(opens=("placement_week_cost", "ext_placements", "cla_20_miles_pct"))
_add = RECORDS.add

_add(
    "count",
    "ext_placements",
    "External placements",
    unit="placements",
    decimals=1,
    sentence="there were {value} external placements on average of the month ends of the quarter "
    "to {as_at}",
    definition="Placements on the last days of the quarter's months, summed, over three. "
    "External is what is neither the council's own nor with parents. A placement "
    "counts from the day on which it begins to the day before it ends.",
)
_add(
    "count",
    "ext_placement_nights",
    "Nights in external placements",
    unit="nights",
    sentence="there were {value} nights in external placements in the quarter to {as_at}",
    definition="Nights of the quarter. External is what is neither the council's own nor "
    "with parents. A placement counts from the day on which it begins to the day "
    "before it ends.",
)
_add(
    "count",
    "placement_nights",
    "Nights in placements",
    unit="nights",
    sentence="there were {value} nights in placements in the quarter to {as_at}",
    definition="Nights of the quarter, of all placements. A placement counts from the day on "
    "which it begins to the day before it ends.",
)
_add(
    "count",
    "placements_begun",
    "Placements that began",
    unit="placements",
    sentence="{value} placements began in the quarter to {as_at}",
    definition="Begun in the quarter; temporary ones inside another are none.",
)
_add(
    "count",
    "placements_ended",
    "Placements that ended",
    unit="placements",
    sentence="{value} placements ended in the quarter to {as_at}",
    definition="Ended in the quarter; temporary ones inside another are none.",
)
_add(
    "mean",
    "placement_mean_nights",
    "Mean length of placements that ended",
    unit="nights",
    sentence="placements that ended in the quarter to {as_at} had lasted {value} nights on average",
    definition="The nights of placements that ended in the quarter, from their beginning, "
    "over their number.",
)
_add(
    "share",
    "cla_20_miles_pct",
    "Placements over 20 miles from home",
    of_a_day=True,
    good_is="low",
    counted=("placement", "placements"),
    sentence="{value} of placements at {as_at}, {count} of {base}, were more than 20 miles "
    "from home",
    definition="Of placements on the last day of the quarter, those more than 20 miles away; "
    "one whose distance is not known is among all, and not among those.",
    **TWO_POINTS,
)
_add(
    "count",
    "placement_cost",
    "Committed cost of placements",
    unit="£",
    sentence="placements cost {value} in the quarter to {as_at}",
    definition="Gross, of the quarter: what each placement had cost by a return less what it "
    "had by the one before in the same financial year, laid evenly over its "
    "nights between them. Of placements in the cost file, and no others: nothing "
    "is filled in.",
)
_add(
    "count",
    "placement_cost_net",
    "Committed cost of placements, net",
    unit="£",
    sentence="placements cost {value} net in the quarter to {as_at}",
    definition="As the gross cost, less what health and education contribute. Of placements "
    "in the cost file, and no others: nothing is filled in.",
)
_add(
    "mean",
    "placement_week_cost",
    "Cost of a placement-week",
    unit="£",
    sentence="a week of a placement cost {value} in the quarter to {as_at}",
    definition="Gross cost of the quarter over the weeks that it paid for: nights by seven. "
    "Of placements in the cost file, and no others: nothing is filled in.",
)
_add(
    "change",
    "placement_price_effect",
    "Change in cost in a year by price",
    behind_unit="£",
    sentence="the price of a week moved the cost of the quarter to {as_at} by {value} of "
    "what it was a year before",
    definition="The weeks of each type, times the change in its cost a week, over the cost "
    "of the same quarter a year before. Of placements in the cost file, and no "
    "others: nothing is filled in.",
)
_add(
    "change",
    "placement_volume_effect",
    "Change in cost in a year by volume",
    behind_unit="£",
    sentence="the number of weeks moved the cost of the quarter to {as_at} by {value} of "
    "what it was a year before",
    definition="The change in all weeks, times the cost of a week of any type a year before, "
    "over the cost of that quarter. Of placements in the cost file, and no "
    "others: nothing is filled in.",
)
_add(
    "change",
    "placement_mix_effect",
    "Change in cost in a year by mix",
    behind_unit="£",
    sentence="the mix of types moved the cost of the quarter to {as_at} by {value} of what "
    "it was a year before",
    definition="The change in the weeks of each type, times how much dearer it was a year "
    "before than any, over the cost of that quarter. Of placements in the cost "
    "file, and no others: nothing is filled in.",
)
_CARD = (
    "Of external placements, each night at a seventh of the weekly rate that the council's rate "
    "card has for its type on that day; what the card has no rate for is not in it."
)
_add(
    "count",
    "ext_rate_cost",
    "Cost of external placements by the rate card",
    unit="£",
    sentence="external placements cost {value} by the rate card in the quarter to {as_at}",
    definition=_CARD,
)
_add(
    "change",
    "ext_rate_priced_pct",
    "Nights that the rate card prices",
    sentence="the rate card prices {value} of the nights in external placements in the quarter to "
    "{as_at}",
    definition="Nights with a rate, of all nights in external placements of the quarter.",
    behind="{count} of {base}",
)
for _what, _how in (
    ("price", "The weeks of each type, times the change in its rate a week"),
    ("volume", "The change in all weeks, times the cost of a week of any type a year before"),
    ("mix", "The change in the weeks of each type, times how much dearer it was than any"),
):
    _add(
        "change",
        f"ext_rate_{_what}_effect",
        f"Change in cost by the rate card in a year by {_what}",
        behind_unit="£",
        sentence=f"{_what} moved the cost by the rate card of the quarter to {{as_at}} by "
        "{value} of what it was a year before",
        definition=f"{_how}, over the cost of the same quarter a year before. {_CARD}",
    )

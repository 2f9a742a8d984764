"""Children in care, as the Department counts them each 31 March."""

from glosanalysis.themes.national import National
from glosanalysis.themes.own_words import own_words

__all__ = ["NATIONAL"]

NATIONAL = National("(Department for Education, children looked after return, 31 March.)")
_add = NATIONAL.add

_add(
    "cla_rate_national",
    "Children in care, per 10,000",
    columns="rate_per_10000, children_count, population_estimate",
    unit="per 10,000 children",
    decimals=0,
    sentence="{value} in 10,000 children were in care at {as_at}, {count} in all",
    definition="Children looked after at 31 March per 10,000 aged 0 to 17 in the middle of the "
    "year before; without those in a series of short breaks.",
    opens=1,
)
_add(
    "cla_3plus_placements_pct",
    "Three or more placements in a year",
    columns="children_percent, children_count (CLA on 31 March)",
    decimals=0,
    sentence="{value} of the children in care at {as_at}, {count} of {base}, had had three or "
    "more placements in the year",
    definition="Children looked after at 31 March with three or more placements in the year, over "
    "all looked after on that day; printed in whole per cent.",
    good_is="low",
    counted=("child", "children"),
    opens=2,
    materiality=2.0,
    materiality_reason="Printed in whole per cent: one point may be a rounding of both years.",
)
_add(
    "cla_national",
    "Children in care",
    columns="children_count",
    unit="children",
    decimals=0,
    sentence="{value} children were in care at {as_at}",
    definition="Children looked after at 31 March.",
)

NATIONAL.careful(
    "revised_each_year",
    "cla_national",
    "cla_rate_national",
    "cla_3plus_placements_pct",
    text=own_words("revised_each_year"),
)

NATIONAL.careful(
    "rounded_in_the_release",
    "cla_rate_national",
    "cla_3plus_placements_pct",
    text="The rate and the share are published in whole numbers, England's counts to the "
    "nearest ten.",
)

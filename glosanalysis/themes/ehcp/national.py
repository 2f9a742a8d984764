"""EHC plans as the Department counts them: in January, and by calendar year."""

from glosanalysis.themes.national import TWO_POINTS, National
from glosanalysis.themes.own_words import own_words

__all__ = ["NATIONAL"]

NATIONAL = National("(Department for Education, education, health and care plans, SEN2.)")
_add = NATIONAL.add
_SETTINGS = (
    "Of plans whose setting is known. Settings before 2023 were collected as totals, not person "
    "by person: the two are not quite the same."
)

_add(
    "ehc_20w_pct",
    "Plans issued within 20 weeks",
    columns="PC_plans_issued_20_weeks_ex, plans_issued_20_weeks_ex, plans_issued_den_ex",
    sentence="{value} of the plans issued in the year to {as_at}, {count} of {base}, came within "
    "20 weeks",
    definition="Plans issued within 20 weeks, the statutory limit, over all plans issued in the "
    "calendar year; both without those to which an exception applied. Issuing late plans lowers "
    "it, leaving them waiting does not.",
    kind="flow",
    good_is="high",
    counted=("plan", "plans"),
    opens=1,
    **TWO_POINTS,
)
_add(
    "ehc_plans_january",
    "Plans maintained in January",
    columns="ehcplans (All EHC plans)",
    unit="plans",
    decimals=0,
    sentence="The council maintained {value} plans in {month}",
    definition="Plans maintained on the census day in January, which is told as 31 January.",
    opens=2,
)
_add(
    "ehc_plans_growth_january_pct",
    "Growth of plans in a year",
    columns="ehcplans (All EHC plans) of two Januaries",
    sentence="Plans grew by {value} in the year to {month}",
    definition="Plans of January over those of the January before.",
    behind="a change of {count} on {base}",
)
_add(
    "ehc_per_1000",
    "Plans per 1,000 aged 0 to 25",
    columns="ehcplans; population aged 0 to 25",
    unit="per 1,000",
    sentence="There were {value} plans for each 1,000 people aged 0 to 25 in {month}",
    definition="Plans of January per 1,000 people aged 0 to 25 in the middle of the year before "
    "(Office for National Statistics). Known for January 2023 only: of later years the estimates "
    "by single year of age are not in this book.",
)
_add(
    "ehc_new_year",
    "New plans in the year",
    columns="new_ehc_plans",
    unit="plans",
    decimals=0,
    sentence="{value} plans started in the year to {as_at}",
    definition="Plans that started in the calendar year.",
    kind="flow",
)
_add(
    "ehc_ceased_year",
    "Plans ceased in the year",
    columns="total_ceased",
    unit="plans",
    decimals=0,
    sentence="{value} plans ceased in the year to {as_at}",
    definition="Plans that ceased in the calendar year, for whatever reason.",
    kind="flow",
)
_add(
    "ehc_stock_flow_gap",
    "Growth that the flows do not explain",
    columns="ehcplans, new_ehc_plans, total_ceased",
    unit="plans",
    decimals=0,
    sentence="{value} plans of the change in the year to {month} are in neither new nor ceased "
    "plans",
    definition="The change of plans from January to January, less new and plus ceased plans of "
    "the calendar year between: what the releases leave unexplained, such as plans that moved "
    "with a child.",
)
_add(
    "ehc_over_1y_pct",
    "Plans issued after more than a year",
    columns="pc_plans_issued_gt_1_year, plans_issued_gt_1_year, plans_issued_den",
    sentence="{value} of the plans issued in the year to {as_at}, {count} of {base}, had taken "
    "more than a year",
    definition="Plans issued more than a year after the request, over all issued in the calendar "
    "year, exceptions included. Counted since 2023.",
    kind="flow",
    good_is="low",
    counted=("plan", "plans"),
    **TWO_POINTS,
)
for _id, _label, _where, _column in (
    ("ehc_mainstream_pct", "Mainstream schools", "mainstream schools", "mainstream_total"),
    ("ehc_special_pct", "Special schools", "special schools", "special_total"),
    (
        "ehc_independent_special_pct",
        "Independent special schools",
        "independent special schools",
        "special_independent",
    ),
):
    _add(
        _id,
        f"{_label}, share of plans",
        columns=f"{_column}, ehcplans",
        sentence="{value} of plans in {month}, {count} of {base}, were of pupils in " + _where,
        definition=f"Plans of pupils in {_where} over all plans in January. {_SETTINGS}",
        counted=("plan", "plans"),
    )
_add(
    "ehc_appeal_rate",
    "Appeals to the tribunal",
    columns="Appeals registered, Total Appealable Decisions",
    sentence="{value} of appealable decisions in the year to {as_at}, {count} of {base}, were "
    "appealed",
    definition="Appeals registered with the SEND tribunal over decisions that can be appealed, "
    "of the calendar year.",
    kind="flow",
    good_is="low",
    counted=("decision", "decisions"),
    materiality=0.5,
    materiality_reason="In half of all authorities half a point of their decisions is fewer than "
    "20 appeals.",
)

NATIONAL.careful(
    "paper_and_return",
    "ehc_plans_january",
    text=own_words("paper_and_return"),
)
NATIONAL.careful(
    "issued_and_new",
    "ehc_20w_pct",
    "ehc_new_year",
    text=own_words("issued_and_new"),
)
NATIONAL.careful(
    "collected_anew",
    "ehc_mainstream_pct",
    "ehc_special_pct",
    "ehc_over_1y_pct",
    text="From 2023 the collection is of persons, before of totals: kinds of school are not quite "
    "comparable across it, and plans of more than a year are counted since then only.",
)

"""Where children in care live and what it costs, as national returns count it."""

from glosanalysis.themes.national import TWO_POINTS, National
from glosanalysis.themes.own_words import own_words

__all__ = ["NATIONAL"]

NATIONAL = National("(Department for Education, children looked after return, 31 March.)")
_add = NATIONAL.add
_OUTTURN = (
    "(Ministry of Housing, Communities and Local Government, revenue outturn RO3. It is not the "
    "Department for Education's own return of spending, and the two do not agree.)"
)

_add(
    "cla_week_cost",
    "Spending a week on each child in care",
    columns="Children Looked After, total expenditure; children_count",
    source=_OUTTURN,
    unit="£",
    decimals=0,
    sentence="Spending on children in care came to {value} a week for each child (year to {as_at})",
    definition="Total expenditure on children looked after in the year, over the children looked "
    "after at its end, by weeks. All spending is in it, and the children are those of one day: a "
    "price of no placement.",
    kind="flow",
    good_is="low",
    opens=1,
    materiality=100.0,
    materiality_reason="Five in a hundred of a cost of some £2,000 a week, which the children "
    "counted on one day can move by themselves.",
)
_add(
    "cla_20_miles_pct",
    "Placed more than 20 miles from home",
    columns="children_count: Placed more than 20 miles from home",
    sentence="{value} of the children in care at {as_at}, {count} of {base}, lived more than 20 "
    "miles from home",
    definition="Children looked after at 31 March who were placed more than 20 miles from home, "
    "over all looked after on that day.",
    good_is="low",
    counted=("child", "children"),
    opens=2,
    **TWO_POINTS,
)
for _id, _label, _where in (
    ("cla_foster_pct", "Foster placements", "Foster placements"),
    ("cla_childrens_home_pct", "Children's homes", "Secure homes and children's homes"),
    ("cla_supported_pct", "Supported accommodation", "Independent and semi-independent living"),
    ("cla_private_pct", "Private provision", "Private provision"),
):
    _add(
        _id,
        f"{_label}, share of children in care",
        columns=f"children_count: {_where}",
        sentence=f"{{value}} of the children in care at {{as_at}}, {{count}} of {{base}}, were in "
        f"{_label.lower()}",
        definition=f"Children looked after at 31 March in {_label.lower()}, over all looked after "
        "on that day.",
        counted=("child", "children"),
    )
for _id, _label in (
    ("cla_spend_k", "Spending on children in care"),
    ("cla_residential_spend_k", "Spending on residential care"),
    ("cla_fostering_spend_k", "Spending on fostering"),
):
    _add(
        _id,
        f"{_label}, in cash",
        columns=f"Children Looked After, total expenditure ({_id})",
        source=_OUTTURN,
        unit="£ thousand",
        decimals=0,
        sentence=f"{_label} was {{value}} in the year to {{as_at}}",
        definition=f"{_label} in the year to 31 March, total expenditure before income, in the "
        "prices of that year. A return of nothing at all, for children who were looked after, "
        "is taken for one not made.",
        kind="flow",
    )

NATIONAL.careful(
    "two_returns_of_spending",
    "cla_week_cost",
    "cla_spend_k",
    text=own_words("two_returns_of_spending"),
)
NATIONAL.careful(
    "children_of_one_day",
    "cla_week_cost",
    text="Spending of a year is divided by the children of its last day: where their number falls "
    "in the year, the cost of each comes out too high.",
)

"""Placement costs: external agency placements, and the budget that pays for them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.indicator import Indicator, Observation
from glosanalysis.period import Quarter
from glosanalysis.stats.process import direction, xmr
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.themes.theme import Observations, Theme
from glosanalysis.wording import counted, day, month, moved, number, over_or_under, pounds

__all__ = [
    "THEME",
    "children_in_care",
    "high_risk_lines",
    "later_statements",
    "placements_by_month",
    "placements_process",
    "placements_signals",
    "quarter_means",
    "variance_by_service",
]

TYPES = {
    "total": "All",
    "fostering": "Fostering",
    "residential": "Residential",
    "supported_living": "Supported living",
}
_LINE = "External Agency Placements"
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
        "External placements were forecast to overspend their budget by {value}, as at {as_at}",
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
        "Forecast outturn of the whole year over the mean of the month-end counts so far in it. "
        "A full-year forecast over a part-year mean: if numbers change later in the year, so does "
        "the true cost of a placement.",
    ),
    Indicator(
        "revenue_variance_k",
        "Children and families budget: variance",
        "£ thousand",
        0,
        "low",
        "The whole children and families budget was forecast to overspend by {value}",
        "Forecast outturn less full year budget of all services, grant-funded ones included.",
    ),
    Indicator(
        "revenue_variance_dsg_k",
        "Children and families budget: variance, grant-funded",
        "£ thousand",
        0,
        "low",
        "The grant-funded part varied by {value}",
        "The part of the variance funded by the Dedicated Schools Grant (DSG).",
    ),
    Indicator(
        "revenue_variance_non_dsg_k",
        "Children and families budget: variance, not grant-funded",
        "£ thousand",
        0,
        "low",
        "The part not funded by grant varied by {value}",
        "The part of the variance that the Dedicated Schools Grant (DSG) does not fund: the "
        "council's own, before any reserve is used.",
    ),
)


def observe(published: Published) -> Observations:
    """Observe the theme's indicators in the tables."""
    placements, revenue = published["placements"], published["revenue"]
    counts = by_month(placements)
    cited = placements.query("placement_type == 'total'").set_index("as_at")
    line = revenue.query("view == 'high_risk' and line == @_LINE")
    total = revenue.query("view == 'service_area' and level == 'total'")
    said = published["revenue_statements"]
    return {
        **_means(counts, placements),
        "ext_placements_change_year": _change_on_year(counts, cited),
        "ext_residential_share": _residential_share(counts, placements),
        "ext_outturn_k": _amounts(line, "outturn_k"),
        "ext_variance_k": _amounts(line, "variance_k")
        + _amounts(said.query("measure == 'external_placements_variance'"), "value"),
        "ext_variance_pct": [
            Observation(
                row.as_at.date(),
                100 * row.variance_k / row.budget_k,
                row.source_id,
                row.locator,
                row.variance_k,
                row.budget_k,
            )
            for row in line.itertuples()
            if row.budget_k
        ],
        "ext_unit_cost_k": _unit_cost(line, counts),
        "revenue_variance_k": _amounts(total, "variance_k"),
        "revenue_variance_dsg_k": _amounts(total, "variance_dsg_k"),
        "revenue_variance_non_dsg_k": _amounts(total, "variance_non_dsg_k"),
    }


def by_month(placements: pd.DataFrame) -> pd.DataFrame:
    """Lay the types side by side: a row a month end, a column a type, missing where not printed."""
    wide = placements.pivot(index="as_at", columns="placement_type", values="placements")
    return wide.reindex(columns=list(TYPES)).sort_index().astype("Float64")


def quarterly(counts: pd.DataFrame) -> dict[Quarter, pd.DataFrame]:
    """Split the months by quarter."""
    quarters = [Quarter.containing(when.date()) for when in counts.index]
    return dict(iter(counts.groupby(pd.Series(quarters, index=counts.index))))


def _means(counts: pd.DataFrame, placements: pd.DataFrame) -> Observations:
    ids = {kind: f"ext_placements_{kind}" for kind in TYPES} | {"total": "ext_placements"}
    cited = {kind: rows.set_index("as_at") for kind, rows in placements.groupby("placement_type")}
    found: Observations = {id_: [] for id_ in ids.values()}
    for quarter, rows in quarterly(counts).items():
        for kind, id_ in ids.items():
            months = rows[kind].dropna()
            if months.empty:
                continue
            last = months.index[-1]
            found[id_].append(
                Observation(
                    last.date(),
                    float(months.mean()),
                    cited[kind].at[last, "source_id"],
                    cited[kind].at[last, "locator"],
                    provisional=last.date() < quarter.last_day,
                )
            )
    return found


def _change_on_year(counts: pd.DataFrame, cited: pd.DataFrame) -> list[Observation]:
    total = counts["total"].dropna()
    found = []
    for quarter, rows in quarterly(counts).items():
        months = rows["total"].dropna()
        before = total.reindex(months.index - pd.offsets.MonthEnd(12))
        if months.empty or before.isna().any():
            continue
        last = months.index[-1]
        found.append(
            Observation(
                last.date(),
                float(months.mean() - before.mean()),
                cited.at[last, "source_id"],
                cited.at[last, "locator"],
                provisional=last.date() < quarter.last_day,
            )
        )
    return found


def _residential_share(counts: pd.DataFrame, placements: pd.DataFrame) -> list[Observation]:
    cited = placements.query("placement_type == 'residential'").set_index("as_at")
    found = []
    for quarter, rows in quarterly(counts.dropna(subset=["residential", "total"])).items():
        last = rows.index[-1]
        count, whole = int(rows["residential"].iloc[-1]), int(rows["total"].iloc[-1])
        if not 0 <= count <= whole or whole == 0:
            continue
        low, high = wilson_interval(count, whole)
        found.append(
            Observation(
                last.date(),
                100 * count / whole,
                cited.at[last, "source_id"],
                cited.at[last, "locator"],
                count,
                whole,
                (100 * low, 100 * high),
                provisional=last.date() < quarter.last_day,
            )
        )
    return found


def _amounts(rows: pd.DataFrame, column: str) -> list[Observation]:
    return [
        Observation(when.date(), amount, source_id, locator)
        for when, amount, source_id, locator in zip(
            rows["as_at"], rows[column], rows["source_id"], rows["locator"], strict=True
        )
    ]


def _unit_cost(line: pd.DataFrame, counts: pd.DataFrame) -> list[Observation]:
    found = []
    for row in line.itertuples():
        year = pd.Timestamp(int(row.financial_year[:4]), 4, 1)
        so_far = counts.loc[(counts.index >= year) & (counts.index <= row.as_at), "total"].dropna()
        if so_far.empty or not so_far.mean():
            continue
        mean = float(so_far.mean())
        found.append(
            Observation(
                row.as_at.date(),
                row.outturn_k / mean,
                row.source_id,
                row.locator,
                row.outturn_k,
                mean,
            )
        )
    return found


def placements_by_month(published: Published) -> Exhibit:
    """Show placements at the month ends, by type."""
    placements = published["placements"]
    measure = "External agency placements at the end of the month"
    if placements.empty:
        return Exhibit.nothing_yet("external-placements", measure)
    counts = by_month(placements).dropna(subset=["total"])
    if counts.empty:
        return Exhibit.nothing_yet("external-placements", measure)
    total = counts["total"]
    last, highest = total.index[-1], total.idxmax()
    same_month = last - pd.offsets.MonthEnd(12)
    since = ""
    if same_month in total:
        since = f", {_more_or_fewer(total[last] - total[same_month])} than a year before"
    frame = counts.rename(columns=TYPES).rename_axis("Month").reset_index()
    frame.columns.name = None
    low = total.idxmin()
    types = counts.drop(columns="total").loc[last].dropna()
    of_types = "types are not given for the last month"
    if len(types):
        largest = types.idxmax()
        of_types = (
            f"at the end {TYPES[largest].lower()} is the largest type, {number(types[largest])}"
        )
    return Exhibit(
        "external-placements",
        f"There were {number(total[last])} external placements at the end of {month(last)}{since}",
        frame,
        measure,
        f"{month(total.index[0])} to {month(last)}",
        citations(placements),
        f"Lines by type over {number(len(total))} months. All placements ranged from "
        f"{number(total[low])} in {month(low)} to {number(total[highest])} in {month(highest)}; "
        f"{of_types}.",
        unit="Placements",
        by_month=True,
        note="Types do not always add to the total, which also holds youth offending placements. "
        "Before April 2012 supported living has no column of its own. Months are revised in later "
        "papers as information comes in.",
    )


_RULES = {
    "outside": "outside the limits",
    "run": "run",
    "trend": "trend",
    "near": "near a limit",
}


def placements_process(published: Published) -> Exhibit:
    """Lay out the monthly total as an XmR chart, limits not re-based."""
    placements = published["placements"]
    measure = "External agency placements at the end of the month, with process limits"
    total = by_month(placements)["total"].dropna().astype(float)
    total = total[_unbroken(total.index)]
    if len(total) < 2:
        return Exhibit.nothing_yet("placements-process", measure)
    chart = xmr(total)
    last = chart.iloc[-1]
    marks = [
        ", ".join(text for rule, text in _RULES.items() if row[rule]) for _, row in chart.iterrows()
    ]
    outside = int(chart["outside"].sum())
    trial = "trial limits" if last["trial"] else "limits"
    return Exhibit(
        "placements-process",
        f"{number(outside)} of {number(len(chart))} months lie outside the {trial} of "
        f"{number(last['lower'], 1)} to {number(last['upper'], 1)}: "
        f"{'the process is not stable' if outside else 'no month stands out by itself'}",
        pd.DataFrame(
            {
                "Month": chart.index,
                "Placements": chart["value"],
                "Mean": chart["mean"],
                "Lower limit": chart["lower"],
                "Upper limit": chart["upper"],
                "Rules": marks,
            }
        ),
        measure,
        f"{month(chart.index[0])} to {month(chart.index[-1])}",
        citations(placements[placements["placement_type"] == "total"]),
        f"Line over {number(len(chart))} months around a mean of {number(last['mean'], 1)}, with "
        f"limits; marks show the rules. The last month is {number(last['value'])}: "
        f"{direction(chart, 'neutral')}.",
        decimals={"Mean": 1, "Lower limit": 1, "Upper limit": 1},
        unit="Placements",
        by_month=True,
        note="Limits are the mean and 2.66 mean moving ranges either side. They are computed once "
        "over all months: they are re-based only at a date that has a reason, and none is given. "
        "Where most months break a rule, the limits describe no one period.",
    )


def placements_signals(published: Published) -> Exhibit:
    """Tabulate the stretches of months that a rule points out."""
    measure = "Months that a rule of the chart points out"
    process = placements_process(published).frame
    if process.empty:
        return Exhibit.nothing_yet("placements-signals", measure)
    found = []
    for rule, side in ((rule, side) for rule in _RULES.values() for side in ("above", "below")):
        above = process["Placements"] > process["Mean"]
        holds = process["Rules"].str.contains(rule) & (above if side == "above" else ~above)
        for _, rows in process[holds].groupby((holds != holds.shift()).cumsum()):
            months = rows["Month"]
            ends = (month(months.iloc[0]), month(months.iloc[-1]))
            found.append((rule.capitalize(), side, *ends, len(rows)))
    columns = ["Rule", "Side of the mean", "From", "To", "Months"]
    frame = pd.DataFrame(found or [("None", "", "", "", 0)], columns=columns)
    return Exhibit(
        "placements-signals",
        f"{counted(len(found), 'stretch', 'stretches').capitalize()} of months stand out",
        frame,
        measure,
        f"{month(process['Month'].iloc[0])} to {month(process['Month'].iloc[-1])}",
        citations(published["placements"].query("placement_type == 'total'")),
        "Stretches of months by rule, as the table gives them.",
    )


def _unbroken(months: pd.DatetimeIndex) -> np.ndarray:
    """Keep the last stretch of months without a gap: moving ranges need neighbours."""
    gaps = months.to_series().diff() > pd.Timedelta(days=31)
    kept: np.ndarray = (gaps.cumsum() == gaps.sum()).to_numpy()
    return kept


def _more_or_fewer(change: float) -> str:
    return f"{number(abs(change))} {'more' if change >= 0 else 'fewer'}"


def quarter_means(published: Published) -> Exhibit:
    """Tabulate the mean of each quarter for the last two years reported."""
    placements = published["placements"]
    measure = "External agency placements, mean of the quarter's month ends"
    if placements.empty:
        return Exhibit.nothing_yet("external-placements-by-quarter", measure)
    split = list(quarterly(by_month(placements).dropna(subset=["total"])).items())[-8:]
    if not split:
        return Exhibit.nothing_yet("external-placements-by-quarter", measure)
    complete = all(len(rows) == 3 for _, rows in split)
    frame = pd.DataFrame(
        {
            "Quarter": [q.short_label for q, _ in split],
            "Months reported": [len(rows) for _, rows in split],
            **{text: [rows[kind].mean() for _, rows in split] for kind, text in TYPES.items()},
        }
    )
    return Exhibit(
        "external-placements-by-quarter",
        f"The mean of {split[-1][0].short_label} is {number(frame['All'].iloc[-1], 1)} placements",
        frame,
        measure,
        f"{split[0][0].short_label} to {split[-1][0].short_label}",
        citations(placements),
        "Means of each quarter by type, as the table gives them.",
        decimals=dict.fromkeys(TYPES.values(), 1),
        note="" if complete else "A quarter with fewer than three months reported is provisional.",
    )


_SMALL_K = 100
"""£ thousand; lines that vary by less are shown in one row."""


def latest_attachment(revenue: pd.DataFrame, view: str) -> pd.DataFrame:
    """Give the latest attachment of a kind that has lines and a total."""
    rows = revenue[revenue["view"] == view]
    levels = rows.groupby("as_at")["level"].agg(lambda found: {"line", "total"} <= set(found))
    return rows[rows["as_at"] == levels[levels].index.max()] if levels.any() else rows.iloc[:0]


def variance_by_service(published: Published) -> Exhibit:
    """Show what each service area adds to the variance."""
    rows = latest_attachment(published["revenue"], "service_area")
    measure = "Forecast variance from the full year budget by service area, £ thousand"
    if rows.empty:
        return Exhibit.nothing_yet("variance-by-service", measure)
    total = rows[rows["level"] == "total"].iloc[0]
    return _variances(
        rows,
        "variance-by-service",
        measure,
        lambda most: (
            f"{most['line']} accounts for {over_or_under(most['variance_k'])}; "
            f"all services come to {over_or_under(total['variance_k'])}"
        ),
    )


def high_risk_lines(published: Published) -> Exhibit:
    """Show the variance of the budget lines that the paper calls high risk."""
    rows = latest_attachment(published["revenue"], "high_risk")
    measure = "Forecast variance of high-risk budget lines, £ thousand"
    if rows.empty:
        return Exhibit.nothing_yet("high-risk-lines", measure)
    return _variances(
        rows,
        "high-risk-lines",
        measure,
        lambda most: (
            f"{most['line'].capitalize()} come to {over_or_under(most['variance_k'])}"
            f"{_share_of_budget(most)}"
        ),
    )


def _share_of_budget(line: pd.Series) -> str:
    if not line["budget_k"]:
        return ""
    return f", {number(abs(100 * line['variance_k'] / line['budget_k']), 1)}% of the budget"


def _variances(
    rows: pd.DataFrame, name: str, measure: str, title: Callable[[pd.Series], str]
) -> Exhibit:
    """Order the lines by variance; small ones are one row, so that the rows add to the total."""
    lines = rows[rows["level"] == "line"].sort_values("variance_k", ascending=False)
    large = lines[lines["variance_k"].abs() >= min(_SMALL_K, lines["variance_k"].abs().max())]
    rest = pd.concat([lines, rows[rows["level"] == "rounding"]]).drop(index=large.index)
    frame = pd.DataFrame(
        {
            "Line": [*large["line"], "All other lines, with roundings"],
            "Budget": [*large["budget_k"], rest["budget_k"].sum()],
            "Forecast outturn": [*large["outturn_k"], rest["outturn_k"].sum()],
            "Variance": [*large["variance_k"], rest["variance_k"].sum()],
            "Change on the month before": [*large["change_k"], rest["change_k"].sum()],
        }
    )
    over, under = (int((large["variance_k"] * sign > 0).sum()) for sign in (1, -1))
    most, least = large.iloc[0], large.iloc[-1]
    return Exhibit(
        name,
        title(most),
        frame,
        measure,
        f"{rows['financial_year'].iloc[0]}, forecast made in {month(rows['as_at'].iloc[0])}",
        citations(rows),
        f"Bars by line: {counted(over, 'line', 'lines')} over budget and "
        f"{counted(under, 'line', 'lines')} under by £100,000 or more, from {most['line']} "
        f"({number(most['variance_k'])}) to {least['line']} ({number(least['variance_k'])}).",
        note=f"Lines under £{_SMALL_K},000 either way are added up in one row. The rows add to the "
        f"printed total of {number(rows.loc[rows['level'] == 'total', 'variance_k'].iloc[0])}.",
    )


def later_statements(published: Published) -> Exhibit:
    """Tabulate what a later minute says of the next year's budget."""
    said = published["revenue_statements"]
    measure = "The position a year on, as said to the committee"
    if said.empty:
        return Exhibit.nothing_yet("later-position", measure)
    said = said[said["as_at"] == said["as_at"].max()]
    labels = {
        "variance_non_dsg": "Overspend not funded by the Dedicated Schools Grant",
        "variance_non_dsg_pct": "The same as a share of budget",
        "underlying_variance": "Underlying overspend",
        "external_placements_variance": "of which external placements",
        "business_rates_pilot_income": "Offset by business rates pilot income",
        "variance_dsg": "Overspend funded by the Dedicated Schools Grant, in the year",
        "variance_dsg_beyond_balances": "of which beyond uncommitted balances",
    }
    shown = [
        pounds(row.value) if row.unit == "£ thousand" else f"{number(row.value, 2)}%"
        for row in said.itertuples()
    ]
    external = said[said["measure"] == "external_placements_variance"]["value"]
    title = f"What was said of the budget at {day(said['as_at'].max())}"
    if len(external):
        title = (
            f"By {day(said['as_at'].max())} external placements accounted for "
            f"{pounds(external.iloc[0])} of the overspend"
        )
    return Exhibit(
        "later-position",
        title,
        pd.DataFrame({"What was said": said["measure"].map(labels), "Amount": shown}),
        measure,
        f"{said['financial_year'].iloc[0]}, position at {day(said['as_at'].max())}",
        citations(said),
        "Amounts said to the committee, as the table gives them.",
        note="Said in £ million, so rounded.",
    )


def children_in_care(published: Published) -> Exhibit:
    """Tabulate the counts of children in care that the papers give."""
    counts = published["children_in_care"].sort_values("as_at")
    measure = "Children in care"
    if counts.empty:
        return Exhibit.nothing_yet("children-in-care", measure)
    first, last = counts.iloc[0], counts.iloc[-1]
    return Exhibit(
        "children-in-care",
        f"Children in care {moved(first['children'], last['children'], 'children')} between "
        f"{month(first['as_at'])} and {month(last['as_at'])}",
        pd.DataFrame(
            {
                "As at": [day(when) for when in counts["as_at"]],
                "Children in care": counts["children"],
            }
        ),
        measure,
        f"{day(first['as_at'])} to {day(last['as_at'])}",
        citations(counts),
        "Counts of children in care by date, as the table gives them.",
        note="The papers give single counts, some the highest of a year: not a regular series.",
    )


def cautions(published: Published) -> list[str]:
    """Say what to be careful about, with the figures concerned."""
    if published["revenue"].empty:
        return []
    return [
        "A forecast is not an outcome: the cost of the year was known only after it ended, and "
        "no paper here gives it.",
        "Cost of a placement and number of placements both carry the forecast: the papers do "
        "not print how many placements the budget was made for.",
    ]


def disagreements(published: Published) -> list[str]:
    """Say what the papers' words claim that their numbers do not bear out."""
    counts = by_month(published["placements"])
    parts = counts[["fostering", "residential", "supported_living"]].dropna()
    gap = (counts["total"].reindex(parts.index) - parts.sum(axis=1)).dropna()
    if gap.empty:
        return []
    off = int((gap != 0).sum())
    return [
        "The paper says that youth offending placements account for the difference between the "
        "residential and fostering placements and the total. With supported living counted, the "
        f"types add to the total in {number(len(gap) - off)} of {number(len(gap))} months; in the "
        f"other {number(off)} the difference is up to {number(gap.abs().max())}."
    ]


THEME = Theme(
    "placements",
    "Placement costs",
    INDICATORS,
    ("ext_variance_k", "ext_placements"),
    observe,
    cautions,
    disagreements,
)

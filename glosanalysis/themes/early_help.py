"""Early help: what became of families after help ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.indicator import Indicator, Observation
from glosanalysis.period import Quarter
from glosanalysis.stats.pace import Pace, pace
from glosanalysis.stats.proportions import difference, wilson_interval
from glosanalysis.stats.runs import run_chart
from glosanalysis.themes.theme import Observations, Theme
from glosanalysis.wording import counted, day, month, number, span

__all__ = [
    "THEME",
    "closure_flow",
    "rereferrals_by_month",
    "rereferrals_by_quarter",
    "stepdown_flow",
    "supporting_families_pace",
    "supporting_families_targets",
    "training_by_course",
    "training_by_month",
    "two_measures",
]

INDICATORS = (
    Indicator(
        "eh_rereferral_6w",
        "Closed early help episodes referred to social care within six weeks",
        "%",
        1,
        "low",
        "{value} of early help episodes closed in the three months to {as_at} were referred to "
        "social care within six weeks",
        "Early help episodes closed in the last three months that were referred to social care "
        "within six weeks, as a share of all that closed. A local definition, from the council's "
        "continuous improvement plan. Each month's figure looks back over three months; the "
        "quarter's figure is that of its last month, whose three months are the quarter.",
        "in the three months to {before}",
    ),
    Indicator(
        "eh_closure_rereferred_6m",
        "Children re-referred within six months of family support closing",
        "%",
        1,
        "low",
        "{value} of children whose family support had closed were re-referred to any service "
        "within six months",
        "Children whose family support closed in the window and who were not still open to social "
        "care: the share re-referred to early help or social care within six months. A local "
        "definition.",
    ),
    Indicator(
        "eh_stepdown_rereferred_12m",
        "Children re-referred within a year of stepping down from social care",
        "%",
        1,
        "low",
        "{value} of children stepped down from social care to early help had been re-referred "
        "a year on",
        "Children referred from social care to early help in the window: the share re-referred to "
        "early help or social care when looked at a year later. A local definition.",
    ),
    Indicator(
        "sf_claims",
        "Supporting Families claims, share of the year's target",
        "%",
        1,
        "high",
        "Supporting Families claims had reached {value} of the year's target by {as_at}",
        "Claims submitted so far in the financial year under the national Supporting Families "
        "programme, over the number of families in the year's target. Not a sample, so it has no "
        "interval; it is assessed when the year is over.",
    ),
    Indicator(
        "rpc_delegates",
        "Delegates on parental relationship training",
        "delegates",
        0,
        "neutral",
        "{value} delegates were on training about parental relationships in the quarter",
        "Delegates on all courses on parental relationships in the quarter's months. The paper "
        "marks some courses FB, taken to mean fully booked: bookings, not attendance.",
        "in the quarter to {before}",
    ),
)

_WHOLES = {"closure": "closed_to_both", "step_down": "stepped_down"}
"""The outcome that is the whole of a cohort: those who could be re-referred."""

_OUTCOMES = {
    "still_open_to_social_care": "Still open to social care",
    "closed_to_both": "Closed to both",
    "not_rereferred": "Not re-referred",
    "rereferred": "Re-referred",
    "early_help": "To early help",
    "social_care": "To social care",
}


def observe(published: Published) -> Observations:
    """Observe the theme's indicators in the tables."""
    return {
        "eh_rereferral_6w": _six_weeks(published["early_help_kpi"]),
        "eh_closure_rereferred_6m": _cohort(published["early_help_cohorts"], "closure"),
        "eh_stepdown_rereferred_12m": _cohort(published["early_help_cohorts"], "step_down"),
        "sf_claims": _claims(published["supporting_families"]),
        "rpc_delegates": _delegates(published["training"]),
    }


def _by_quarter(frame: pd.DataFrame) -> list[tuple[Quarter, pd.DataFrame]]:
    quarters = frame["as_at"].dt.date.map(Quarter.containing)
    return [(quarter, rows) for quarter, rows in frame.groupby(quarters)]


def _six_weeks(kpi: pd.DataFrame) -> list[Observation]:
    """Take each quarter's last month; before the quarter is over it is provisional."""
    found = []
    for quarter, rows in _by_quarter(kpi):
        last = rows.sort_values("as_at").iloc[-1]
        found.append(
            Observation(
                last["as_at"].date(),
                last["actual_pct"],
                last["source_id"],
                last["locator"],
                target=last["target_pct"],
                provisional=last["as_at"].date() < quarter.last_day,
            )
        )
    return found


def complete_cohorts(cohorts: pd.DataFrame, cohort: str) -> list[pd.DataFrame]:
    """Give the windows of a cohort that have all the figures a page needs, the latest last."""
    needed = {_WHOLES[cohort], "rereferred", "social_care"}
    windows = cohorts[cohorts["cohort"] == cohort].groupby(["from_date", "to_date"])
    complete = [rows.set_index("outcome") for _, rows in windows if needed <= set(rows["outcome"])]
    return [rows for rows in complete if rows.at[_WHOLES[cohort], "children"] > 0]


def _cohort(cohorts: pd.DataFrame, cohort: str) -> list[Observation]:
    whole = _WHOLES[cohort]
    found = []
    for by_outcome in complete_cohorts(cohorts, cohort):
        count, total = (int(by_outcome.at[o, "children"]) for o in ("rereferred", whole))
        low, high = wilson_interval(count, total)
        found.append(
            Observation(
                by_outcome.at["rereferred", "as_at"].date(),
                100 * count / total,
                by_outcome.at["rereferred", "source_id"],
                by_outcome.at["rereferred", "locator"],
                count,
                total,
                (100 * low, 100 * high),
            )
        )
    return found


def _claims(supporting: pd.DataFrame) -> list[Observation]:
    found = []
    for row in supporting.dropna(subset=["claims"]).itertuples():
        over = row.as_at.date() >= _year_end(row.financial_year)
        found.append(
            Observation(
                row.as_at.date(),
                100 * row.claims / row.target_families,
                row.source_id,
                row.locator,
                row.claims,
                row.target_families,
                target=100,
                provisional=not over,
                assessable=over,
            )
        )
    return found


def _delegates(training: pd.DataFrame) -> list[Observation]:
    found = []
    for quarter, rows in _by_quarter(training):
        last = rows["as_at"].max().date()
        found.append(
            Observation(
                last,
                int(rows["delegates"].sum()),
                rows["source_id"].iloc[-1],
                rows["locator"].iloc[0],
                provisional=last < quarter.last_day,
            )
        )
    return found


def rereferrals_by_month(published: Published) -> Exhibit:
    """Show the monthly share referred to social care within six weeks, against the target."""
    kpi = published["early_help_kpi"].sort_values("month")
    measure = "Closed early help episodes referred to social care within six weeks, %"
    if kpi.empty:
        return Exhibit.nothing_yet("rereferrals-within-six-weeks", measure)
    first, last = kpi.iloc[0], kpi.iloc[-1]
    target = last["target_pct"]
    highest = kpi["actual_pct"].max()
    side = "within" if highest <= target else "not always within"
    return Exhibit(
        "rereferrals-within-six-weeks",
        f"Re-referral within six weeks is {number(last['actual_pct'], 1)}%, "
        f"{side} the {number(target)}% target in every month"
        if side == "within"
        else f"Re-referral within six weeks is {number(last['actual_pct'], 1)}%, and has been over "
        f"the {number(target)}% target",
        pd.DataFrame(
            {
                "Reporting month": kpi["month"],
                "Referred within six weeks (%)": kpi["actual_pct"],
                "Target (%)": kpi["target_pct"],
            }
        ),
        measure,
        " to ".join(dict.fromkeys([month(first["month"]), month(last["month"])])),
        citations(kpi),
        f"Line over {counted(len(kpi), 'month', 'months')}: "
        f"{span(kpi['actual_pct'].min(), highest, '%', 1)}, with a dashed line at the target of "
        f"{number(target)}%. The latest month, {month(last['month'])}, is "
        f"{number(last['actual_pct'], 1)}%.",
        decimals={"Referred within six weeks (%)": 1},
        target=float(target),
        target_label=f"Target: {number(target)}% or less",
        unit="% of closed episodes",
        by_month=True,
        note="Each month looks back over three months, so neighbouring months share episodes. "
        "Control limits on such a series would be wrong and are not drawn.",
    )


def rereferrals_by_quarter(published: Published) -> Exhibit:
    """Show the figure of each whole quarter, with the median: a run chart, not a trend."""
    measure = "Closed early help episodes referred to social care within six weeks, by quarter, %"
    whole = [seen for seen in _six_weeks(published["early_help_kpi"]) if not seen.provisional]
    if len(whole) < 2:
        return Exhibit.nothing_yet("rereferrals-by-quarter", measure)
    whole = sorted(whole, key=lambda seen: seen.as_at)
    values = [seen.value for seen in whole]
    chart = run_chart(values)
    ends = [month(seen.as_at) for seen in whole]
    return Exhibit(
        "rereferrals-by-quarter",
        f"The quarters ran from {number(min(values), 1)}% to {number(max(values), 1)}%, around a "
        f"median of {number(chart.median, 1)}%",
        pd.DataFrame(
            {
                "Three months to": [pd.Timestamp(seen.as_at) for seen in whole],
                "Referred within six weeks (%)": values,
            }
        ),
        measure,
        f"Three months to {ends[0]} to three months to {ends[-1]}",
        citations(published["early_help_kpi"]),
        f"Points for {counted(len(values), 'quarter', 'quarters')}: "
        f"{', '.join(number(value, 1) for value in values)}%. The longest run on one side of the "
        f"median is {counted(chart.longest, 'quarter', 'quarters')}.",
        decimals={"Referred within six weeks (%)": 1},
        target=chart.median,
        target_label=f"Median: {number(chart.median, 1)}%",
        unit="% of closed episodes",
        by_month=True,
        note=""
        if chart.can_show_a_shift
        else f"{counted(len(values), 'quarter is', 'quarters are').capitalize()} too few to tell a "
        "change from chance: no trend is claimed.",
    )


def closure_flow(published: Published) -> Exhibit:
    """Show what became of children whose family support closed, step by step."""
    steps = (
        ("Family support closed", "still_open_to_social_care", "closed_to_both"),
        ("Of those closed to both", "not_rereferred", "rereferred"),
        ("Of those re-referred", "early_help", "social_care"),
    )
    return _flow(
        published,
        "closure",
        "family-support-closures",
        "Children whose family support closed, by what became of them within six months",
        "whose family support closed",
        steps,
    )


def stepdown_flow(published: Published) -> Exhibit:
    """Show what became of children stepped down from social care, step by step."""
    steps = (
        ("Stepped down to early help", "not_rereferred", "rereferred"),
        ("Of those re-referred", "early_help", "social_care"),
    )
    return _flow(
        published,
        "step_down",
        "step-downs-from-social-care",
        "Children stepped down from social care to early help, by what became of them in a year",
        "stepped down to early help",
        steps,
    )


def _flow(
    published: Published,
    cohort: str,
    name: str,
    measure: str,
    who: str,
    steps: Sequence[tuple[str, str, str]],
) -> Exhibit:
    windows = complete_cohorts(published["early_help_cohorts"], cohort)
    windows = [
        rows for rows in windows if {o for step in steps for o in step[1:]} <= set(rows.index)
    ]
    if not windows:
        return Exhibit.nothing_yet(name, measure)
    rows = windows[-1]
    children = rows["children"].astype(int)
    total, back, care = (children[o] for o in (_WHOLES[cohort], "rereferred", "social_care"))
    low, high = wilson_interval(back, total)
    frame = pd.DataFrame(
        [
            (step, _OUTCOMES[part], children[part], _share(children, parts, part))
            for step, *parts in steps
            for part in parts
        ],
        columns=["Step", "What became of them", "Children", "Share of the step (%)"],
    )
    return Exhibit(
        name,
        f"{number(back)} of {number(total)} children {who} were re-referred, "
        f"{counted(care, 'of them', 'of them')} to social care",
        frame,
        measure,
        f"{day(rows['from_date'].iloc[0])} to {day(rows['to_date'].iloc[0])}, followed up in "
        f"{month(rows['followed_up_on'].iloc[0])}",
        citations(rows),
        "Bars, each opening up a part of the one above: "
        + "; of these ".join(" and ".join(_said(frame, step)) for step, *_ in steps)
        + ".",
        decimals={"Share of the step (%)": 1},
        note=f"{number(100 * back / total, 1)}% were re-referred; with so few children the true "
        f"level could lie anywhere from {number(100 * low, 1)}% to {number(100 * high, 1)}%. The "
        "smaller numbers below it say where these children went, not where others will: one family "
        "with several children, or one social worker, can move them.",
    )


def _share(children: pd.Series, parts: Sequence[str], part: str) -> float:
    whole = sum(children[each] for each in parts)
    return 100 * children[part] / whole if whole else float("nan")


def _said(frame: pd.DataFrame, step: str) -> list[str]:
    parts = frame[frame["Step"] == step]
    return [
        f"{number(count)} {what.lower()}"
        for what, count in zip(parts["What became of them"], parts["Children"], strict=True)
    ]


def two_measures(published: Published) -> Exhibit:
    """Set the six-week and the six-month measure side by side: they count different things."""
    measure = "Two measures of what becomes of families after early help, and why they differ"
    six_weeks = sorted(_six_weeks(published["early_help_kpi"]), key=lambda seen: seen.as_at)
    windows = complete_cohorts(published["early_help_cohorts"], "closure")
    if not six_weeks or not windows:
        return Exhibit.nothing_yet("two-measures", measure)
    latest, rows = six_weeks[-1], windows[-1]
    children = rows["children"].astype(int)
    total, back, care = (children[o] for o in ("closed_to_both", "rereferred", "social_care"))
    table = {
        "What is counted": ["Episodes of early help", "Children"],
        "Who is left out": ["Nobody", "Children still open to social care"],
        "Where they went": ["Social care", "Early help or social care"],
        "Within": ["Six weeks", "Six months"],
        "The figure": [
            f"{number(latest.value, 1)}%",
            f"{number(100 * back / total, 1)}% ({number(back)} of {number(total)})",
        ],
        "To social care alone": [
            f"{number(latest.value, 1)}%",
            f"{number(100 * care / total, 1)}% ({number(care)} of {number(total)})",
        ],
    }
    return Exhibit(
        "two-measures",
        "The six-week and the six-month figure cannot be compared",
        pd.DataFrame({"Measure": ["Six-week measure", "Six-month measure"], **table}),
        measure,
        f"Three months to {day(latest.as_at)}; closed {day(rows['from_date'].iloc[0])} to "
        f"{day(rows['to_date'].iloc[0])}",
        citations(published["early_help_kpi"], rows),
        "What each measure counts, as the table gives it.",
        note="By the first measure more come back to social care in six weeks than by the second "
        "in six months. That is not a contradiction of fact: the first counts every episode of "
        "early help, the second only children who had family support and were not with social "
        "care at its end."
        if latest.value > 100 * care / total
        else "",
    )


def training_by_month(published: Published) -> Exhibit:
    """Show delegates on parental relationship training by month."""
    training = published["training"].sort_values("month")
    measure = "Delegates on training about parental relationships"
    if training.empty:
        return Exhibit.nothing_yet("training-delegates", measure)
    months = training.groupby("month")["delegates"].sum().astype(int)
    busiest = months.idxmax()
    return Exhibit(
        "training-delegates",
        f"Training on parental relationships was largest in {month(busiest)}, "
        f"with {number(months.max())} delegates",
        pd.DataFrame(
            {
                "Month": [month(when) for when in months.index],
                "Delegates": months.to_numpy(),
            }
        ),
        measure,
        f"{month(months.index[0])} to {month(months.index[-1])}",
        citations(training),
        f"Bars by month: "
        f"{'; '.join(f'{month(when)} {number(value)}' for when, value in months.items())}.",
        note="From January 2023 the paper marks courses FB, taken to mean fully booked."
        if months.index[-1] >= pd.Timestamp(2023, 1, 1)
        else "",
    )


def training_by_course(published: Published) -> Exhibit:
    """Tabulate delegates by month and course, as printed."""
    training = published["training"].sort_values(["month", "course"])
    measure = "Delegates on training about parental relationships, by course"
    if training.empty:
        return Exhibit.nothing_yet("training-by-course", measure)
    wide = training.pivot(index="month", columns="course", values="delegates")
    frame = wide.rename_axis("Month").reset_index()
    frame["Month"] = [month(when) for when in frame["Month"]]
    frame.columns.name = None
    return Exhibit(
        "training-by-course",
        "Delegates by month and course",
        frame.assign(Total=wide.sum(axis=1).to_numpy()),
        measure,
        f"{month(wide.index[0])} to {month(wide.index[-1])}",
        citations(training),
        "Delegates by month and course, as the table gives them.",
        note="Courses are named as printed; RPC alone may be the practitioner training of later "
        "months.",
    )


def supporting_families_pace(published: Published) -> Exhibit:
    """Tabulate claims against the target, the pace so far and the pace needed."""
    rows = published["supporting_families"].dropna(subset=["claims"]).sort_values("as_at")
    measure = "Supporting Families claims against the year's target"
    row = next(rows.tail(1).itertuples(), None)
    year = _year_pace(row) if row else None
    if row is None or year is None:
        return Exhibit.nothing_yet("supporting-families", measure)
    verdict = "in reach" if year.in_reach else "out of reach"
    end = day(_year_end(row.financial_year))
    return Exhibit(
        "supporting-families",
        f"At the pace so far, {number(year.expected)} of {number(year.target)} families would be "
        f"claimed for by {end}: the target is {verdict} at that pace",
        pd.DataFrame(
            {
                "Claims": [
                    "Made so far",
                    "Still needed for the target",
                    "Expected at the pace so far",
                ],
                "Families": [year.done, year.target - year.done, year.expected],
                "Share of the target (%)": [
                    100 * amount / year.target
                    for amount in (year.done, year.target - year.done, year.expected)
                ],
                "Days": [year.days_so_far, year.days_left, year.days_so_far + year.days_left],
                "Claims a day": [year.so_far, year.needed, year.so_far],
            }
        ),
        measure,
        f"{row.financial_year}, counted at {day(row.as_at)}",
        citations(rows.tail(1)),
        "Claims made, needed and expected, as the table gives them.",
        decimals={"Share of the target (%)": 1, "Claims a day": 2},
        note="Claims are seldom spread evenly over a year, so the pace so far is a yardstick, not "
        "a forecast.",
    )


def _year_end(financial_year: str) -> date:
    return date(int(financial_year[:4]) + 1, 3, 31)


def _year_pace(row: Any) -> Pace | None:
    """Give the pace of a year's claims, or nothing where the count is outside the year."""
    first = date(int(row.financial_year[:4]), 4, 1)
    last = _year_end(row.financial_year)
    if not first <= row.as_at.date() <= last:
        return None
    return pace(float(row.claims), float(row.target_families), first, row.as_at.date(), last)


def supporting_families_targets(published: Published) -> Exhibit:
    """Tabulate the targets of the programme's years."""
    rows = published["supporting_families"].sort_values(["financial_year", "as_at"])
    measure = "Supporting Families: families in the year's target"
    if rows.empty:
        return Exhibit.nothing_yet("supporting-families-targets", measure)
    rows = rows.drop_duplicates("financial_year", keep="last")
    return Exhibit(
        "supporting-families-targets",
        "Targets of the programme's years",
        pd.DataFrame(
            {"Year": rows["financial_year"], "Target (families)": rows["target_families"]}
        ),
        measure,
        " to ".join(dict.fromkeys(rows["financial_year"].iloc[[0, -1]])),
        citations(rows),
        "Targets by financial year, as the table gives them.",
    )


def cautions(published: Published) -> list[str]:
    """Say what to be careful about, with the figures concerned."""
    said = [
        "The six-week figure and the six-month figure count different things and cannot be "
        "compared. The first counts episodes referred to social care soon after early help ended; "
        "the second counts children referred to any service, early help included, over a longer "
        "time, and leaves out children who were still open to social care."
    ]
    kpi, cohorts = published["early_help_kpi"], published["early_help_cohorts"]
    if len(kpi) > 1:
        said.append(
            f"The six-week share has {number(len(kpi))} monthly figures whose windows overlap: a "
            "difference between two neighbouring months is not evidence of a trend."
        )
    latest = {cohort: complete_cohorts(cohorts, cohort)[-1:] for cohort in _WHOLES}
    if all(latest.values()):
        said.append(_cohorts_compared(latest["closure"][0], latest["step_down"][0]))
    return said


def _cohorts_compared(closure: pd.DataFrame, down: pd.DataFrame) -> str:
    """Say what the two cohorts can and cannot show against each other."""
    found = difference(
        (int(closure.at["rereferred", "children"]), int(closure.at["closed_to_both", "children"])),
        (int(down.at["rereferred", "children"]), int(down.at["stepped_down", "children"])),
    )
    apart = "would tell them apart" if found.distinguishable else "cannot tell them apart"
    return (
        "The two groups of children are followed up after different times and for different "
        f"reasons. Even without that, their numbers {apart}: the difference of their shares is "
        f"{number(100 * found.value, 1)} percentage points, with a 95% interval from "
        f"{number(100 * found.low, 1)} to {number(100 * found.high, 1)}."
    )


def disagreements(published: Published) -> list[str]:
    """Say what the papers' words claim that their numbers do not bear out."""
    said = []
    cohorts = published["early_help_cohorts"]
    for cohort, whole in _WHOLES.items():
        said += [_misprint(rows, whole) for rows in complete_cohorts(cohorts, cohort)[-1:]]
    training = published["training"].groupby("month")["delegates"].sum()
    if not training.is_monotonic_increasing:
        said.append(
            "The paper says that delegates increase month on month. From "
            f"{month(training.index[0])} the totals are "
            f"{', '.join(number(value) for value in training)}: they do not."
        )
    return list(filter(None, said))


def _misprint(rows: pd.DataFrame, whole: str) -> str:
    """Say where a printed percentage is not that of its counts."""
    back, total = rows.at["rereferred", "children"], rows.at[whole, "children"]
    printed, computed = rows.at["rereferred", "printed_pct"], 100 * back / total
    if pd.isna(printed) or number(printed, 1) == number(computed, 1):
        return ""
    return (
        f"The paper prints {number(printed, 1)}% for {number(back)} of {number(total)} children; "
        f"computed from the counts it is {number(computed, 1)}%, which this page uses."
    )


THEME = Theme(
    "early_help",
    "Early help",
    INDICATORS,
    ("eh_rereferral_6w", "eh_closure_rereferred_6m", "sf_claims"),
    observe,
    cautions,
    disagreements,
)

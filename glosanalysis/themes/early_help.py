"""Early help: what became of families after help ended."""

from __future__ import annotations

from datetime import date

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.indicator import Indicator, Observation
from glosanalysis.period import Quarter
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.themes.theme import Observations, Theme
from glosanalysis.wording import counted, day, month, number, span

__all__ = [
    "THEME",
    "closure_outcomes",
    "rereferrals_by_month",
    "stepdown_outcomes",
    "supporting_families_claims",
    "training_by_month",
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
    "not_rereferred": "Not re-referred",
    "still_open_to_social_care": "Still open to social care",
    "early_help": "Back to early help",
    "social_care": "Back to social care",
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
        year_end = date(int(row.financial_year[:4]) + 1, 3, 31)
        over = row.as_at.date() >= year_end
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


def closure_outcomes(published: Published) -> Exhibit:
    """Show what became of children whose family support closed."""
    return _outcomes(
        published,
        "closure",
        "family-support-closures",
        "Children whose family support closed, by what became of them within six months",
        "whose family support closed",
    )


def stepdown_outcomes(published: Published) -> Exhibit:
    """Show what became of children stepped down from social care."""
    return _outcomes(
        published,
        "step_down",
        "step-downs-from-social-care",
        "Children stepped down from social care to early help, by what became of them in a year",
        "stepped down to early help",
    )


def _outcomes(published: Published, cohort: str, name: str, measure: str, who: str) -> Exhibit:
    windows = complete_cohorts(published["early_help_cohorts"], cohort)
    if not windows:
        return Exhibit.nothing_yet(name, measure)
    rows = windows[-1]
    children = rows["children"].astype(int)
    shown = {text: children[key] for key, text in _OUTCOMES.items() if key in children}
    total, back = children[_WHOLES[cohort]], children["rereferred"]
    care = children["social_care"]
    return Exhibit(
        name,
        f"{number(back)} of {number(total)} children {who} were re-referred, "
        f"{counted(care, 'of them', 'of them')} to social care",
        pd.DataFrame({"Outcome": list(shown), "Children": list(shown.values())}),
        measure,
        f"{day(rows['from_date'].iloc[0])} to {day(rows['to_date'].iloc[0])}, followed up in "
        f"{month(rows['followed_up_on'].iloc[0])}",
        citations(rows),
        f"Bars of children by outcome: "
        f"{'; '.join(f'{text.lower()} {number(value)}' for text, value in shown.items())}.",
        note="The numbers re-referred are small: one family with several children can move them.",
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


def supporting_families_claims(published: Published) -> Exhibit:
    """Tabulate Supporting Families targets and claims."""
    rows = published["supporting_families"].sort_values(["financial_year", "as_at"])
    measure = "Supporting Families: families in the year's target, and claims so far"
    claimed = rows.dropna(subset=["claims"])
    if claimed.empty:
        return Exhibit.nothing_yet("supporting-families", measure)
    last = claimed.iloc[-1]
    return Exhibit(
        "supporting-families",
        f"{number(last['claims'])} of {number(last['target_families'])} families claimed for by "
        f"{day(last['as_at'])}",
        pd.DataFrame(
            {
                "Year": rows["financial_year"],
                "Target (families)": rows["target_families"],
                "Claims": rows["claims"],
                "As at": [day(when) for when in rows["as_at"]],
            }
        ),
        measure,
        f"{rows['financial_year'].iloc[0]} to {rows['financial_year'].iloc[-1]}",
        citations(rows),
        "Targets and claims by financial year, as the table gives them.",
    )


def cautions(published: Published) -> list[str]:
    """Say what to be careful about, with the figures concerned."""
    said = [
        "The six-week figure and the six-month figure count different things and cannot be "
        "compared. The first counts episodes referred to social care soon after early help ended; "
        "the second counts children referred to any service, early help included, over a longer "
        "time, and leaves out children who were still open to social care.",
    ]
    kpi, cohorts = published["early_help_kpi"], published["early_help_cohorts"]
    closures = complete_cohorts(cohorts, "closure")
    if closures and not kpi.empty:
        closure = closures[-1]["children"]
        said[0] += (
            " Here the six-week share has been "
            f"{span(kpi['actual_pct'].min(), kpi['actual_pct'].max(), '%', 1)}, while "
            f"{counted(int(closure['social_care']), 'child', 'children')} of "
            f"{number(closure['closed_to_both'])} were back in social care within six months."
        )
    for cohort, whole in _WHOLES.items():
        said += [_misprint(rows, whole) for rows in complete_cohorts(cohorts, cohort)[-1:]]
    if not published["training"].empty:
        months = published["training"].groupby("month")["delegates"].sum()
        said.append(
            "The paper says that delegates increase month on month. From "
            f"{month(months.index[0])} the totals are "
            f"{', '.join(number(value) for value in months)}: they "
            f"{'do' if months.is_monotonic_increasing else 'do not'}."
        )
    if len(kpi) > 1:
        said.append(
            f"The six-week share has {number(len(kpi))} monthly figures whose windows overlap: a "
            "difference between two neighbouring months is not evidence of a trend."
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
    ("eh_rereferral_6w", "eh_closure_rereferred_6m"),
    observe,
    cautions,
)

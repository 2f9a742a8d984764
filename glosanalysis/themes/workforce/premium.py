"""What agency cover may cost for each worker: our estimate, from a saving that was said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Display, citations
from glosanalysis.phrasing import day, number, pounds
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.workforce.course import printed
from glosanalysis.themes.workforce.readings import (
    agency_readings,
    is_history,
    posts_at,
    rows_of,
)

__all__ = ["Saving", "agency_premium", "saving_said"]


@dataclass(frozen=True)
class Saving:
    """A saving if all agency staff were employed, and the numbers it may be shared over.

    Parameters
    ----------
    as_at : Timestamp
        The day on which it was said.
    thousands : float
        £ thousand, as said.
    heads : dict of str to float
        Assumed agency staff, by the assumption.
    """

    as_at: pd.Timestamp
    thousands: float
    heads: dict[str, float]

    @property
    def unit(self) -> float:
        """The size of the last digit that was said, £ thousand: 2,000 was said in thousands."""
        digits = Decimal(str(self.thousands)).normalize().as_tuple()
        return float(Decimal(1).scaleb(int(digits.exponent)))

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that rounds to what was said, £ thousand."""
        return self.thousands - self.unit / 2, self.thousands + self.unit / 2


def saving_said(tables: Tables) -> Saving | None:
    """Give the last saving that was said, with agency staff as counted or implied by that day."""
    workforce = tables["workforce"]
    said = rows_of(workforce, "agency_saving_k").query("value > 0")
    if said.empty:
        return None
    row = said.iloc[-1]
    heads = _counted(workforce, row["as_at"]) | _implied(tables, row["as_at"])
    return Saving(row["as_at"], float(row["value"]), heads)


def _counted(workforce: pd.DataFrame, until: pd.Timestamp) -> dict[str, float]:
    """Take the fewest and the most agency staff that were counted by a day."""
    counted = rows_of(workforce, "agency_headcount").query("value > 0 and as_at <= @until")
    if counted.empty:
        return {}
    ends = [counted.loc[counted["value"].idxmin()], counted.loc[counted["value"].idxmax()]]
    if ends[0]["value"] == ends[1]["value"]:
        return {f"Agency staff counted, {day(ends[-1]['as_at'])}": float(ends[0]["value"])}
    return {
        f"{word} agency staff counted, {day(of['as_at'])}": float(of["value"])
        for word, of in zip(("Fewest", "Most"), ends, strict=True)
    }


def _implied(tables: Tables, until: pd.Timestamp) -> dict[str, float]:
    """Take the last share of that day or before of the posts last implied."""
    shares = [each for each in agency_readings(tables) if each.as_at <= until and each.percent]
    posts = {when: each for when, each in posts_at(tables["workforce"]).items() if when <= until}
    if not shares or not posts:
        return {}
    last = max(posts)
    share = shares[-1]
    said = (
        f"{printed(share.percent)}, {day(share.as_at)}, of the "
        f"{number(posts[last].implied)} posts implied at {day(last)}"
    )
    return {said: share.percent * posts[last].implied / 100}


def agency_premium(tables: Tables) -> Display:
    """Tabulate our estimate of what an agency worker costs over an employed one."""
    measure = "Our estimate of the cost of agency cover over employment, for each agency worker"
    saving = saving_said(tables)
    if saving is None or not saving.heads or is_history(saving.as_at, tables):
        return Display.nothing_yet("agency-premium", measure)
    low, high = saving.ends
    heads = list(saving.heads.values())
    columns = {
        f"If {pounds(total)}, £ thousand each": [total / each for each in heads]
        for total in (low, saving.thousands, high)
    }
    least, most = (
        pounds(round_half_up(total / pick(heads))) for total, pick in ((low, max), (high, min))
    )
    rows = tables["workforce"].query(
        "measure in ['agency_saving_k', 'agency_headcount', 'vacancy_fte', 'agency_pct']"
    )
    return Display(
        "agency-premium",
        f"Our estimate: an agency worker costs {least} to {most} a year more than an employed one",
        pd.DataFrame({"Assumed": list(saving.heads), "Agency staff": heads, **columns}),
        measure,
        f"Saving as said at {day(saving.as_at)}",
        citations(rows[rows["as_at"].isin(_days_used(saving, rows))]),
        decimals={"Agency staff": 0} | dict.fromkeys(columns, 0),
        note=f"What is said is a saving of {pounds(saving.thousands)} if all agency workers were "
        "employed, and no more. Assumed: that this is a year's saving; that "
        f"it was rounded to the nearest {pounds(saving.unit)}; and the number of agency staff, "
        "which is not printed for that day.",
    )


def _days_used(saving: Saving, rows: pd.DataFrame) -> set[pd.Timestamp]:
    """Give the dates of the figures that the estimate rests on."""
    return {when for when in rows["as_at"] if any(day(when) in said for said in saving.heads)} | {
        saving.as_at
    }

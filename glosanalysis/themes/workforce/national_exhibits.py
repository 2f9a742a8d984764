"""The workforce census as one account: who came, who left, and who filled the gaps."""

from __future__ import annotations

import pandas as pd

from glosanalysis.authority import OWN
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display
from glosanalysis.national.series import series_of
from glosanalysis.phrasing import day, month, number
from glosanalysis.themes.exhibits.shared import cited_of, in_a_row

__all__ = ["workforce_account"]

_ACCOUNT = {
    "as_at": Column("At"),
    "employed": Column("Employed", "FTE", 1),
    "starters": Column("Started in the year", "FTE", 1),
    "leavers": Column("Left in the year", "FTE", 1),
    "other": Column("Other change", "FTE", 1),
    "vacant": Column("Vacant posts", "FTE", 1),
    "agency": Column("Agency staff", "FTE", 1),
    "point": Column("One point of agency share is", "FTE", 1),
}


def workforce_account(tables: Tables) -> Display:
    """Account for the social workers of each year, in full-time equivalents."""
    name, measure = "workforce-account", "Social workers, full-time equivalents"
    # Some print a share whose counts they hold back.
    agency = in_a_row(_own(tables, "agency_rate_fte").dropna())
    if len(agency) < 2:
        return Display.nothing_yet(name, measure)
    employed = agency["denominator"] - agency["numerator"]
    starters = _own(tables, "starters_fte")["value"]
    leavers = _own(tables, "turnover_rate_fte")["numerator"]
    frame = pd.DataFrame(
        {
            "employed": employed,
            "starters": starters,
            "leavers": leavers,
            # What came and went does not always make the change: people move into and out of the
            # roles that are counted, and change their hours.
            "other": employed.diff() - starters + leavers,
            "vacant": _own(tables, "vacancy_rate_fte")["numerator"],
            "agency": agency["numerator"],
            "point": agency["denominator"] / 100,
        }
    )
    frame = frame.loc[agency.index]
    last, before = frame.iloc[-1], frame.iloc[-2]
    beside = "" if pd.isna(last["vacant"]) else f" beside {number(last['vacant'], 1)} vacant posts"
    return Display(
        name=name,
        title=f"{number(last['employed'], 1)} were employed at {day(frame.index[-1])}, "
        f"{number(before['employed'], 1)} a year before; {number(last['agency'], 1)} agency staff "
        f"stood{beside or ' beside them'}",
        frame=frame.rename_axis("as_at").reset_index(),
        columns=_ACCOUNT,
        measure=measure,
        period=f"{month(frame.index[0])} to {month(frame.index[-1])}",
        cited=cited_of(tables, series_of(tables, "agency_rate_fte")),
        note="Other change is what starters and leavers leave unexplained of the change from the "
        "year before: moves between roles, changes of hours, corrections.",
    )


def _own(tables: Tables, indicator: str) -> pd.DataFrame:
    rows = series_of(tables, indicator).rows
    mine = rows[(rows["area_code"] == OWN.code) & rows["value"].notna()]
    return mine.set_index("as_at").sort_index()[["value", "numerator", "denominator"]]

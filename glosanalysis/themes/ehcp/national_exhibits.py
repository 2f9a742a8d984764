"""EHC plans in the national releases: an account of the stock, and what came in time."""

from __future__ import annotations

import pandas as pd

from glosanalysis.authority import OWN
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display
from glosanalysis.national.series import series_of
from glosanalysis.phrasing import counted, month, number
from glosanalysis.themes.exhibits.shared import cited_of, from_to

__all__ = ["plans_account", "timeliness_counts"]

_ACCOUNT = {
    "year": Column("Calendar year"),
    "before": Column("Plans in January", decimals=0),
    "new": Column("New in the year", decimals=0),
    "ceased": Column("Ceased in the year", decimals=0),
    "gap": Column("Neither", decimals=0),
    "after": Column("Plans the next January", decimals=0),
}


def plans_account(tables: Tables) -> Display:
    """Account for the plans of each year: what came, what went, and what neither explains."""
    name, measure = "plans-account", "EHC plans: stock and flows of each calendar year"
    gap = series_of(tables, "ehc_stock_flow_gap")
    parts = {
        each: series_of(tables, id_).of(OWN.code)
        for each, id_ in (
            ("stock", "ehc_plans_january"),
            ("new", "ehc_new_year"),
            ("ceased", "ehc_ceased_year"),
        )
    }
    rows = []
    for after, unexplained in gap.of(OWN.code).items():
        # The flows of calendar 2024 stand between the Januaries of 2024 and 2025.
        year = after.year - 1
        before = parts["stock"][after - pd.DateOffset(years=1)]
        flows = [parts[each][pd.Timestamp(year, 12, 31)] for each in ("new", "ceased")]
        rows.append((str(year), before, *flows, unexplained, parts["stock"][after]))
    if not rows:
        return Display.nothing_yet(name, measure)
    frame = pd.DataFrame(rows, columns=list(_ACCOUNT))
    year, before, new, ceased, neither, after_all = rows[-1]
    return Display(
        name=name,
        title=f"{number(before)} plans of January {year}, {number(new)} new less {number(ceased)} "
        f"ceased, and {number(neither)} that are in neither, make {number(after_all)}",
        frame=frame,
        columns=_ACCOUNT,
        measure=measure,
        period=from_to(rows[0][0], year),
        cited=cited_of(tables, gap),
        note="“Neither” is what the releases leave unexplained: plans that moved in or out with a "
        "child, corrections, and days between the end of a year and the census in January.",
    )


_IN_TIME = {
    "as_at": Column("Year to"),
    "issued": Column("Plans issued, no exception", decimals=0),
    "in_time": Column("Within 20 weeks", decimals=0),
    "late": Column("Later", decimals=0),
    "share": Column("Within 20 weeks", "%", 1),
}


def timeliness_counts(tables: Tables) -> Display:
    """Show how many plans came within 20 weeks, and how many later."""
    name, measure = "timeliness-counts", "EHC plans issued, without exceptions, by time taken"
    series = series_of(tables, "ehc_20w_pct")
    own = series.rows[(series.rows["area_code"] == OWN.code) & series.rows["value"].notna()]
    own = own.sort_values("as_at")
    if own.empty:
        return Display.nothing_yet(name, measure)
    frame = pd.DataFrame(
        {
            "as_at": own["as_at"],
            "issued": own["denominator"],
            "in_time": own["numerator"],
            "late": own["denominator"] - own["numerator"],
            "share": own["value"],
        }
    ).reset_index(drop=True)
    last = frame.iloc[-1]
    late = counted(int(last["late"]), "plan", "plans")
    return Display(
        name=name,
        title=f"{late} of {number(last['issued'])} took longer than 20 weeks in the year to "
        f"{month(last['as_at'])}",
        frame=frame,
        columns=_IN_TIME,
        measure=measure,
        period=from_to(month(frame["as_at"].iloc[0]), month(last["as_at"])),
        cited=cited_of(tables, series),
        note="A plan counts in the year in which it is issued. A council that clears late cases "
        "lowers its share, and one that leaves them waiting keeps it up.",
    )

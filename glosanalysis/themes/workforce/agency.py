"""Agency social workers: their share over the years, and what cover costs."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.workforce.indicators import UNDATED
from glosanalysis.themes.workforce.observed import (
    approximate_readings,
    posts_implied,
    premiums,
    rows_of,
)
from glosanalysis.wording import counted, day, number, pounds, span

__all__ = ["agency_premium", "agency_share"]


_HOW = {
    "agency_pct": "counted",
    "about": "about",
    "agency_pct_expected": "expected, about",
    "agency_pct_fell_from": "said to have fallen from, undated",
}


def agency_share(published: Published) -> Exhibit:
    """Show the agency share at every date that a paper gives, on one long axis."""
    workforce = published["workforce"]
    agency = rows_of(workforce, "agency_pct")
    measure = "Agency social workers as a share of the social work workforce, %"
    if agency.empty:
        return Exhibit.nothing_yet("agency-share", measure)
    readings = approximate_readings(published["workforce_readings"])
    about = {when for when, of in readings if of == "agency_pct"}
    shown = workforce[workforce["measure"].isin(_HOW)].sort_values(["as_at", "measure"])
    how = [
        _HOW["about" if row.measure == "agency_pct" and row.as_at in about else row.measure]
        for row in shown.itertuples()
    ]
    last = agency.iloc[-1]
    return Exhibit(
        "agency-share",
        _agency_title(agency, about),
        pd.DataFrame(
            {
                "As at": shown["as_at"],
                "Agency share (%)": shown["value"],
                "How the paper gives it": how,
            }
        ),
        measure,
        " to ".join(dict.fromkeys([day(shown["as_at"].iloc[0]), day(shown["as_at"].iloc[-1])])),
        citations(shown),
        f"{counted(len(agency), 'point', 'points').capitalize()} in the papers so far, the last "
        f"{_share(last, about)} at {day(last['as_at'])}; the range is "
        f"{span(agency['value'].min(), agency['value'].max(), '%', 1)}. Hollow marks are "
        "approximate.",
        decimals={"Agency share (%)": 1},
        unit="% of social workers",
        marked=tuple(text for text in _HOW.values() if text != _HOW["agency_pct"]),
        note=f"The papers give no figure between the points that no line joins. {UNDATED}",
    )


def _share(row: pd.Series, about: set[pd.Timestamp]) -> str:
    if row["as_at"] in about:
        return f"about {number(row['value'])}%"
    return f"{number(row['value'], 1)}%"


def _agency_title(agency: pd.DataFrame, about: set[pd.Timestamp]) -> str:
    """Say where the share stands, and since when it rose or fell."""
    last = agency.iloc[-1]
    now = f"{_share(last, about)} of social workers were agency staff at {day(last['as_at'])}"
    now = now[0].upper() + now[1:]
    if len(agency) < 2:
        return now
    before = agency.iloc[-2]
    verb = "up" if last["value"] > before["value"] else "down"
    if last["value"] == before["value"]:
        return f"{now}, the same as at {day(before['as_at'])}"
    return f"{now}, {verb} from {_share(before, about)} at {day(before['as_at'])}"


def agency_premium(published: Published) -> Exhibit:
    """Tabulate the cost of agency cover per worker over the headcounts it may be shared over."""
    workforce = published["workforce"]
    measure = "What agency cover costs over employment, per agency worker and year"
    saving = rows_of(workforce, "agency_saving_k")
    seen = premiums(workforce, posts_implied(workforce))
    heads = rows_of(workforce, "agency_headcount")
    if saving.empty or not seen or heads.empty:
        return Exhibit.nothing_yet("agency-premium", measure)
    total = float(saving["value"].iloc[-1])
    assumed = {
        "Fewest agency staff counted": float(heads["value"].min()),
        "Most agency staff counted": float(heads["value"].max()),
        "Latest share of the posts last implied": float(seen[-1].denominator or 0),
    }
    if min(assumed.values()) <= 0:
        return Exhibit.nothing_yet("agency-premium", measure)
    low, high = total - _NEAREST_K / 2, total + _NEAREST_K / 2
    frame = pd.DataFrame(
        {
            "Assumed number": list(assumed),
            "Agency staff": list(assumed.values()),
            "Printed saving (£)": [1000 * total / heads for heads in assumed.values()],
            "Half a million less (£)": [1000 * low / heads for heads in assumed.values()],
            "Half a million more (£)": [1000 * high / heads for heads in assumed.values()],
        }
    )
    least = low / max(assumed.values())
    most = high / min(assumed.values())
    return Exhibit(
        "agency-premium",
        f"Between {pounds(_hundreds(least))} and {pounds(_hundreds(most))} a year for each agency "
        "worker, depending on what is assumed",
        frame,
        measure,
        f"Saving as said at {day(saving['as_at'].iloc[-1])}",
        citations(saving, heads),
        decimals={
            "Agency staff": 0,
            "Printed saving (£)": 0,
            "Half a million less (£)": 0,
            "Half a million more (£)": 0,
        },
        note=f"The saving of {pounds(total)} was said to the nearest million, so it could be half "
        "a million less or more; the number of agency staff at that date is not printed.",
    )


_NEAREST_K = 1000
"""£ thousand; the saving was said to the nearest million."""


def _hundreds(thousands: float) -> float:
    """Round an amount in £ thousand to the nearest hundred pounds."""
    return round_half_up(thousands, 1)

"""Stock and flow: what must have ceased between two counts."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.themes.ehcp.indicators import CEASED_AT_MOST
from glosanalysis.themes.ehcp.observed import issued_between, successive, years_between
from glosanalysis.wording import month, number

__all__ = ["stock_and_flow"]


def stock_and_flow(published: Published) -> Exhibit:
    """Tabulate stock and flow between the last two counts, and what must have ceased: a bracket."""
    plans = published["ehc_plans"].sort_values("as_at")
    new = published["ehc_new_plans"].sort_values("to_date")
    measure = "Plans maintained, plans issued, and plans that must have ceased"
    pairs = successive(plans)
    issued = issued_between(new, pairs[-1][0].as_at, pairs[-1][1].as_at) if pairs else 0
    if not issued:
        return Exhibit.nothing_yet("stock-and-flow", measure)
    first, last = pairs[-1]
    growth = int(last.plans - first.plans)
    before, after = _unprinted(new, first.as_at, last.as_at)
    most = issued + before + after - growth
    return Exhibit(
        "stock-and-flow",
        f"Between {number(issued - growth)} and about {number(most)} plans must have ceased from "
        f"{month(first.as_at)} to {month(last.as_at)}",
        pd.DataFrame(
            {
                "Step": [
                    f"Maintained in {month(first.as_at)}",
                    "Issued, as printed for whole and part years between the counts",
                    f"Maintained in {month(last.as_at)}",
                    "Growth in plans maintained",
                    "Must have ceased, at least (issued less growth)",
                    "Issued in the months that no paper covers, if at the pace of the nearest year",
                    "Must have ceased, at that pace",
                ],
                "Plans": [
                    int(first.plans),
                    issued,
                    int(last.plans),
                    growth,
                    issued - growth,
                    round(before + after),
                    round(most),
                ],
            }
        ),
        measure,
        f"{month(first.as_at)} to {month(last.as_at)}",
        citations(plans, new),
        decimals={"Plans": 0},
        note="Stock is counted in January, new plans from September: the first and last months "
        f"between the counts have no printed new plans. {CEASED_AT_MOST}",
    )


def _unprinted(new: pd.DataFrame, after: pd.Timestamp, until: pd.Timestamp) -> tuple[float, float]:
    """Estimate the plans issued before the first and after the last printed month of a span."""
    start = pd.to_datetime(new["academic_year"].str[:4] + "-09-01")
    inside = new[(start >= after) & (new["to_date"] <= until)].assign(start=start)
    first, last = inside.iloc[0], inside.iloc[-1]
    months_before = 12 * years_between(after, first["start"]) - 1
    months_after = 12 * years_between(last["to_date"], until)
    return _a_month(first) * months_before, _a_month(last) * months_after


def _a_month(year: pd.Series) -> float:
    """Give the new plans a month of a printed year or part of one."""
    return float(year["plans"]) / (12 * years_between(year["start"], year["to_date"]) + 1)

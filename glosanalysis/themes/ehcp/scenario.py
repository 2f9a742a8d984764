"""What growth would lead to if it went on, and how the method would have done."""

from __future__ import annotations

import numpy as np
import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.stats.growth import percentage_change
from glosanalysis.stats.projection import back_test, project
from glosanalysis.themes.ehcp.indicators import STEADY_YEARS
from glosanalysis.themes.ehcp.observed import scenario_bases, whole_years
from glosanalysis.wording import counted, month, number

__all__ = ["projection", "projection_back_test"]


def projection(published: Published) -> Exhibit:
    """Tabulate the scenario for the next years, with its range."""
    plans = published["ehc_plans"].sort_values("as_at")
    new = published["ehc_new_plans"]
    measure = "Plans if growth goes on as it has: a scenario with its range"
    bases = scenario_bases(plans, new)
    if not bases:
        return Exhibit.nothing_yet("projection", measure)
    basis = bases[-1]
    stock = np.full(3, float(basis.count["plans"]))
    rows = []
    for later in (1, 2):
        coming = project(basis.years, basis.ahead + later - 1)
        stock = stock + np.array([coming.value, coming.low, coming.high]) - basis.ceased
        year = basis.count["as_at"].year + later
        rows.append((f"January {year}", coming.value, coming.low, coming.high, *stock))
    columns = [
        "Count",
        "New plans in the year",
        "From",
        "To",
        "Plans maintained",
        "At least",
        "At most",
    ]
    frame = pd.DataFrame(rows, columns=columns)
    return Exhibit(
        "projection",
        f"If growth goes on as it has: {number(frame['Plans maintained'].iloc[0])} plans in "
        f"{frame['Count'].iloc[0]}, within {number(frame['At least'].iloc[0])} to "
        f"{number(frame['At most'].iloc[0])}",
        frame,
        measure,
        f"From the count of {month(basis.count['as_at'])} on",
        citations(plans, new),
        decimals=dict.fromkeys(columns[1:], 0),
        note=f"Method: a straight line through the logarithms of new plans in "
        f"{counted(len(basis.years), 'whole academic year', 'whole academic years')}, with its 95% "
        f"prediction interval, less {number(basis.ceased)} plans that cease a year. "
        f"{STEADY_YEARS} The ends of the second year add up the ends of both years, "
        "which is wider still.",
    )


def projection_back_test(published: Published) -> Exhibit:
    """Tabulate what the same method would have said of years that are known."""
    years = whole_years(published["ehc_new_plans"])
    measure = "New plans: what the method would have said, from earlier years alone"
    values = years["plans"].astype(float).tolist()
    tests = back_test(values)
    if not tests:
        return Exhibit.nothing_yet("projection-back-test", measure)
    rows = [
        (
            years["academic_year"].iloc[place],
            found.value,
            found.low,
            found.high,
            values[place],
            percentage_change(values[place], found.value),
            "yes" if found.holds(values[place]) else "no",
        )
        for place, found in tests
    ]
    columns = [
        "Academic year",
        "Projected",
        "From",
        "To",
        "Actual",
        "Error (%)",
        "Within the range",
    ]
    last = rows[-1]
    return Exhibit(
        "projection-back-test",
        f"For {last[0]} the method would have said {number(last[1])}; it was {number(last[4])}",
        pd.DataFrame(rows, columns=columns),
        measure,
        " to ".join(dict.fromkeys([rows[0][0], last[0]])),
        citations(years),
        decimals={**dict.fromkeys(["Projected", "From", "To", "Actual"], 0), "Error (%)": 1},
        note="From three years the interval has one degree of freedom: it holds almost anything. "
        "One year that can be tested is no proof of a method.",
    )

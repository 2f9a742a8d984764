"""The workforce as observed in the tables."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.indicator import Comparator, Observation
from glosanalysis.stats.rounding import places_printed
from glosanalysis.themes.theme import Observations

__all__ = ["approximate_readings", "by_date", "observe", "posts_implied", "premiums", "rows_of"]


_DIRECT = {
    "agency_pct": "agency_pct",
    "agency_headcount": "agency_headcount",
    "vacancy_pct": "vacancy_pct",
    "vacancy_fte": "vacancy_fte",
    "turnover_pct": "turnover_pct",
    "caseload_18": "caseload_18_pct",
    "caseload_22": "caseload_22_pct",
}


def observe(published: Published) -> Observations:
    """Observe the theme's indicators in the tables."""
    workforce = published["workforce"]
    about = approximate_readings(published["workforce_readings"])
    observed = {
        indicator: [
            Observation(
                row.as_at.date(),
                row.value,
                row.source_id,
                row.locator,
                qualifier="about" if (row.as_at, measure) in about else "",
                decimals=places_printed(row.value),
            )
            for row in rows_of(workforce, measure).itertuples()
        ]
        for indicator, measure in _DIRECT.items()
    }
    national = published["comparators"].query("theme == 'workforce' and measure == 'agency_pct'")
    for row in national.itertuples():
        comparator = Comparator(f"{row.area} (about, {row.to_date.year})", row.value)
        observed["agency_pct"] = [
            replace(seen, comparator=comparator) for seen in observed["agency_pct"]
        ]
    observed["establishment_implied"] = posts_implied(workforce)
    observed["agency_premium_k"] = premiums(workforce, observed["establishment_implied"])
    return observed


def approximate_readings(readings: pd.DataFrame) -> set[tuple[pd.Timestamp, str]]:
    """Give the date and measure of each figure that a paper gives only as about."""
    about = readings[readings["kind"] == "approximate"]
    return set(zip(about["as_at"], about["measure"], strict=True))


def rows_of(workforce: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Keep the rows of one measure, in order of date."""
    return workforce[workforce["measure"] == measure].sort_values("as_at")


def by_date(workforce: pd.DataFrame) -> pd.DataFrame:
    """Lay the measures side by side, a row a date."""
    return workforce.pivot(index="as_at", columns="measure", values="value").sort_index()


def posts_implied(workforce: pd.DataFrame) -> list[Observation]:
    """Work out the posts that vacancies in FTE and per cent imply, at each date with both."""
    share = rows_of(workforce, "vacancy_pct").set_index("as_at")
    posts = rows_of(workforce, "vacancy_fte").set_index("as_at")["value"]
    return [
        Observation(
            row.Index.date(),
            posts[row.Index] / (row.value / 100),
            row.source_id,
            row.locator,
            posts[row.Index],
            row.value,
        )
        for row in share.itertuples()
        if row.Index in posts and row.value > 0
    ]


def premiums(workforce: pd.DataFrame, establishment: list[Observation]) -> list[Observation]:
    """Share a printed saving over the agency staff that the last posts implied by then give."""
    share = rows_of(workforce, "agency_pct").set_index("as_at")["value"]
    found = []
    for row in rows_of(workforce, "agency_saving_k").itertuples():
        day = row.as_at.date()
        known = [seen for seen in establishment if seen.as_at <= day]
        if not known or share.get(row.as_at, 0) <= 0:
            continue
        posts = max(known, key=lambda seen: seen.as_at).value
        heads = posts * share[row.as_at] / 100
        found.append(
            Observation(day, row.value / heads, row.source_id, row.locator, row.value, heads)
        )
    return found

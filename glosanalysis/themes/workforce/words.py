"""What to be careful about, and what the papers say that their numbers do not."""

from __future__ import annotations

from typing import Any

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.themes.theme import Caution
from glosanalysis.themes.workforce.observed import by_date, rows_of
from glosanalysis.wording import day, listed, moved, number

__all__ = ["cautions", "disagreements"]


def cautions(published: Published) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    workforce = published["workforce"]
    said = [
        Caution(
            "no_definitions",
            ("agency_pct", "vacancy_pct", "turnover_pct"),
            "The papers do not define agency share, vacancies or turnover. Under the national "
            "definitions, which count full-time equivalents, the figures could differ.",
        )
    ]
    for reading in published["workforce_readings"].itertuples():
        if reading.kind == "approximate" and reading.measure == "agency_pct":
            said.append(
                Caution(
                    f"approximate_{reading.as_at:%Y-%m-%d}",
                    ("agency_pct",),
                    f"The agency share at {day(reading.as_at)} is approximate: printed is "
                    f"“{reading.printed}”.",
                )
            )
    if len(rows_of(workforce, "agency_saving_k")):
        said.append(
            Caution(
                "nearest_million",
                ("agency_premium_k",),
                "The cost of agency cover per worker rests on an assumption about the number of "
                "agency staff, and on a saving said to the nearest million: read it as the range "
                "in its table.",
            )
        )
    return said


def disagreements(published: Published) -> list[str]:
    """Say what the papers' words claim that their numbers do not bear out."""
    workforce = published["workforce"]
    wide = by_date(workforce).reindex(columns=list(_TABLE)).dropna()
    said = []
    if len(wide) > 1 and (workforce["measure"] == "agency_pct_fell_to").any():
        said.append(
            "The self-evaluation of May 2020 speaks of ongoing reductions in agency staffing, "
            "vacancies and turnover. In its own table, from "
            f"{day(wide.index[0])} to {day(wide.index[-1])}, {_movements(wide)}. This page follows "
            "the numbers."
        )
    off = [_mismatch(row) for row in wide.itertuples()]
    said += [f"{text}." for text in off if text]
    if len(off) > 1 and sum(map(bool, off)) == 1:
        said[-1] = said[-1].rstrip(".") + "; in the other months the two agree."
    return said


def _mismatch(row: Any) -> str:
    """Say where a month's agency headcount is not its share of the posts that vacancies imply."""
    posts = row.vacancy_fte / row.vacancy_pct * 100 if row.vacancy_pct else 0
    share = 100 * row.agency_headcount / posts if posts else row.agency_pct
    if abs(share - row.agency_pct) * posts / 100 <= 1:
        return ""
    return (
        f"At {day(row.Index)} {number(row.agency_headcount)} agency staff are printed as "
        f"{number(row.agency_pct, 1)}%. Of the {number(posts)} posts that the vacancies imply, "
        f"they are {number(share, 1)}%"
    )


_TABLE = {
    "agency_pct": ("the agency share", 1),
    "vacancy_pct": ("vacancies", 2),
    "turnover_pct": ("turnover", 1),
    "vacancy_fte": ("", 2),
    "agency_headcount": ("", 0),
}
"""The measures of the monthly table, what a sentence calls them, and their decimals."""


def _movements(wide: pd.DataFrame) -> str:
    first, last = wide.iloc[0], wide.iloc[-1]
    return listed(
        [
            f"{name} {moved(first[key], last[key], '%', decimals)}"
            for key, (name, decimals) in _TABLE.items()
            if name
        ]
    )

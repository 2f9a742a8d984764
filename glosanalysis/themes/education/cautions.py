"""What to be careful about with the education of children in care."""

from __future__ import annotations

from glosanalysis.data.schemas.education import Attainment
from glosanalysis.data.schemas.words import Comparators
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import number
from glosanalysis.themes.education.derived import RESULTS, base_of
from glosanalysis.themes.measured import is_history, year_named
from glosanalysis.themes.theme import Caution

__all__ = ["cautions"]


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    rows = tables.rows(Attainment)
    if not rows or is_history(tables, max(row.as_at for row in rows).date()):
        return []
    found = [
        ("two_bases", ("edu_ks4_em_pct", "edu_ks2_progress_pct"), _two_bases(tables)),
        (
            "older_england",
            ("edu_eyfs_pct", "edu_ks1_pct", "edu_ks2_pct", "edu_ks4_em_pct"),
            _older_england(tables),
        ),
    ]
    return [Caution(name, about, text) for name, about, text in found if text]


def _two_bases(tables: Tables) -> str:
    """Set the shares of one result side by side that are of different bases."""
    rows = sorted(tables.rows(Attainment), key=lambda row: row.as_at)
    entered = [row for row in rows if row.base == "entered"]
    pairs = [
        (all_, some)
        for some in entered
        for all_ in rows
        if all_.base == "eligible"
        and (all_.as_at, all_.stage, all_.measure) == (some.as_at, some.stage, some.measure)
    ]
    if not pairs:
        return ""
    of_all, of_some = (_share(row) for row in pairs[-1])
    return (
        f"The base changes within a stage: {of_all} at Key Stage "
        f"{pairs[-1][0].stage[-1]}, {of_some}. This book takes the eligible cohort where it can; "
        "progress at Key Stage 2 is printed of those entered only."
    )


def _share(row: Attainment) -> str:
    base = base_of(row)
    which = "eligible" if row.base == "eligible" else "entered"
    return f"{number(row.pupils)} of the {number(base or 0)} {which} ({row.printed_pct:g}%)"


def _older_england(tables: Tables) -> str:
    """Say of which year England's figures are, and what is not known of them."""
    rows = [row for row in tables.rows(Comparators) if row.measure in RESULTS]
    if not rows:
        return ""
    newest = max(rows, key=lambda row: row.as_at)
    year = year_named(newest.from_date.date(), newest.to_date.date())
    return (
        f"England's figures beside ours are of children in care in {year}. The paper does not name "
        "their measure, nor say whether its own children were in care for the twelve months that "
        "national figures ask for: they give a scale, and no verdict."
    )

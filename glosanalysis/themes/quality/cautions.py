"""What to be careful about in audits, escalations, allegations, money and risks."""

from __future__ import annotations

from glosanalysis.data.schemas.placements import RevenueStatements
from glosanalysis.data.schemas.quality import Quality
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import listed, number, pounds
from glosanalysis.themes.measured import rows_of
from glosanalysis.themes.quality.registered import latest_risks, two_scores
from glosanalysis.themes.recent import recent
from glosanalysis.themes.theme import Caution

__all__ = ["cautions"]

_TWICE = {"core_auditors": "core auditors", "urgent_areas": "urgent areas"}


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    found = [
        ("two_reports", ("audits",), _two_reports),
        ("eighteen_million", ("budget_growth_k",), _both_years),
        ("no_base", ("audit_inadequate_pct",), _no_base),
        ("more_challenge", ("escalations_cla", "escalations_cp"), _more_challenge),
        ("two_scores", ("risk_sr_7_4",), _two_scores),
    ]
    said = [Caution(name, about, text(tables)) for name, about, text in found]
    return [each for each in said if each.text]


def _two_reports(tables: Tables) -> str:
    """Name what two reports of one pack put at two numbers."""
    odd = []
    for measure, what in _TWICE.items():
        rows = recent(tables, rows_of(tables, Quality, measure))
        values = sorted({row.value for row in rows if row.value is not None})
        if len(values) > 1:
            odd.append(f"{listed([number(value) for value in values])} {what}")
    if not odd:
        return ""
    return f"Two reports to one meeting differ: they have {listed(odd)}."


def _both_years(tables: Tables) -> str:
    """Say of which parts the growth of two years is made."""
    rows = tables.rows(RevenueStatements)
    known = {(row.measure, row.financial_year): row for row in rows}
    both = [row for row in rows if row.measure == "growth_of_both_years"]
    for total in recent(tables, both):
        following = known.get(("growth", total.financial_year))
        before = f"{int(total.financial_year[:4]) - 1}-{total.financial_year[2:4]}"
        growth, kept = known.get(("growth", before)), known.get(("growth_permanent", before))
        if following is None or growth is None or kept is None:
            continue
        if growth.value + following.value == total.value:
            continue
        parts = (
            f"the permanent {pounds(kept.value)} of {before} and {pounds(following.value)} of "
            f"{total.financial_year}"
        )
        if kept.value + following.value != total.value:
            parts = "parts that it does not name"
        return (
            f"The {pounds(total.value)} that the report calls the increase is {parts}. All growth "
            f"of both years is {pounds(growth.value + following.value)}."
        )
    return ""


def _no_base(tables: Tables) -> str:
    if not recent(tables, rows_of(tables, Quality, "audit_inadequate_pct")):
        return ""
    return (
        "The share of audited cases rated inadequate is said without the number audited. Audits "
        "are of cases that were chosen: it is no share of all cases."
    )


def _more_challenge(tables: Tables) -> str:
    if not recent(tables, rows_of(tables, Quality, "escalations_cla", "escalations_cp")):
        return ""
    return (
        "More escalations may mean worse practice, or that more of it is challenged. Nothing "
        "printed tells which."
    )


def _two_scores(tables: Tables) -> str:
    """Name the risks that are scored in two ways, and how this book reads them."""
    odd = [row for row in recent(tables, latest_risks(tables)) if two_scores(row)]
    return " ".join(
        f"{row.ref} has two scores, {row.residual_score} and {row.risk_score}. The summary's is "
        "shown, and is not held against the target."
        for row in odd
    )

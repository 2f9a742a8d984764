"""Escalations: how many, about what, and how practice is challenged."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.schemas.quality import Quality
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, citations
from glosanalysis.phrasing import day, listed, number
from glosanalysis.stats.proportions import difference_interval
from glosanalysis.themes.measured import rows_of
from glosanalysis.themes.recent import recent

__all__ = ["escalations_by_kind"]

_GROUPS = {"cla": "Children in care", "cp": "Children on protection plans"}
_KINDS = {
    "drift": "drift and delay",
    "process": "adherence to process",
    "safeguarding": "safeguarding concerns",
}


def escalations_by_kind(tables: Tables) -> Display:
    """Show the share of each kind among the escalations about each group, with their number."""
    name = "escalations-by-kind"
    measure = "Escalations by what they are about, share of those about the group"
    rows = [
        (group, kind, row, base)
        for group in _GROUPS
        for kind in _KINDS
        for row, base in _last(tables, group, kind)
    ]
    if not rows:
        return Display.nothing_yet(name, measure)
    return Display(
        name=name,
        title=_title(rows),
        frame=pd.DataFrame(
            [
                (f"{_GROUPS[group]}: {_KINDS[kind]}", row.value, row.qualifier or "", base.value)
                for group, kind, row, base in rows
            ],
            columns=["kind", "share", "said", "of"],
        ),
        columns={
            "kind": Column("What they are about"),
            "share": Column("Share", "%", AS_PRINTED),
            "said": Column("Said as"),
            "of": Column("Of how many escalations", decimals=0),
        },
        measure=measure,
        period=f"Six months to {day(rows[0][2].as_at)}",
        cited=citations(tables.titles, [row for _, _, row, _ in rows], [b for *_, b in rows]),
        note=_more_than_chance(rows),
    )


_Found = list[tuple[str, str, Quality, Quality]]


def _last(tables: Tables, group: str, kind: str) -> list[tuple[Quality, Quality]]:
    """Give the last share of a kind with the number that it is of; none where either is not."""
    shares = recent(tables, rows_of(tables, Quality, f"escalations_{group}_{kind}_pct"))
    bases = {row.as_at: row for row in rows_of(tables, Quality, f"escalations_{group}")}
    known = [row for row in shares if row.as_at in bases and row.value is not None]
    return [(known[-1], bases[known[-1].as_at])] if known else []


def _title(rows: _Found) -> str:
    """Say the share of the foremost kind of each group, with what it is of."""
    foremost = {group: each for each in reversed(rows) for group in [each[0]]}
    said = [
        f"{number(row.value or 0)}% of {number(base.value or 0)} escalations about "
        f"{_GROUPS[group].lower()} concern {_KINDS[kind]}"
        for group, kind, row, base in sorted(foremost.values(), key=lambda each: each[0])
    ]
    shared = {kind for _, kind, _, _ in foremost.values()}
    if len(shared) == 1 and len(said) > 1:
        ending = f" concern {_KINDS[shared.pop()]}"
        first, *others = (each.removesuffix(ending) for each in said)
        return f"{first}{ending}; {listed(others)}"
    return listed(said)


def _more_than_chance(rows: _Found) -> str:
    """Say whether the groups' shares of drift and delay differ by more than chance."""
    drift = {group: (row, base) for group, kind, row, base in rows if kind == "drift"}
    said = "One escalation may be of several kinds."
    if set(drift) != set(_GROUPS):
        return said
    (first, of), (then, of_then) = drift["cp"], drift["cla"]
    if not first.value or not then.value or not of.value or not of_then.value:
        return said
    low, high = difference_interval(
        (first.value * of.value / 100, of.value), (then.value * of_then.value / 100, of_then.value)
    )
    verdict = "may be chance" if low <= 0 <= high else "is more than chance"
    points = number(abs(then.value - first.value))
    ends = sorted(abs(100 * end) for end in (low, high))
    reach = "" if low <= 0 <= high else f" (interval {number(ends[0])} to {number(ends[1])})"
    return f"{said} The difference of {points} points in drift and delay {verdict}{reach}."

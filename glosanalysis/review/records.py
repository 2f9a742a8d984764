"""What is on record of published quarters against what comes out now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from glosanalysis.catalogue import listed_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.publication.comparison_csv import as_csv as comparisons_as_csv
from glosanalysis.publication.comparison_csv import comparison_records, comparisons_in
from glosanalysis.publication.indicator_csv import (
    as_csv,
    indicator_records,
    indicators_in,
    read_records,
)
from glosanalysis.publication.moves import Moved, moves_of
from glosanalysis.publication.provenance import as_json, entries, provenance, provenance_in
from glosanalysis.publication.revisions import REVISED, acknowledged_in, unacknowledged
from glosanalysis.quarter import Quarter
from glosanalysis.review.differences import Difference
from glosanalysis.review.executed_again import place_of_review

__all__ = ["figures", "origins", "revisions"]


def figures(
    project: Project, tables: Tables, quarters: Sequence[Quarter]
) -> tuple[int, Iterator[Difference]]:
    """Compare the record of each quarter with what comes out now: the back-test."""
    count, found = 0, []
    for quarter in quarters:
        file = indicators_in(project.reports, quarter)
        was, now = read_records(file), indicator_records(tables, quarter)
        count += len(now)
        if not file.is_file():
            found.append(
                Difference(f"{quarter}/indicators.csv", "not published", "the code makes it")
            )
        elif file.read_bytes() != as_csv(now):
            found += _row_differences(quarter, was, now)
        found += _beside_differences(project, tables, quarter)
    return count, iter(found)


def _beside_differences(project: Project, tables: Tables, quarter: Quarter) -> Iterator[Difference]:
    """Compare what stands beside the figures, where the quarter sees releases."""
    now = comparison_records(tables, quarter)
    file = comparisons_in(project.reports, quarter)
    shown = f"{quarter}/comparisons.csv"
    if bool(now) != file.is_file():
        known = (
            ("not published", "the code makes it") if now else ("published", "the code makes none")
        )
        yield Difference(shown, *known)
    elif now and file.read_bytes() != comparisons_as_csv(now):
        lines = zip(
            file.read_text(encoding="utf-8", errors="replace").splitlines(),
            comparisons_as_csv(now).decode().splitlines(),
            strict=False,
        )
        was, made = next((pair for pair in lines if pair[0] != pair[1]), ("more or fewer", "rows"))
        yield Difference(shown, was, made)


def _row_differences(
    quarter: Quarter, was: list[dict[str, str]], now: list[dict[str, str]]
) -> list[Difference]:
    before = {row.get("indicator", ""): row for row in was}
    after = {row["indicator"]: row for row in now}
    found = [
        Difference(
            f"{quarter}/indicators.csv, {name}, {column}",
            before.get(name, {}).get(column) or "nothing",
            after.get(name, {}).get(column) or "nothing",
        )
        for name in [*after, *(name for name in before if name not in after)]
        for column in now[0]
        if before.get(name, {}).get(column) != after.get(name, {}).get(column)
    ]
    written = Difference(
        f"{quarter}/indicators.csv", "written in another way", "as the code writes it"
    )
    return found or [written]


def revisions(
    project: Project, tables: Tables, quarters: Sequence[Quarter]
) -> tuple[int, Iterator[Difference]]:
    """Ask that every figure that moved is acknowledged, and every acknowledgement is of a move."""
    names = {str(quarter) for quarter in quarters}
    mine = [each for each in acknowledged_in(tables.revisions) if each.quarter in names]
    found = [
        *_not_acknowledged(project, tables, quarters),
        *_no_longer_so(mine, tables, quarters),
        *_of_no_quarter(project, tables),
    ]
    return len(mine), iter(found)


def _not_acknowledged(
    project: Project, tables: Tables, quarters: Sequence[Quarter]
) -> Iterator[Difference]:
    for each in unacknowledged(moves_of(project, tables, quarters), tables):
        told = f"{each.new or 'none'}, not acknowledged in {REVISED}"
        yield Difference(each.place, each.old or "none", told)


def _no_longer_so(
    acknowledged: Sequence[Moved], tables: Tables, quarters: Sequence[Quarter]
) -> Iterator[Difference]:
    """Compare the last line on each value, which says what it is now, with what it is now."""
    last = {(each.quarter, each.indicator): each for each in acknowledged if each.what == "value"}
    now = {
        (row["quarter"], row["indicator"]): row["value"]
        for quarter in quarters
        for row in indicator_records(tables, quarter)
    }
    for key, each in last.items():
        if replace(each, new=now.get(key, "")).key != each.key:
            told = now.get(key) or "no figure"
            yield Difference(f"{REVISED}, {' '.join(key)}", each.new or "none", told)


def _of_no_quarter(project: Project, tables: Tables) -> Iterator[Difference]:
    """Find lines on quarters that the book does not list: no page would ever show them."""
    listed = set(map(str, listed_quarters(project)))
    lines = tables.revisions
    for quarter, indicator in zip(lines["quarter"], lines["indicator"], strict=True):
        if quarter not in listed:
            where = f"{REVISED}, {quarter} {indicator}"
            yield Difference(where, "acknowledged", "no such quarter is listed")


def origins(
    project: Project, tables: Tables, quarters: Sequence[Quarter]
) -> tuple[int, Iterator[Difference]]:
    """Compare what each quarter says it was made from with what there is."""
    count, found = 0, []
    for quarter in quarters:
        file = provenance_in(project.reports, quarter)
        now = provenance(project, tables, quarter, place_of_review(project))
        count += len(list(entries(now)))
        if not file.is_file():
            found.append(
                Difference(f"{quarter}/provenance.json", "not published", "the code makes it")
            )
            continue
        if file.read_bytes() == as_json(now):
            continue
        try:
            was = dict(entries(json.loads(file.read_text(encoding="utf-8"))))
        except (ValueError, AttributeError):
            was = {}
        found += _entry_differences(quarter, was, dict(entries(now)))
    return count, iter(found)


def _entry_differences(
    quarter: Quarter, was: dict[str, str], now: dict[str, str]
) -> Iterator[Difference]:
    """Compare entry by entry; of a table, the number of rows is told with their hash."""
    name = f"{quarter}/provenance.json"
    keys = [*now, *(key for key in was if key not in now)]
    differ = [key for key in keys if was.get(key) != now.get(key)]
    causes = [key for key in differ if not key.startswith("reports/")]
    for key in causes or differ:  # a report that differs has been told of
        rows = key.replace("sha256", "rows")
        if key.endswith("/rows") and key.replace("rows", "sha256") in differ:
            continue
        told = [
            f"{each[rows]} rows, " if rows != key and rows in each else "" for each in (was, now)
        ]
        old, new = (each.get(key, "no entry") for each in (was, now))
        yield Difference(f"{name}, {key}", told[0] + old, told[1] + new)
    if not differ:
        yield Difference(name, "written in another way", "as the code writes it")

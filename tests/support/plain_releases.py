"""The tables of releases read with nothing but csv, to hold a book's figures against.

Nothing of the package is used: what a book says is worked out here a second time.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

__all__ = ["Cell", "PlainReleases", "View", "fifth", "year_before"]

ENGLAND = "E92000001"


@dataclass(frozen=True)
class Cell:
    """A figure of an area on a day; a symbol where there is no number."""

    value: float | None
    numerator: float | None
    denominator: float | None
    symbol: str
    release: str = ""


Table = dict[str, Cell]


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _number(text: str) -> float | None:
    return float(text) if text else None


class PlainReleases:
    """Every row of ``data/releases`` with the day that its release was published."""

    def __init__(self, folder: Path) -> None:
        areas = _lines(folder / "areas.csv")
        self.local = {a["current_code"] for a in areas if a["level"] == "Local authority"}
        self.current = {a["code"]: a["current_code"] for a in areas}
        self.name = {a["current_code"]: a["name"] for a in areas}
        self.region = {a["current_code"]: a["region_code"] for a in areas}
        self._neighbours = _lines(folder / "neighbours.csv")
        self.rows: list[tuple[str, str, str, str, Cell]] = []
        for release in _lines(folder / "register.csv"):
            id_, out = release["release_id"], release["published_on"]
            for row in _lines(folder / f"{id_}.csv"):
                numbers = [_number(row[name]) for name in ("value", "numerator", "denominator")]
                cell = Cell(*numbers, row["symbol"], id_)
                self.rows.append((row["indicator"], row["as_at"], out, row["area_code"], cell))

    def neighbours(self, code: str, model: str = "2025") -> list[str]:
        """List the ten neighbours of an authority by a model of the Department."""
        mine = [n for n in self._neighbours if n["model"] == model and n["area_code"] == code]
        return [n["neighbour_code"] for n in sorted(mine, key=lambda n: int(n["rank"]))]


class View:
    """What a quarter knows: of each indicator and day what the newest release says that has it.

    Parameters
    ----------
    releases : PlainReleases
    code : str
        The authority of the book.
    known_by, last_day : str
        As ``2026-02-26``.
    """

    def __init__(self, releases: PlainReleases, code: str, known_by: str, last_day: str) -> None:
        self.all, self.code = releases, code
        newest: dict[tuple[str, str], str] = {}
        seen = [row for row in releases.rows if row[2] <= known_by and row[1] <= last_day]
        for indicator, day, out, _, _ in seen:
            newest[indicator, day] = max(out, newest.get((indicator, day), ""))
        self.tables: dict[str, dict[str, Table]] = {}
        for indicator, day, out, area, cell in seen:
            if newest[indicator, day] == out:
                self.tables.setdefault(indicator, {}).setdefault(day, {})[area] = cell
        for days in self.tables.values():
            for table in days.values():
                for area, cell in table.items():
                    if cell.value is not None and cell.numerator == 0 and not cell.denominator:
                        table[area] = Cell(None, None, None, "z", cell.release)
        for day, table in self.tables.get("cla_spend_k", {}).items():
            children = self.tables.get("cla_national", {}).get(day, {})
            for area in [a for a, cell in table.items() if cell.value == 0 and a in children]:
                if children[area].value:  # nothing spent on somebody: not returned
                    for name in ("", "residential_", "fostering_"):
                        lines = self.tables.get(f"cla_{name}spend_k", {}).get(day, {})
                        lines[area] = Cell(None, None, None, "x", table[area].release)
        for name, make in _DERIVED.items():
            self.tables[name] = make(self.tables)

    def at(self, indicator: str, day: str, area: str = "") -> Cell | None:
        """Give a figure of an area, ours by default; None where no release tells of it."""
        return self.tables.get(indicator, {}).get(day, {}).get(area or self.code)

    def value(self, indicator: str, day: str, area: str = "") -> float | None:
        """Give a number, if there is one."""
        cell = self.at(indicator, day, area)
        return cell.value if cell else None

    def days(self, indicator: str, area: str = "") -> list[str]:
        """List the days that releases tell of an area, numbers or not."""
        area = area or self.code
        return sorted(d for d, table in self.tables.get(indicator, {}).items() if area in table)

    def others(self, indicator: str, day: str) -> dict[str, float]:
        """Give the numbers of all authorities on a day, ours among them."""
        table = self.tables.get(indicator, {}).get(day, {})
        return {a: c.value for a, c in table.items() if a in self.all.local and c.value is not None}

    def beside(self, indicator: str, day: str) -> list[float]:
        """Give the neighbours' numbers; of one in a joint return the joint number."""
        ever = {a for d in self.tables.get(indicator, {}) for a in self.others(indicator, d)}
        joint = {part: code for code in ever if "/" in code for part in code.split(" / ")}
        codes = [n if n in ever else joint.get(n, n) for n in self.all.neighbours(self.code)]
        there = self.others(indicator, day)
        return [there[code] for code in codes if code in there]

    def median(self, indicator: str, day: str) -> float | None:
        """Give the neighbours' median."""
        found = self.beside(indicator, day)
        return median(found) if found else None

    def mean(self, indicator: str, day: str) -> float | None:
        """Give the neighbours' mean."""
        found = self.beside(indicator, day)
        return fmean(found) if found else None

    def rank(self, indicator: str, day: str, lowest_first: bool) -> tuple[int, int] | None:
        """Give our place and among how many."""
        there = self.others(indicator, day)
        own = there.get(self.code)
        if own is None:
            return None
        ahead = [v for v in there.values() if (v < own if lowest_first else v > own)]
        return len(ahead) + 1, len(there)


def fifth(view: View, indicator: str, day: str) -> str:
    """Say in which fifth we are; those alike share the middle of their places."""
    there = sorted(view.others(indicator, day).values())
    own, of = view.value(indicator, day), len(there)
    places = [place for place, value in enumerate(there, 1) if value == own]
    middle = fmean(places)
    if middle * 5 <= of:
        return "lowest"
    return "highest" if (of + 1 - middle) * 5 <= of else ""


def year_before(day: str) -> str:
    """Give the same day of the year before.

    Examples
    --------
    >>> year_before("2025-03-31")
    '2024-03-31'
    """
    return f"{int(day[:4]) - 1}{day[4:]}"


def _per(count: str, people: str, per: int) -> Callable[[dict[str, dict[str, Table]]], dict]:
    def made(tables: dict[str, dict[str, Table]]) -> dict[str, Table]:
        return {
            day: _joined(table, tables.get(people, {}).get(f"{int(day[:4]) - 1}-06-30", {}), per)
            for day, table in tables.get(count, {}).items()
        }

    return made


def _joined(over: Table, under: Table, per: float) -> Table:
    return {
        area: Cell(per * cell.value / below.value, cell.value, below.value, "", cell.release)
        for area, cell in over.items()
        if cell.value is not None and (below := under.get(area)) and below.value
    }


def _week_cost(tables: dict[str, dict[str, Table]]) -> dict[str, Table]:
    children = tables.get("cla_national", {})
    return {
        day: _joined(table, children.get(day, {}), 1000 * 7 / 365)
        for day, table in tables.get("cla_spend_k", {}).items()
    }


def _growth(tables: dict[str, dict[str, Table]]) -> dict[str, Table]:
    plans = tables.get("ehc_plans_january", {})
    made: dict[str, Table] = {}
    for day, table in plans.items():
        ratio = _joined(table, plans.get(year_before(day), {}), 100)
        made[day] = {
            a: Cell(c.value - 100, c.numerator - c.denominator, c.denominator, "", c.release)
            for a, c in ratio.items()
        }
    return made


def _gap(tables: dict[str, dict[str, Table]]) -> dict[str, Table]:
    plans = tables.get("ehc_plans_january", {})
    made: dict[str, Table] = {}
    for day, table in plans.items():
        before, flows = year_before(day), f"{int(day[:4]) - 1}-12-31"
        parts = [
            plans.get(before, {}),
            tables.get("ehc_new_year", {}).get(flows, {}),
            tables.get("ehc_ceased_year", {}).get(flows, {}),
        ]
        for area, cell in table.items():
            told = [cell.value, *(p[area].value if area in p else None for p in parts)]
            if None not in told:
                now, then, new, ceased = told
                rest = Cell(now - then - new + ceased, None, None, "", cell.release)
                made.setdefault(day, {})[area] = rest
    return made


_DERIVED = {
    "cin_rate": _per("children_in_need", "population_0_17", 10_000),
    "ehc_per_1000": _per("ehc_plans_january", "population_0_25", 1_000),
    "ehc_plans_growth_january_pct": _growth,
    "ehc_stock_flow_gap": _gap,
    "cla_week_cost": _week_cost,
}

"""An attack on all returns of a council, by linear programming on what the measures' texts say.

It knows nothing of the package's model: each published number is a constant, each hidden one an
unknown, each sentence of the definitions an equation or a limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array, vstack
from scipy.sparse.csgraph import connected_components

FAR, FAR_IN_POUNDS = 1e5, 1e8
WIDE = 5
"""A range of so many values tells nobody anything: how much wider it is does not matter."""
Cell = tuple[str, str, str, str, str]
"""Quarter, indicator, breakdown, group, column."""
Terms = dict[Cell, float]
N, D = "numerator", "denominator"

ONE_NUMBER = [
    [("contacts", N), ("contact_to_referral_pct", D)],
    [("referrals_in_quarter", N), ("referral_nfa_pct", D), ("rereferral_12m_pct", D)],
    [("assessments_open", N), ("assessments_open_over_45d_pct", D)],
    [("ehc_requests", N), ("ehc_requested_20w_pct", D)],
    [("ehc_decisions", N), ("ehc_assess_pct", D), ("ehc_decision_6w_pct", D)],
    [("ehc_plans_issued", N), ("ehc_20w_all_pct", D), ("ehc_over_1y_pct", D)],
    [("ehc_plans_active", N), ("ehc_plans_growth_year", N)],
    [("placements_ended", N), ("placement_mean_nights", D)],
    [("cla_20_miles_pct", D), ("cla_3plus_placements_pct", D)],
    [
        ("eh_rereferral_6w", D),
        ("eh_rereferral_6m", D),
        ("eh_rereferral_12m", D),
        ("eh_closure_rereferred_6m", D),
    ],
]
SOME_OF = [
    (("eh_rereferral_6w", N), ("eh_rereferral_6m", N)),
    (("eh_rereferral_6m", N), ("eh_rereferral_12m", N)),
    (("eh_rereferral_6m", N), ("eh_closure_rereferred_6m", N)),
    (("ehc_20w_pct", N), ("ehc_20w_all_pct", N)),
    (("ehc_20w_pct", D), ("ehc_plans_issued", N)),
    (("ehc_plans_moved_in", N), ("ehc_plans_active", N)),
    (("placement_cost_net", N), ("placement_cost", N)),
    (("agency_headcount", N), ("social_workers_headcount", N)),
    (("ext_placement_nights", N), ("placement_nights", N)),
]
FOLLOWED = [
    "referred within 6 weeks",
    "referred within 6 months",
    "early help again within 6 months",
    "neither within 6 months",
]
FLOW = [(("eh_rereferral_6m", D), 4), (("eh_closure_rereferred_6m", N), 3)]
FLOW += [(("eh_rereferral_6m", N), 2), (("eh_rereferral_6w", N), 1)]
MEASURED = {"placement_week_cost", "ext_placements", "caseload_fte", "turnover_rate_fte"}
"""Told to two decimals."""
NO_SHARES = {
    "placement_mean_nights",
    "turnover_rate_fte",
    "caseload_fte",
    "ehc_plans_growth_year",
}


def in_pounds(indicator: str) -> bool:
    """Say whether an indicator is in whole £."""
    return indicator.endswith("_effect") or ("cost" in indicator and indicator not in MEASURED)


def rounded_by(indicator: str, parts: int) -> float:
    """Give by how much parts that are rounded may miss a total that is rounded, too."""
    unit = 1.0 if in_pounds(indicator) else 0.01 * (indicator in MEASURED or "fte" in indicator)
    return unit / 2 * (parts + 1)


@dataclass
class ReturnAttack:
    """What a reader knows who has all returns, and takes the newest word on each figure.

    Parameters
    ----------
    returns : list of DataFrame
        As published, the oldest first.
    adding_up : set of tuple of str
        Indicator, breakdown and column whose groups come to the total: the definitions say which.
    """

    returns: list[pd.DataFrame]
    adding_up: set[tuple[str, str, str]]

    def __post_init__(self) -> None:
        rows = pd.concat(self.returns).drop_duplicates(
            ["quarter", "indicator", "breakdown", "group"], keep="last"
        )
        shares = set(rows.loc[rows[D].notna(), "indicator"])
        self.cells: dict[Cell, float] = {}
        self.marks: dict[Cell, str] = {}
        for row in rows.itertuples():
            for column in (N, D) if row.indicator in shares else (N,):
                cell = (row.quarter, row.indicator, row.breakdown, row.group, column)
                self.cells[cell] = getattr(row, column)
                self.marks[cell] = row.hidden
        self.shares = shares
        self.sets = {(*cell[:3], cell[4]) for cell in self.cells}
        self.quarters = sorted({cell[0] for cell in self.cells})

    def ranges(self) -> Mapping[Cell, tuple[float, float]]:
        """Give the least and the greatest that each hidden cell can be, or two as far apart."""
        unknown = [cell for cell, value in self.cells.items() if np.isnan(value)]
        place = {cell: number for number, cell in enumerate(unknown)}
        equal = [self._row(terms, place) for terms in self._equations()]
        less = [self._row(terms, place) for terms in self._limits()]
        for terms, slack in self._nearly():
            for each in (terms, {cell: -times for cell, times in terms.items()}):
                row, rest = self._row(each, place)
                less.append((row, rest + slack))
        matrices = [_matrix([row for row, _ in rows], len(unknown)) for rows in (equal, less)]
        rests = [np.array([rest for _, rest in rows]) for rows in (equal, less)]
        bounds = np.array([self._bounds(cell) for cell in unknown])
        both = vstack(matrices)
        _, block = connected_components(abs(both.T) @ abs(both), directed=False)
        found = {}
        for number in range(block.max() + 1):
            mine = np.flatnonzero(block == number)
            for at, span in zip(mine, _spans(matrices, rests, bounds, mine), strict=True):
                found[unknown[at]] = span
        return found

    def _row(self, terms: Terms, place: dict[Cell, int]) -> tuple[dict[int, float], float]:
        known = sum(times * self.cells[cell] for cell, times in terms.items() if cell not in place)
        return {place[cell]: times for cell, times in terms.items() if cell in place}, -known

    def _bounds(self, cell: Cell) -> tuple[float, float]:
        if in_pounds(cell[1]) or cell[1] == "placement_week_cost":
            least = -FAR_IN_POUNDS if cell[1].endswith("_effect") else 0
            return least, FAR_IN_POUNDS
        plain = cell[1] not in self.shares and "cost" not in cell[1] and "nights" not in cell[1]
        if self.marks[cell] == "p" and plain and cell[1] != "ext_placements":
            return 1, 5
        return 0, FAR

    def _get(self, quarter: str, of: tuple[str, str], breakdown: str, group: str) -> Terms | None:
        """Give a figure as terms: of none that its breakdown names it is nought."""
        cell = (quarter, of[0], breakdown, group, of[1])
        if cell in self.cells:
            return {cell: 1.0}
        return {} if (quarter, of[0], breakdown, of[1]) in self.sets else None

    def _groups(self, quarter: str, *indicators: str) -> set[tuple[str, str]]:
        return {
            (cell[2], cell[3])
            for cell in self.cells
            if cell[0] == quarter and cell[1] in indicators
        }

    def _equations(self) -> Iterator[Terms]:
        yield from (terms for terms, slack in self._sums() if not slack)
        for quarter in self.quarters:
            for of in ONE_NUMBER:
                for group in sorted(self._groups(quarter, *(name for name, _ in of))):
                    there = [self._get(quarter, each, *group) for each in of]
                    known = [each for each in there if each is not None]
                    yield from (_less(known[0], each) for each in known[1:])
            yield from self._flow(quarter)
            yield from self._assessed(quarter)
        for before, now in self._steps():
            yield from self._placed(before, now)
        yield from self._grown()

    def _nearly(self) -> Iterator[tuple[Terms, float]]:
        """Give terms whose sum is nought, but for what was rounded."""
        yield from ((terms, slack) for terms, slack in self._sums() if slack)
        for quarter in self.quarters:
            for group in sorted(self._groups(quarter, "placement_cost")):
                both = [
                    self._get(quarter, (name, N), *group)
                    for name in ("placement_cost", "placement_week_cost")
                ]
                if both[0] and both[1]:
                    yield _less(both[0], both[1]), rounded_by("placement_cost", 1)

    def _sums(self) -> Iterator[tuple[Terms, float]]:
        groups: dict[tuple[str, str, str, str], list[Cell]] = {}
        for cell in self.cells:
            if cell[2] and (cell[1], cell[2], cell[4]) in self.adding_up:
                groups.setdefault((*cell[:3], cell[4]), []).append(cell)
        for (quarter, indicator, _, column), cells in groups.items():
            total = (quarter, indicator, "", "", column)
            if total in self.cells:
                terms = _less({total: 1.0}, dict.fromkeys(cells, 1.0))
                yield terms, rounded_by(indicator, len(cells))

    def _flow(self, quarter: str) -> Iterator[Terms]:
        flow = [cell for cell in self.cells if cell[:2] == (quarter, "eh_closed_next")]
        if not flow:
            return
        closed = self._get(quarter, ("eh_episodes_closed", N), "", "")
        if closed:
            yield _less(closed, dict.fromkeys(flow, 1.0))
        for of, many in FLOW:
            total = self._get(quarter, of, "", "")
            if total:
                parts = [cell for cell in flow if cell[3] in FOLLOWED[:many]]
                yield _less(total, dict.fromkeys(parts, 1.0))

    def _assessed(self, quarter: str) -> Iterator[Terms]:
        total = self._get(quarter, ("ehc_assess_pct", N), "", "")
        part = self._get(quarter, ("ehc_decisions", N), "type", "to assess")
        if total and part:
            yield _less(total, part)

    def _steps(self) -> Iterator[tuple[str, str]]:
        for before, now in zip(self.quarters, self.quarters[1:], strict=False):
            if (
                pd.Period(_calendar(now), "Q") - pd.Period(_calendar(before), "Q")
                == pd.offsets.QuarterEnd()
            ):
                yield before, now

    def _placed(self, before: str, now: str) -> Iterator[Terms]:
        stock = ("cla_20_miles_pct", D)
        for group in sorted(self._groups(now, stock[0]) | self._groups(before, stock[0])):
            found = [
                self._get(now, stock, *group),
                self._get(before, stock, *group),
                self._get(now, ("placements_begun", N), *group),
                self._get(now, ("placements_ended", N), *group),
            ]
            if None not in found:
                yield _less(
                    {**(found[0] or {}), **(found[3] or {})},
                    {**(found[1] or {}), **(found[2] or {})},
                )

    def _grown(self) -> Iterator[Terms]:
        for quarter in self.quarters:
            year = int(quarter[:4]) - 1
            then = f"{year}-{(year + 1) % 100:02d}{quarter[7:]}"
            held = self._get(then, ("ehc_plans_active", N), "", "")
            growth = self._get(quarter, ("ehc_plans_growth_year", D), "", "")
            if held and growth:
                yield _less(held, growth)

    def _limits(self) -> Iterator[Terms]:
        """Give terms whose sum is nought at the most."""
        for cell in self.cells:
            whole = (*cell[:4], D)
            if (
                cell[4] == N
                and whole in self.cells
                and cell[1] not in NO_SHARES
                and "effect" not in cell[1]
                and "week_cost" not in cell[1]
            ):
                yield _less({cell: 1.0}, {whole: 1.0})
        for quarter in self.quarters:
            for lesser, greater in SOME_OF:
                for group in sorted(self._groups(quarter, lesser[0])):
                    few, many = (self._get(quarter, each, *group) for each in (lesser, greater))
                    if few and many:
                        yield _less(few, many)
        held, ceased = ("ehc_plans_active", N), ("ehc_plans_ceased", N)
        for before, now in self._steps():
            for group in sorted(self._groups(before, held[0])):
                if group[0] not in ("", "need"):
                    continue
                found = [self._get(before, held, *group), self._get(now, held, *group)]
                found.append(self._get(now, ceased, *group))
                if None not in found:
                    yield _less(found[0] or {}, {**(found[1] or {}), **(found[2] or {})})


def _less(one: Terms, other: Terms) -> Terms:
    return {**one, **{cell: -times for cell, times in other.items()}}


def _calendar(quarter: str) -> str:
    year, number = int(quarter[:4]), int(quarter[-1])
    return f"{year + number // 4}Q{number % 4 + 1}"


def _matrix(rows: list[dict[int, float]], many: int) -> csr_array:
    places = [(at, cell, times) for at, row in enumerate(rows) for cell, times in row.items()]
    at, cell, times = (list(each) for each in zip(*places, strict=True))
    return coo_array((times, (at, cell)), shape=(len(rows), many)).tocsr()


def _spans(
    matrices: list[csr_array], rests: list[np.ndarray], bounds: np.ndarray, mine: np.ndarray
) -> Iterator[tuple[float, float]]:
    parts, sides = [], []
    for matrix, rest in zip(matrices, rests, strict=True):
        rows = np.flatnonzero(abs(matrix[:, mine]).sum(axis=1))
        parts.append(matrix[rows][:, mine])
        sides.append(rest[rows])
    least, most = np.full(len(mine), np.inf), np.full(len(mine), -np.inf)
    for at in range(len(mine)):
        for sign in (1.0, -1.0):
            if most[at] - least[at] >= WIDE:
                # What another cell's answer had already shown.
                continue
            cost = np.zeros(len(mine))
            cost[at] = sign
            answer = linprog(
                cost,
                A_eq=parts[0] if parts[0].shape[0] else None,
                b_eq=sides[0] if parts[0].shape[0] else None,
                A_ub=parts[1] if parts[1].shape[0] else None,
                b_ub=sides[1] if parts[1].shape[0] else None,
                bounds=bounds[mine],
            )
            if answer.x is None:
                # What contradicts itself tells nothing.
                yield from [(-np.inf, np.inf)] * len(mine)
                return
            least, most = np.minimum(least, answer.x), np.maximum(most, answer.x)
    yield from zip(least, most, strict=True)

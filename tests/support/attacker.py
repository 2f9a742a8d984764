"""An attack on a published return, written apart from the room that it tries.

It takes each published row by itself, in plain Python, and asks a solver of whole-numbered
programmes for the least and greatest value of each empty cell. It believes every mark: `p` hides 1
to 5, or all but so few of a denominator that is shown; `s` hides 6 or more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

CELLS = ("numerator", "denominator")
FAR = 100_000
Cell = tuple[str, str, str, str, str]


class Attack:
    """All that one knows of a return, as constraints of one programme a quarter."""

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        marks: bool = True,
        bold: bool = False,
        share: bool = False,
        extra: list | None = None,
    ) -> None:
        self.marks = marks
        self.bold = bold
        self.extra = extra or []
        self.rows = {}
        # What is a share stands in the definitions, also where every denominator is hidden.
        told = frame if share else frame[frame["denominator"].notna()]
        with_whole = set(told["indicator"])
        for row in frame.to_dict("records"):
            address = tuple(
                str(row[name]) for name in ("quarter", "indicator", "breakdown", "group")
            )
            for cell in CELLS[: 1 + (row["indicator"] in with_whole)]:
                value = row[cell]
                self.rows[(*address, cell)] = (None if math.isnan(value) else value, row["hidden"])
        self.hidden = [cell for cell, (value, _) in self.rows.items() if value is None]
        self.place = {cell: n for n, cell in enumerate(self.hidden)}

    def partner(self, cell: Cell, name: str) -> Cell | None:
        other = (*cell[:4], name)
        return other if other in self.rows else None

    def bounds(self, cell: Cell) -> tuple[float, float]:
        mark = self.rows[cell][1]
        whole = self.partner(cell, "denominator") if cell[4] == "numerator" else None
        most = self.rows[whole][0] if whole and self.rows[whole][0] is not None else FAR
        if not self.marks:
            return 0, most
        if mark == "s":
            return 6 * self.bold, most
        plain = cell[4] == "numerator" and whole is None
        return (1, 5) if plain else (0, most)

    def equations(self) -> Iterator[dict[Cell, int]]:
        sets: dict[tuple, list[Cell]] = {}
        for cell in self.rows:
            if cell[2]:
                sets.setdefault((cell[0], cell[1], cell[2], cell[4]), []).append(cell)
        for (quarter, indicator, _, column), cells in sets.items():
            total = (quarter, indicator, "", "", column)
            if total in self.rows:
                yield {**dict.fromkeys(cells, 1), total: -1}
        yield from self.extra

    def ranges(self) -> dict[Cell, tuple[float, float]]:
        rows, rest = [], []
        for equation in self.equations():
            row, known = np.zeros(2 * len(self.hidden)), 0.0
            for cell, times in equation.items():
                if cell in self.place:
                    row[self.place[cell]] = times
                else:
                    known += times * self.rows[cell][0]
            rows.append(row), rest.append((-known, -known))
        for cell in self.hidden:
            for row, low, high in self._beside(cell):
                rows.append(row), rest.append((low, high))
        return {cell: self._range(cell, rows, rest) for cell in self.hidden}

    def _beside(self, cell: Cell) -> Iterator[tuple[np.ndarray, float, float]]:
        """A numerator is at most its denominator, and marked `p` is small or nearly all of it."""
        n, many = self.place[cell], len(self.hidden)
        whole = self.partner(cell, "denominator") if cell[4] == "numerator" else None
        part = self.partner(cell, "numerator") if cell[4] == "denominator" else None
        row = np.zeros(2 * many)
        if whole in self.place:
            row[[n, self.place[whole]]] = 1, -1
            yield row, -np.inf, 0
        elif whole and self.marks and self.rows[cell][1] == "p":
            of = self.rows[whole][0]
            row[[n, many + n]] = 1, -of
            yield row, -np.inf, 5
            row = np.zeros(2 * many)
            row[[n, many + n]] = 1, -of
            yield row, -5, np.inf
        elif whole and self.bold and self.rows[cell][1] == "s":
            row[n] = 1
            yield row, -np.inf, self.rows[whole][0] - 6
        elif part and part not in self.place:
            row[n] = 1
            least = self.rows[part][0]
            yield row, least + 6 * (self.bold and least > 0), np.inf

    def _range(self, cell: Cell, rows: list, rest: list) -> tuple[float, float]:
        many = len(self.hidden)
        low, high = np.transpose([self.bounds(each) for each in self.hidden])
        bounds = Bounds(np.append(low, np.zeros(many)), np.append(high, np.ones(many)))
        limits = LinearConstraint(np.array(rows), *np.transpose(rest)) if rows else ()
        found = []
        for sign in (1, -1):
            cost = np.zeros(2 * many)
            cost[self.place[cell]] = sign
            answer = milp(cost, integrality=np.ones(2 * many), bounds=bounds, constraints=limits)
            assert answer.x is not None, (cell, answer.message)
            found.append(round(answer.x[self.place[cell]]))
        return found[0], found[1]

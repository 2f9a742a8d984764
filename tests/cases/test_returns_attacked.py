"""Three returns in turn, of records that are corrected in between, and an attack on all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from return_attack import ReturnAttack, rounded_by

from glosanalysis.cases.counted import Counted, counted_from
from glosanalysis.cases.return_files import Return, returned
from glosanalysis.cases.returning import make_return, unsafe
from glosanalysis.cases.synthesise import synthesise
from glosanalysis.quarter import Quarter

KEY = ["quarter", "indicator", "breakdown", "group"]
CELLS = ["numerator", "denominator"]
FIRST, LATER = date(2026, 5, 1), date(2026, 11, 2)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("council")
    synthesise(folder, children=2500, years=3, seed=11, ends=date(2026, 10, 31))
    return folder


def quarters(first: str, many: int) -> list[Quarter]:
    return [Quarter.parse(first) + number for number in range(many)]


def corrected(counted: Counted) -> Counted:
    """Put a child more into some figures, and thirty into others, in groups and totals alike."""
    counts = counted.counts.copy()
    rng = np.random.default_rng(5)
    last = "2025-26-Q4"
    for indicator in sorted(counts["indicator"].unique()):
        mine = counts["indicator"].eq(indicator) & counts["quarter"].le(last)
        more = int(rng.choice([0, 1, 2, 30]))
        biggest = counts[mine].sort_values("numerator").drop_duplicates(KEY[:3], keep="last")
        counts.loc[biggest.index, CELLS] += more
    return replace(counted, counts=counts)


@pytest.fixture(scope="module")
def folder(records: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("returns")


@pytest.fixture(scope="module")
def later(records: Path) -> Counted:
    return counted_from(str(records), quarters("2025-26-Q1", 6), as_at=date(2026, 10, 31))


@pytest.fixture(scope="module")
def made(records: Path, folder: Path, later: Counted) -> list[Return]:
    before = counted_from(str(records), quarters("2025-26-Q1", 4), as_at=date(2026, 4, 30))
    made = []
    for counted, day in ((before, FIRST), (later, LATER), (corrected(later), date(2026, 11, 9))):
        made.append(make_return(counted, folder, made_on=day))
        made[-1].write(folder, folder)
    return made


def adding_up(counts: pd.DataFrame) -> set[tuple[str, str, str]]:
    """Name the columns whose groups do not overlap: all are counted once, or in no group."""
    found = set()
    for column in CELLS:
        totals = counts[counts["breakdown"] == ""].set_index(KEY[:2])[column].rename("total")
        groups = counts[counts["breakdown"] != ""].groupby(KEY[:3])[column].sum(min_count=1)
        both = groups.reset_index().join(totals, on=KEY[:2]).dropna()
        # Each part is rounded, and the total is.
        parts = counts[counts["breakdown"] != ""].groupby(KEY[:3]).size().rename("parts")
        many = both.join(parts, on=KEY[:3])["parts"]
        slack = [0.01 + rounded_by(*each) for each in zip(both["indicator"], many, strict=True)]
        fits = (both[column] <= both["total"] + slack).groupby(
            [both["indicator"], both["breakdown"]]
        )
        found |= {(*name, column) for name, each in fits if each.all()}
    return found


@pytest.mark.parametrize("many", [1, 2, 3])
def test_nobody_works_a_hidden_cell_out(
    made: list[Return], folder: Path, later: Counted, many: int
) -> None:
    whole = later.counts[later.counts["quarter"] <= "2025-26-Q4"]
    attack = ReturnAttack(returned(folder)[:many], adding_up(whole))
    found = attack.ranges()
    assert len(found) > 300
    assert {cell: span for cell, span in found.items() if span[1] - span[0] < 4 - 1e-6} == {}


def test_no_figure_moves_by_1_to_5(made: list[Return], folder: Path) -> None:
    every = returned(folder)
    for number, later in enumerate(every):
        for earlier in every[:number]:
            both = earlier.merge(later, on=KEY, suffixes=("_then", ""))
            assert len(both) > 300
            moves = {name: both[name] - both[f"{name}_then"] for name in CELLS}
            moves["left"] = moves["denominator"] - moves["numerator"]
            for name, each in moves.items():
                told = both[each.abs().between(0.01, 5.99)]
                # A mean has no rest: what is left of its denominator is nothing.
                assert told.empty or name == "left", told[KEY]
            assert (both["hidden"] == both["hidden_then"]).all()


def test_a_later_return_is_made_whatever_was_corrected(made: list[Return]) -> None:
    first, second, third = made
    assert first.waiting > 0
    assert (first.stayed, first.left_out) == (0, 0)
    assert second.table["quarter"].nunique() == 6
    assert third.stayed > 20
    assert len(third.table) >= len(second.table) - third.left_out


def test_the_package_finds_nothing_in_them_either(made: list[Return], folder: Path) -> None:
    assert unsafe(folder) == []

"""What is said of returns that tell too much, and what a reader works out of them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from small_returns import Rows

from glosanalysis.disclosure import Heads, Sum, breaches, protect, ranges, with_contributors
from glosanalysis.disclosure.cells import tabulated
from glosanalysis.disclosure.differencing import audited
from glosanalysis.disclosure.intervals import intervals
from glosanalysis.disclosure.model import model_of

PLACE = "2022-23-Q3, closed, locality"


def published(counts: pd.DataFrame, **hidden: str) -> pd.DataFrame:
    """Hide the numerators of groups, each with its mark."""
    marks = counts["group"].map(hidden).fillna("")
    return counts.assign(hidden=marks, numerator=counts["numerator"].where(marks == ""))


def bounds(frame: pd.DataFrame) -> dict[str, list[float]]:
    told = ranges(frame)
    return {row.group: [row.low, row.high] for row in told.itertuples()}


@pytest.mark.parametrize(("count", "breach"), [(0, False), (1, True), (5, True), (6, False)])
def test_a_small_count_that_is_shown(table: Rows, count: int, breach: bool) -> None:
    said = [f"{PLACE} Stroud: a numerator from 1 to 5 is shown"] * breach
    assert breaches(table({"Stroud": count}).assign(hidden="")) == said


def test_a_small_denominator_that_is_shown(table: Rows) -> None:
    assert breaches(table({"A": 0}, of={"A": 5}).assign(hidden="")) == [
        f"{PLACE} A: a denominator from 1 to 5 is shown"
    ]


@pytest.mark.parametrize(("part", "breach"), [(14, False), (15, True), (20, True)])
def test_what_is_left_of_a_denominator(table: Rows, part: int, breach: bool) -> None:
    said = [f"{PLACE} A: all of a denominator but under 6 is shown"] * breach
    assert breaches(table({"A": part}, of={"A": 20}).assign(hidden="")) == said


def test_a_cell_that_follows_from_its_total(table: Rows) -> None:
    frame = published(table({"": 45, "A": 2, "B": 43}), A="p")
    assert breaches(frame) == [f"{PLACE} A: the hidden numerator follows to fewer than 5 values"]
    assert bounds(frame) == {"A": [2, 2]}


def test_five_values_are_enough_and_four_are_not(table: Rows) -> None:
    # 10 − (6 to …) cannot be known from marks alone, but 1 to 5 leaves the other 5 to 9.
    frame = published(table({"": 10, "A": 3, "B": 7}), A="p", B="s")
    assert bounds(frame) == {"A": [1, 5], "B": [5, 9]}
    assert breaches(frame) == []
    # Of 4 shared by two that have at least one each, each is 1 to 3.
    frame = published(table({"": 14, "A": 2, "B": 2, "C": 10}), A="p", B="p")
    assert bounds(frame) == {"A": [1, 3], "B": [1, 3]}
    assert len(breaches(frame)) == 2


def test_groups_that_leave_a_few_untold(table: Rows) -> None:
    said = [
        f"{PLACE}: its groups come to 1 to 5 less than the total numerator, which tells of those "
        "in no group"
    ]
    assert breaches(table({"": 43, "A": 20, "B": 20}).assign(hidden="")) == said
    assert breaches(table({"": 46, "A": 20, "B": 20}).assign(hidden="")) == []
    assert breaches(table({"": 40, "A": 20, "B": 20}).assign(hidden="")) == []


def test_pounds_that_rounding_leaves_are_of_nobody(table: Rows) -> None:
    heads = {
        "nights": Heads("numerator", most=92),
        "cost": Heads("numerator", most=92, of="nights"),
    }
    nights = table({"": 9000, "A": 5000, "B": 4000}, indicator="nights")
    cost = table({"": 910_129, "A": 500_000, "B": 410_128}, indicator="cost")
    both = pd.concat([nights, cost], ignore_index=True).assign(hidden="")
    assert breaches(both, heads=heads) == []
    both.loc[both["numerator"] == 4000, "numerator"] = 3998
    assert [said.split(":")[0] for said in breaches(both, heads=heads)] == [
        "2022-23-Q3, nights, locality"
    ]


def test_marks_that_are_none_and_marks_on_what_is_shown(table: Rows) -> None:
    frame = table({"A": 20, "B": 30}, of={"A": 90, "B": 90}).assign(hidden=["x", "s"])
    assert breaches(frame) == [
        f"{PLACE} A: its mark must be one of p, s or empty",
        f"{PLACE} B: it is marked as hidden, and all of it is shown",
    ]


def test_a_cell_published_before(table: Rows) -> None:
    earlier = table({"": 45, "A": 12, "B": 33}).assign(hidden="")
    now = published(table({"": 45, "A": 12, "B": 33}), A="s", B="s")
    assert breaches(now) == []
    assert breaches(earlier) == []
    lone = published(table({"A": 12, "B": 33}), A="s", B="s")
    # The total of the earlier return is reckoned with, where the new one leaves it out.
    assert bounds(lone) == {"A": [0, np.inf], "B": [0, np.inf]}
    told = ranges(lone, known=earlier[:1])
    assert told[["low", "high"]].to_numpy().tolist() == [[0, 45], [0, 45]]


def test_no_sentence_has_a_figure_of_the_return(table: Rows) -> None:
    frame = published(table({"": 8045, "A": 2, "B": 8043, "C": 0}), A="p")
    assert not any(figure in " ".join(breaches(frame)) for figure in ("8045", "8043"))


def test_ranges_are_those_of_whole_children(table: Rows) -> None:
    # a + b, b + c and a + c are all the same s of 1 to 5. In fractions a is 0.5 to 2.5; in whole
    # children s is 2 or 4, and each of them 1 or 2.
    parts = [("a", "b"), ("b", "c"), ("a", "c")]
    counts = pd.concat([table({"X": 1}, indicator=name) for name in "sabc"])
    frame = counts.assign(numerator=np.nan, hidden=["p", "s", "s", "s"])
    # A column that is empty everywhere is none; so another group shows that they are counted.
    frame = pd.concat(
        [frame, *(table({"Y": 7 + n}, indicator=name) for n, name in enumerate("sabc"))]
    ).fillna({"hidden": ""})
    told = ranges(frame, relations=[Sum("s", parts=pair) for pair in parts])
    assert told[["low", "high"]].to_numpy().tolist() == [[2, 4], [1, 2], [1, 2], [1, 2]]


def test_marks_that_contradict_the_figures_are_let_go_of_first(table: Rows) -> None:
    # Two of 1 to 5 do not fit between 99 and 100: their groups overlap, or the marks say less.
    counts = table({"": 100, "A": 99, "B": 5, "C": 4})
    assert bounds(published(counts, B="p", C="p")) == {"B": [0, 1], "C": [0, 1]}
    assert breaches(protect(counts)) == []


def test_figures_that_contradict_each_other_tell_nothing(table: Rows) -> None:
    # By one relation 30 of 20 are hidden here, by another 10.
    values = [("all", 20), ("some", 30), ("others", 10)]
    counts = pd.concat([table({"X": each}, indicator=name) for name, each in values])
    frame = counts.assign(hidden=["", "", "s"])
    frame.loc[frame["indicator"] == "others", "numerator"] = np.nan
    more = pd.concat([frame, table({"Y": 40}, indicator="others").assign(hidden="")])
    told = ranges(more, relations=[Sum("all", parts=("some", "others"))])
    assert told[["low", "high"]].to_numpy().tolist() == [[0, np.inf]]


@pytest.mark.parametrize("seed", range(5))
def test_one_equation_says_what_the_linear_programme_does(table: Rows, seed: int) -> None:
    rng = np.random.default_rng(seed)
    groups = dict(zip("ABCDE", map(int, rng.integers(0, 30, 5)), strict=True))
    cells = tabulated(protect(table({"": sum(groups.values()), **groups})))
    hidden = cells["value"].isna().to_numpy()
    model = model_of(cells, hidden=hidden, truth=False)
    exact, alone = audited(model, hidden), intervals(model, hidden)
    assert np.array_equal(exact.low, alone.low)
    assert np.array_equal(exact.high, alone.high)


def test_sums_are_judged_by_their_people_in_what_is_published(table: Rows) -> None:
    nights = table({"A": 90, "B": 900}, indicator="nights")
    means = table({"A": 15, "B": 18}, of={"A": 3, "B": 3}, indicator="mean")
    heads = {"nights": Heads("numerator", most=92), "mean": Heads("numerator")}
    frame = pd.concat([nights, means]).assign(hidden="")
    assert breaches(frame, heads=heads) == [
        "2022-23-Q3, nights, locality A: a sum that rests on under 6 people is shown",
        "2022-23-Q3, mean, locality A: a sum that rests on under 6 people is shown",
    ]
    safe = protect(with_contributors(frame.drop(columns="hidden"), heads))
    assert breaches(safe, heads=heads) == []


def test_a_sum_marked_p_is_not_from_1_to_5(table: Rows) -> None:
    frame = published(table({"": 3000, "A": 90, "B": 2910}, indicator="nights"), A="p", B="s")
    told = ranges(frame, heads={"nights": Heads("numerator", most=92)})
    assert told[["low", "high"]].to_numpy().tolist() == [[0, 3000], [0, 3000]]


def test_pounds_that_are_rounded_leave_nobody_out(table: Rows) -> None:
    parts = table({"": 20.41, "A": 10.2, "B": 10.2}, indicator="fte").assign(hidden="")
    assert breaches(parts) == []

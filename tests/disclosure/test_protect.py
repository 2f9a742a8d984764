"""Returns made safe, each worked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from small_returns import Rows

from glosanalysis.disclosure import (
    AtMost,
    Earlier,
    Heads,
    RollingTotal,
    RunningTotal,
    Stock,
    Sum,
    breaches,
    protect,
    ranges,
    with_contributors,
)
from glosanalysis.errors import BadData

Q1, Q2, Q3, Q4 = (f"2022-23-Q{number}" for number in (1, 2, 3, 4))


def marks(frame: pd.DataFrame, **where: str) -> dict[str, str]:
    for name, value in where.items():
        frame = frame[frame[name] == value]
    return dict(zip(frame["group"], frame["hidden"], strict=True))


def shown(frame: pd.DataFrame, column: str = "numerator") -> dict[str, float]:
    return dict(zip(frame["group"], frame[column], strict=True))


@pytest.mark.parametrize(
    ("count", "mark"), [(0, ""), (1, "p"), (5, "p"), (6, ""), (0.5, "p"), (5.9, "p")]
)
def test_counts_from_1_to_5_are_hidden_and_nought_is_not(
    table: Rows, count: float, mark: str
) -> None:
    safe = protect(table({"Stroud": count}))
    assert safe["hidden"].tolist() == [mark]
    assert safe["numerator"].isna().tolist() == [bool(mark)]


@pytest.mark.parametrize(
    ("part", "whole", "hidden"),
    [
        (0, 20, [False, False]),
        (5, 20, [True, False]),
        (6, 20, [False, False]),
        (14, 20, [False, False]),
        (15, 20, [True, False]),
        (20, 20, [True, False]),
        (3, 5, [True, True]),
        (0, 5, [False, True]),
        (0, 0, [False, False]),
    ],
)
def test_shares_go_with_what_they_rest_on_and_what_is_left(
    table: Rows, part: int, whole: int, hidden: list[bool]
) -> None:
    safe = protect(table({"Stroud": part}, of={"Stroud": whole}))
    assert safe[["numerator", "denominator"]].isna().to_numpy().tolist() == [hidden]
    assert safe["hidden"].tolist() == ["p" if any(hidden) else ""]


def test_a_mean_has_no_complement(table: Rows) -> None:
    safe = protect(table({"Stroud": 38, "Cotswolds": 90}, of={"Stroud": 36, "Cotswolds": 100}))
    assert marks(safe) == {"Cotswolds": "", "Stroud": ""}


def test_the_next_smallest_that_is_not_nought_is_hidden_too(table: Rows) -> None:
    # 2 is hidden; 45 − 11 − 30 − 0 would give it, so 11 goes: 2 + 11 = 13 is all that is told.
    safe = protect(table({"": 43, "A": 2, "B": 11, "C": 30, "D": 0}))
    assert marks(safe) == {"": "", "A": "p", "B": "s", "C": "", "D": ""}
    told = ranges(safe).set_index("group")
    # Of 13 the one is 1 to 5 by its mark, the other therefore 8 to 12.
    assert told.loc["A", ["low", "high"]].tolist() == [1, 5]
    assert told.loc["B", ["low", "high"]].tolist() == [8, 12]


def test_a_neighbour_without_room_is_not_enough(table: Rows) -> None:
    # 3 + 6: who knows the rule knows that B is 6 or more, and so that A is 3 at the most.
    safe = protect(table({"": 39, "A": 3, "B": 6, "C": 30}))
    assert marks(safe) == {"": "", "A": "p", "B": "", "C": "s"}
    # With nothing else to hide, both of them do not do, and the total goes.
    safe = protect(table({"": 9, "A": 3, "B": 6}))
    assert marks(safe)[""] == "s"


def test_two_small_ones_do_not_always_protect_each_other(table: Rows) -> None:
    # 2 and 5 come to 7: neither is 1. So one more is hidden.
    safe = protect(table({"": 37, "A": 2, "B": 5, "C": 30}))
    assert marks(safe) == {"": "", "A": "p", "B": "p", "C": "s"}
    # 2 and 4 come to 6, which leaves each all of 1 to 5.
    safe = protect(table({"": 36, "A": 2, "B": 4, "C": 30}))
    assert marks(safe) == {"": "", "A": "p", "B": "p", "C": ""}


def test_where_a_total_is_small_no_mark_tells_which_groups_are_not_nought(table: Rows) -> None:
    safe = protect(table({"": 4, "A": 1, "B": 1, "C": 1, "D": 1, "E": 0}))
    assert marks(safe) == {"": "p", "A": "s", "B": "s", "C": "s", "D": "s", "E": ""}
    assert breaches(safe) == []


def test_a_hidden_total_is_not_told_by_another_breakdown(table: Rows) -> None:
    one = table({"": 9, "A": 3, "B": 6})
    other = table({"X": 9, "Y": 0}, breakdown="age_band")
    safe = protect(pd.concat([one, other]))
    assert marks(safe, breakdown="age_band") == {"X": "s", "Y": ""}


def test_those_in_no_group_are_written_out(table: Rows) -> None:
    safe = protect(table({"": 40, "A": 17, "B": 20}))
    assert marks(safe) == {"": "", "A": "s", "B": "", "not_recorded": "p"}


def test_groups_that_overlap_do_not_add_up(table: Rows) -> None:
    safe = protect(table({"": 40, "A": 3, "B": 30, "C": 20}))
    assert marks(safe) == {"": "", "A": "p", "B": "", "C": ""}
    assert breaches(safe) == []


def test_a_denominator_that_all_groups_share_is_no_sum(table: Rows) -> None:
    groups = {"": 100, "A": 30, "B": 70}
    safe = protect(table(groups, of=dict.fromkeys(groups, 200)))
    assert set(safe["hidden"]) == {""}
    assert len(safe) == 3


def test_a_count_hidden_here_is_not_a_denominator_there(table: Rows) -> None:
    of = {"": 43, "A": 2, "B": 11, "C": 30}
    shares = table({"": 20, "A": 0, "B": 0, "C": 20}, of=of, indicator="referred")
    safe = protect(pd.concat([table(of), shares]))
    hidden = safe[safe["indicator"] == "referred"].set_index("group")["denominator"].isna()
    assert hidden.to_dict() == {"": False, "A": True, "B": True, "C": False}


def running(table: Rows, ytd: list[int], each: list[int] | None = None) -> pd.DataFrame:
    frames = [
        table({"A": value}, quarter=f"2022-23-Q{n}", indicator="ytd")
        for n, value in enumerate(ytd, 1)
    ]
    frames += [
        table({"A": value}, quarter=f"2022-23-Q{n}", indicator="each")
        for n, value in enumerate(each or [], 1)
    ]
    return pd.concat(frames)


def test_a_running_total_does_not_tell_a_hidden_quarter(table: Rows) -> None:
    # The 3 of quarter 2 is 23 − 20.
    relations = [RunningTotal("ytd", of="each")]
    counts = running(table, [20, 23, 50], [20, 3, 27])
    bare = protect(counts)
    assert marks(bare, indicator="ytd", quarter=Q2) == {"A": ""}
    assert breaches(bare) == []
    assert any("2022-23-Q2, each" in told for told in breaches(bare, relations=relations))
    assert breaches(protect(counts, relations=relations), relations=relations) == []


def test_nor_a_quarter_that_is_not_published_at_all(table: Rows) -> None:
    relations = [RunningTotal("ytd", of="each")]
    counts = running(table, [20, 23, 50])
    assert breaches(counts.assign(hidden=""), relations=relations) == [
        "2022-23-Q2, each, locality A: a small numerator follows from the totals of two quarters"
    ]
    safe = protect(counts, relations=relations)
    assert (safe["hidden"] != "").sum() == 1
    assert breaches(safe, relations=relations) == []
    # In the first quarter of the next year the total begins anew: 4 less than before is no count.
    fresh = table({"A": 46}, quarter="2023-24-Q1", indicator="ytd")
    alone = pd.concat([running(table, [10, 20, 35, 50]), fresh])
    assert set(protect(alone, relations=relations)["hidden"]) == {""}


def test_a_rolling_total_less_its_neighbour(table: Rows) -> None:
    relations = [RollingTotal("year", of="each", quarters=2)]
    each = [10, 3, 20, 30]
    frames = [
        table({"A": v}, quarter=f"2022-23-Q{n}", indicator="each") for n, v in enumerate(each, 1)
    ]
    sums = zip((2, 3, 4), (13, 23, 50), strict=True)
    frames += [table({"A": v}, quarter=f"2022-23-Q{n}", indicator="year") for n, v in sums]
    assert breaches(protect(pd.concat(frames)), relations=relations) != []
    assert breaches(protect(pd.concat(frames), relations=relations), relations=relations) == []


def test_a_stock_and_its_flows(table: Rows) -> None:
    # 100 + 20 − 3 = 117: the 3 that ceased follow.
    relations = [Stock("held", came=("issued",), went=("ceased",))]
    values = [("held", Q1, 100), ("held", Q2, 117), ("issued", Q2, 20), ("ceased", Q2, 3)]
    counts = pd.concat([table({"A": v}, quarter=q, indicator=i) for i, q, v in values])
    assert breaches(protect(counts), relations=relations) == [
        "2022-23-Q2, ceased, locality A: the hidden numerator follows to fewer than 5 values"
    ]
    safe = protect(counts, relations=relations)
    assert (safe["hidden"] == "s").sum() == 1
    # Corrections make it hold no more, and then nothing follows.
    loose = counts.assign(numerator=counts["numerator"].replace(117, 150))
    assert (protect(loose, relations=relations)["hidden"] == "s").sum() == 0


def test_indicators_that_make_up_another(table: Rows) -> None:
    values = [("all", 50), ("late", 47), ("in_time", 3)]
    counts = pd.concat([table({"A": v}, indicator=i) for i, v in values])
    relations = [Sum("all", parts=("late", "in_time"))]
    assert (protect(counts)["hidden"] == "s").sum() == 0
    assert (protect(counts, relations=relations)["hidden"] == "s").sum() == 1


def test_what_counts_some_of_another(table: Rows) -> None:
    # 30 within six weeks are 30 at the least within six months; with B and 6 they are 80.
    lesser = table({"A": 30}, indicator="6w").assign(hidden="")
    greater = table({"": 80, "A": np.nan, "B": np.nan, "C": 6}, indicator="6m")
    greater["hidden"] = ["", "s", "s", ""]
    told = ranges(pd.concat([lesser, greater]), relations=[AtMost("6w", "6m")])
    assert told[["group", "low", "high"]].to_numpy().tolist() == [["A", 30, 74], ["B", 0, 44]]


def test_a_growth_tells_what_was_a_year_before(table: Rows) -> None:
    before = table({"": 43, "A": 2, "B": 11, "C": 30}, quarter="2021-22-Q3", indicator="held")
    now = {"": 60, "A": 10, "B": 20, "C": 30}
    growth = table(now, of={"": 43, "A": 2, "B": 11, "C": 30}, indicator="growth")
    relations = [Earlier("growth", of="held")]
    safe = protect(pd.concat([before, growth]), relations=relations)
    assert breaches(safe, relations=relations) == []
    assert safe[safe["indicator"] == "growth"]["denominator"].isna().tolist() == [
        False,
        True,
        True,
        False,
    ]


def test_what_an_earlier_return_hides_stays_hidden(table: Rows) -> None:
    earlier = protect(table({"": 43, "A": 2, "B": 11, "C": 30}))
    # Now A is 7, which would be shown: B, and with it the 2 that A was, would follow.
    safe = protect(table({"": 48, "A": 7, "B": 11, "C": 30}), known=earlier)
    assert marks(safe) == {"": "", "A": "s", "B": "s", "C": ""}


def test_what_an_earlier_return_shows_hides_nothing(table: Rows) -> None:
    earlier = protect(table({"": 60, "A": 20, "B": 11, "C": 29}))
    safe = protect(table({"": 43, "A": 2, "B": 11, "C": 30}), known=earlier)
    # B is known to be about 11 and C about 29; the total of A is as well. Nothing is left to hide,
    # so the marks fall silent, and `breaches` says what is still told.
    assert shown(safe)["B"] == 11
    assert breaches(safe, known=earlier) != []


def test_earlier_quarters_are_reckoned_with(table: Rows) -> None:
    relations = [RunningTotal("ytd", of="each")]
    counts = running(table, [20, 23, 50], [20, 3, 27])
    before, now = counts[counts["quarter"] == Q1], counts[counts["quarter"] == Q2]
    first = protect(before, relations=relations)
    assert breaches(protect(now, relations=relations), known=first, relations=relations) != []
    safe = protect(now, known=[first], relations=relations)
    assert breaches(safe, known=first, relations=relations) == []
    assert set(safe["quarter"]) == {Q2}


def test_nights_are_judged_by_the_children_they_are_of(table: Rows) -> None:
    nights = table({"": 3000, "A": 460, "B": 461, "C": 2079}, indicator="nights")
    safe = protect(with_contributors(nights, {"nights": Heads("numerator", most=92)}))
    assert marks(safe) == {"": "", "A": "p", "B": "s", "C": ""}
    assert "contributors" not in safe


def test_month_ends_are_no_people(table: Rows) -> None:
    # 15 and 18 over three month ends: 5 and 6 children on average.
    means = table({"A": 15, "B": 18, "C": 90}, of={"A": 3, "B": 3, "C": 3}, indicator="mean")
    safe = protect(with_contributors(means, {"mean": Heads("numerator")}))
    assert marks(safe) == {"A": "p", "B": "", "C": ""}
    assert shown(safe, "denominator") == {"A": 3, "B": 3, "C": 3}


def test_money_is_judged_by_weeks_beside_it(table: Rows) -> None:
    weeks = table({"A": 9000, "B": 90000}, of={"A": 13, "B": 130}, indicator="week_cost")
    cost = table({"A": 9000, "B": 90000}, indicator="cost")
    head = {
        "week_cost": Heads("denominator", most=92 / 7),
        "cost": Heads("denominator", most=92 / 7, of="week_cost"),
    }
    safe = protect(with_contributors(pd.concat([weeks, cost]), head))
    assert marks(safe, indicator="cost") == {"A": "p", "B": ""}
    assert marks(safe, indicator="week_cost") == {"A": "p", "B": ""}


@pytest.mark.parametrize(
    ("one", "two", "mark"), [(0.5, 0.6, "p"), (0.49, 0.9, "p"), (0.49, 0.89, "")]
)
def test_a_sum_that_one_or_two_make_up_is_hidden(
    table: Rows, one: float, two: float, mark: str
) -> None:
    cost = table({"A": 50000}).assign(contributors=8, largest=one, two_largest=two)
    assert marks(protect(cost)) == {"A": mark}


def test_a_change_may_be_below_nought(table: Rows) -> None:
    change = table({"": -300, "A": -500, "B": 200}, indicator="effect")
    assert set(protect(change)["hidden"]) == {""}


def test_the_counts_are_left_as_they_are_and_the_rest_is_passed_on(table: Rows) -> None:
    counts = table({"": 43, "A": 2, "B": 41}).assign(as_at="2022-12-31", provisional=True)
    before = counts.copy()
    safe = protect(counts)
    pd.testing.assert_frame_equal(counts, before)
    assert list(safe.columns) == [*before.columns[:6], "hidden", "as_at", "provisional"]
    assert safe["provisional"].all()


def test_figures_never_counted_are_no_hidden_cells(table: Rows) -> None:
    safe = protect(table({"": 43, "A": 3, "B": np.nan}))
    assert marks(safe)["B"] == ""


def test_a_row_twice_is_refused_without_its_figures(table: Rows) -> None:
    with pytest.raises(BadData, match="1 rows of a return are there twice") as refused:
        protect(table({"A": 77}).loc[[0, 0]])
    assert "77" not in str(refused.value)


def test_the_same_counts_give_the_same_return_in_any_order(table: Rows) -> None:
    counts = table({"": 43, "A": 2, "B": 20, "C": 20, "D": 1})
    pd.testing.assert_frame_equal(protect(counts), protect(counts[::-1]))


def test_a_part_without_room_in_its_whole_takes_that_with_it(table: Rows) -> None:
    # B, 9 of 15, hides A. By the rule 6 or more are left of it too: 6, 7, 8 or 9, were 15 shown.
    safe = protect(table({"": 11, "A": 2, "B": 9}, of={"": 60, "A": 45, "B": 15}))
    assert (marks(safe)["A"], marks(safe)["B"]) == ("p", "s")
    assert safe["denominator"].isna().tolist() == [False, True, True]

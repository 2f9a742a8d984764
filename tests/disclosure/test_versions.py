"""Figures that one return after another tells: what follows from the way between them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from small_returns import Rows

from glosanalysis.disclosure import Column, Earlier, Same, Stock, Sum, breaches, protect
from glosanalysis.disclosure.cohorts import as_told_before
from glosanalysis.disclosure.versions import corrected

Q1, Q2 = "2022-23-Q1", "2022-23-Q2"
BLOCK = ("2022-23-Q3", "closed")
MOVED = "2022-23-Q3, closed, total: what it was in an earlier return tells of 1 to 5 more or less"


def told(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(hidden="")


def test_two_of_eleven_more_children_do_not_follow(table: Rows) -> None:
    first = told(table({"": 7}, of={"": 44}))
    assert breaches(told(table({"": 9}, of={"": 55})), first) == [MOVED]


@pytest.mark.parametrize(
    ("part", "whole", "breach"),
    [
        (7, 44, False),
        (13, 56, False),  # six more, and six more of whom it is not so
        (12, 56, True),  # five more
        (13, 55, True),  # five more of whom it is not so
        (13, 50, False),  # six more of whom it is so, none of whom it is not
        (13, 44, False),  # six of the same children
        (9, 46, True),
        (7, 49, True),
    ],
)
def test_a_figure_moves_by_nothing_or_by_what_may_be_shown(
    table: Rows, part: int, whole: int, breach: bool
) -> None:
    first, again = table({"": 7}, of={"": 44}), table({"": part}, of={"": whole})
    assert bool(breaches(told(again), told(first))) == breach
    moves, anew = corrected(again, [told(first)])
    assert moves == ({BLOCK} if (part, whole) != (7, 44) else set())
    assert anew == (set() if breach else moves)


def test_every_return_before_counts(table: Rows) -> None:
    # 20, then 26, now 24: four more than in the first of them.
    before = [told(table({"": 20})), told(table({"": 26}))]
    assert breaches(told(table({"": 24})), before) == [MOVED, MOVED]
    assert corrected(table({"": 32}), before) == ({BLOCK}, {BLOCK})
    assert corrected(table({"": 22}), before) == ({BLOCK}, set())


def test_what_was_hidden_is_not_shown_and_the_other_way_round(table: Rows) -> None:
    first = protect(table({"": 43, "A": 2, "B": 11, "C": 30}))
    now = told(table({"": 43, "A": 2, "B": 11, "C": 30}))
    now.loc[now["group"] == "A", ["numerator", "hidden"]] = [np.nan, "p"]
    assert any("locality B: what it was" in each for each in breaches(now, first))
    # A is 9 now, and stays hidden; C is 3, and may not be hidden.
    again = table({"": 50, "A": 9, "B": 11, "C": 30})
    assert corrected(again, [first])[1] == {BLOCK}
    assert protect(again, first)["numerator"].isna().tolist() == [False, True, True, False]
    assert corrected(table({"": 49, "A": 2, "B": 44, "C": 3}), [first])[1] == set()


def test_hidden_groups_do_not_move_by_few_together(table: Rows) -> None:
    first = protect(table({"": 43, "A": 2, "B": 11, "C": 30}))
    # C is six more and all are eight more: A and B are two more.
    assert corrected(table({"": 51, "A": 3, "B": 12, "C": 36}), [first])[1] == set()
    again = table({"": 51, "A": 3, "B": 18, "C": 30})
    assert corrected(again, [first])[1] == {BLOCK}
    assert breaches(protect(again, first), first) == []


def test_a_change_of_a_cost_is_never_told(table: Rows) -> None:
    first, again = told(table({"": 40_000})), table({"": 90_000})
    assert corrected(again, [first])[1] == {BLOCK}
    assert corrected(again, [first], ["closed"])[1] == set()


def test_other_groups_than_before_stay_untold(table: Rows) -> None:
    first = told(table({"": 50, "A": 20, "B": 30}))
    assert corrected(table({"": 60, "A": 20, "B": 30, "C": 10}), [first])[1] == set()
    assert corrected(table({"": 60, "A": 60}), [first])[1] == set()


SAME = Same(Column("6m", "denominator"), Column("12m", "denominator"))


def test_who_is_followed_longer_are_the_same_children(table: Rows) -> None:
    first = told(table({"": 7}, of={"": 44}, indicator="6m"))
    now = table({"": 9}, of={"": 46}, indicator="12m")
    # Two who were recorded late would follow.
    assert len(breaches(told(now), first, relations=[SAME])) == 1
    held, stays, fails = as_told_before(now, first, [SAME])
    assert held["denominator"].tolist() == [44]
    assert (stays, fails) == ({("2022-23-Q3", "12m")}, set())
    assert breaches(told(held), first, relations=[SAME]) == []


def test_so_many_more_that_they_may_be_told_are(table: Rows) -> None:
    first = told(table({"": 7}, of={"": 44}, indicator="6m"))
    now = table({"": 9}, of={"": 60}, indicator="12m")
    assert as_told_before(now, first, [SAME])[1:] == (set(), set())


def test_what_is_hidden_takes_up_the_rest(table: Rows) -> None:
    first = protect(
        table(
            {"": 0, "A": 0, "B": 0, "C": 0}, of={"": 60, "A": 3, "B": 17, "C": 40}, indicator="6m"
        )
    )
    now = table(
        {"": 0, "A": 0, "B": 0, "C": 0}, of={"": 62, "A": 4, "B": 18, "C": 40}, indicator="12m"
    )
    held, _, _ = as_told_before(now, first, [SAME])
    # All are 60 again and C is 40, so that A and B are 20, of whom B takes what is too many.
    assert held["denominator"].tolist() == [60, 4, 16, 40]


def test_groups_that_were_not_told_are_left_out(table: Rows) -> None:
    first = told(table({"": 7, "A": 7}, of={"": 44, "A": 44}, indicator="6m"))
    now = table({"": 7, "A": 7, "B": 0}, of={"": 46, "A": 44, "B": 2}, indicator="12m")
    assert as_told_before(now, first, [SAME])[2] == {("2022-23-Q3", "12m")}


def test_what_was_told_is_not_hidden_where_it_comes_again(table: Rows) -> None:
    whole = {"": 40, "A": 9, "B": 1, "C": 1, "D": 21, "E": 8}
    first = protect(table(whole, indicator="requests"))
    now = table({"": 5, "A": 3, "B": 0, "C": 0, "D": 1, "E": 1}, of=whole, indicator="soon")
    same = [Same(Column("requests"), Column("soon", "denominator"))]
    # Few of the 40 had a plan in time. To hide the 40, which were told, would protect none of them.
    safe = protect(now, first, relations=same)
    assert breaches(safe, first, relations=same) == []
    before = first.set_index("group")["numerator"]
    assert safe.set_index("group")["denominator"].equals(before.rename("denominator"))
    assert safe["numerator"].dropna().tolist() == [0, 0]


def test_a_growth_is_over_what_was_told_a_year_before(table: Rows) -> None:
    first = told(table({"": 400}, quarter="2021-22-Q3", indicator="held"))
    now = table({"": 450}, of={"": 403}, indicator="growth")
    held, _, _ = as_told_before(now, first, [Earlier("growth", of="held")])
    assert held["denominator"].tolist() == [400]


def test_late_records_do_not_follow_from_a_stock(table: Rows) -> None:
    # 100 and 20 less 30 are 90; 92 are held, as two were recorded late.
    stock = Stock("held", came=("came",), went=("went",))
    first = told(table({"": 100}, quarter=Q1, indicator="held"))
    values = [("held", 92), ("came", 20), ("went", 30)]
    now = pd.concat([table({"": value}, quarter=Q2, indicator=name) for name, value in values])
    assert len(breaches(told(now), first, relations=[stock])) == 3
    safe = protect(now, first, relations=[stock])
    assert safe["numerator"].isna().sum() == 2
    assert breaches(safe, first, relations=[stock]) == []


def test_a_stock_into_which_more_came_than_is_counted(table: Rows) -> None:
    # Of 14 two are left, so 12 or more went, whatever came.
    stock = Stock("held", came=(), went=("went",), more=True)
    held = pd.concat(
        [table({"A": n}, quarter=q, indicator="held") for q, n in ((Q1, 54), (Q2, 50))]
    )
    went = pd.concat([table({"A": n}, quarter=Q2, indicator="went") for n in (4,)])
    safe = protect(pd.concat([held, went]), relations=[stock])
    # Four or five went, were both numbers shown.
    assert safe["numerator"].isna().sum() == 2
    assert breaches(safe, relations=[stock]) == []
    grown = held.assign(numerator=[54.0, 60.0])
    assert protect(pd.concat([grown, went]), relations=[stock])["numerator"].isna().sum() == 1


def test_a_group_that_is_another_measure(table: Rows) -> None:
    yes = Sum(Column("yes", at=("", "")), (Column("decided", at=("type", "yes")),))
    decided = table({"": 40, "yes": 37, "no": 3}, indicator="decided", breakdown="type")
    share = table({"": 37}, of={"": 80}, indicator="yes")
    safe = protect(pd.concat([decided, share]), relations=[yes])
    hidden = safe[safe["numerator"].isna()]
    assert hidden[["indicator", "group"]].to_numpy().tolist() == [
        ["decided", "no"],
        ["decided", "yes"],
        ["yes", ""],
    ]

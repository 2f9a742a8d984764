"""The overview: what comes first, what a figure stands on, and the small line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import made_up
import pytest
from headlines import headlines

from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import FEW, IndicatorRow
from glosanalysis.observations import Observation
from glosanalysis.overview.history import History, histories
from glosanalysis.overview.ranking import MOST, importance, matters_most, opens_a_page
from glosanalysis.quarter import Quarter
from glosanalysis.render.charts.small_line import said_line, small_line
from glosanalysis.render.overview_parts import _foremost
from glosanalysis.themes import THEMES
from glosanalysis.themes.from_records import COUNTED, FromRecords


@pytest.fixture(scope="module")
def tables(five_papers: Tables) -> Tables:
    return five_papers


QUARTER = Quarter(2022, 3)


def row(
    name: str,
    value: float,
    before: float | None = None,
    good_is: str = "low",
    target: float | None = None,
    as_at: date = date(2022, 12, 31),
) -> IndicatorRow:
    indicator = made_up.indicator(id=name, label=name, good_is=good_is, sentence="{value}")
    old = (
        Observation(as_at=date(2022, 9, 30), value=before, source_id="s", locator="l")
        if before is not None
        else None
    )
    return IndicatorRow(
        theme="ehcp",
        indicator=indicator,
        quarter=QUARTER,
        latest=Observation(as_at=as_at, value=value, source_id="s", locator="l", target=target),
        before=old,
    )


def told_by(feed: str, name: str, value: float | None) -> IndicatorRow:
    made = row(name, value or 0)
    assert made.latest is not None
    symbol = "" if value is not None else "c"
    return replace(made, latest=replace(made.latest, feed=feed, value=value, symbol=symbol))


@pytest.mark.parametrize(
    ("rows", "foremost"),
    [
        ([("release", "a", 1), ("return", "b", 2)], ["a", "b"]),
        ([("release", "a", 1), ("release", "b", 2), ("return", "c", 3)], ["a", "c"]),
        ([("return", "a", None), ("return", "b", 2), ("return", "c", 3)], ["b"]),
        ([("return", "a", None), ("return", "b", None)], ["a"]),
    ],
)
def test_at_a_glance_has_the_foremost_published_and_the_foremost_counted_figure_of_a_theme(
    rows: list[tuple[str, str, float | None]], foremost: list[str]
) -> None:
    made = [told_by(*each) for each in rows]
    assert [each.indicator.id for each in _foremost(made, fresh=False)] == foremost


def test_what_records_count_opens_a_page_after_what_is_published() -> None:
    records = FromRecords(opens=("second", "first"))
    for measure in ("first", "second", "third"):
        records.add("count", measure, measure, sentence="{value}", definition="All.", unit="plans")
    assert [each.opens for each in records.indicators] == [22, 21, None]
    for theme in THEMES.values():
        places = {each.id: each.opens for each in theme.indicators if each.opens is not None}
        counted = [place for id_, place in places.items() if id_.startswith(COUNTED)]
        assert all(place > 20 for place in counted)
        assert all(place < 20 for place in places.values() if place not in counted)


def names(rows: list[IndicatorRow]) -> list[str]:
    return [each.indicator.id for each in rows]


def test_what_is_off_target_comes_before_what_is_on_target() -> None:
    rows = [
        row("on", 5, target=10),
        row("off", 15, target=10),
        row("neutral", 5, good_is="neutral"),
    ]
    assert names(matters_most(rows))[0] == "off"


def test_the_greater_distance_from_the_target_comes_first() -> None:
    rows = [row("near", 11, target=10), row("far", 19, target=10), row("middle", 15, target=10)]
    assert names(matters_most(rows)) == ["far", "middle", "near"]


def test_a_doubtful_figure_comes_after_a_sure_one_of_the_same_size() -> None:
    sure, doubtful = row("sure", 19, target=10), row("doubtful", 19, target=10)
    about = replace(doubtful.latest, qualifier="about", provisional=True)  # type: ignore[type-var]
    assert names(matters_most([replace(doubtful, latest=about), sure])) == ["sure", "doubtful"]


def test_millions_come_before_a_third_of_a_placement(tables: Tables) -> None:
    first = Quarter(2017, 3)
    chosen = names(matters_most(headlines(tables, first)))
    assert chosen[0] == "ext_variance_k"


def test_a_change_that_may_be_chance_is_no_distance() -> None:
    clear = row("clear", 8, 5)
    assert importance(clear) > importance(replace(clear, before=None))
    unclear = replace(
        clear, indicator=replace(clear.indicator, materiality=4, materiality_reason="As it is.")
    )
    assert importance(unclear) == importance(replace(unclear, before=None))


def test_at_most_five_are_said() -> None:
    assert len(matters_most([row(f"i{n}", n + 1, n or 1) for n in range(9)])) == MOST


def test_a_page_opens_with_its_headlines_and_is_filled_up_to_three() -> None:
    first = [row("headline", 11, target=10), row("old", 19, target=10, as_at=date(2020, 1, 1))]
    others = [row(f"other{n}", 15 + n, target=10) for n in range(3)]
    opened = names(opens_a_page(first, [*others, first[0]]))
    assert opened == ["headline", "other2", "other1"]
    assert names(opens_a_page(others, others)) == ["other2", "other1", "other0"]
    assert names(opens_a_page(others[2:], others)) == ["other2", "other1", "other0"]
    four = [*others, row("other3", 11, target=10)]
    assert len(opens_a_page(four, [*four, first[0]])) == 4


def test_history_and_what_is_known_already_do_not_matter_most() -> None:
    old = row("old", 50, target=10, as_at=date(2020, 1, 1))
    told = row("told", 50, target=10)
    assert matters_most([old, replace(told, told_before=told.latest)]) == []


def test_one_child_more(tables: Tables) -> None:
    quarter = Quarter(2022, 4)
    rows = {each.indicator.id: each for each in THEMES["early_help"].rows(tables, quarter)}
    children = rows["eh_closure_rereferred_6m"]
    assert children.latest
    counted = replace(children.indicator, counted=("child", "children"))
    assert replace(children, indicator=counted).one_more == 9.2
    many = replace(children.latest, numerator=10.0, denominator=float(FEW + 1))
    assert replace(children, indicator=counted, latest=many).one_more is None


def test_a_history_does_not_look_ahead(tables: Tables) -> None:
    for theme in THEMES.values():
        for history in histories(theme, tables.known_at(QUARTER)).values():
            assert all(each.quarter <= QUARTER for each in history.rows)


def test_the_small_line_says_its_figures_and_keeps_within_its_box(tables: Tables) -> None:
    history = histories(THEMES["early_help"], tables)["eh_rereferral_6w"]
    said = "Four quarters with a figure, 2021-22 Q4 to 2022-23 Q3: 5.9%, 6.8%, 4.9%, 6.2%"
    assert said_line(history) == said
    drawn = small_line(history, 120, 28)
    assert f'aria-label="{said}"' in drawn
    points = re.findall(r"([\d.]+),([\d.]+)", drawn)
    assert len(points) == 4
    assert all(0 <= float(x) <= 120 and 0 <= float(y) <= 28 for x, y in points)


def test_figures_that_begin_again_each_year_make_no_line(tables: Tables) -> None:
    history = histories(THEMES["ehcp"], tables)["ehc_new_plans"]
    assert "<svg" not in small_line(history)
    assert "begins again" in said_line(history)


def test_shares_of_another_base_are_not_joined(tables: Tables) -> None:
    history = histories(THEMES["workforce"], tables)["agency_pct"]
    assert said_line(history).endswith(
        "about 40%; 33.2%, 33.5%, 30.6%; 34% (not all of one kind, and not joined)"
    )
    drawn = small_line(history)
    # One line of the three shares of posts; two single marks, and the mark of the last.
    assert drawn.count("<polyline") == 1
    assert drawn.count("<circle") == 3
    joined = re.search(r'points="([^"]*)"', drawn)
    assert joined is not None
    assert len(joined[1].split()) == 3


def test_amounts_of_two_budgets_make_no_line(tables: Tables) -> None:
    history = histories(THEMES["placements"], tables)["ext_variance_k"]
    assert "<svg" not in small_line(history)
    assert "£7.443 million; £6.23 million" in said_line(history)


def test_two_months_are_not_joined_to_three(tables: Tables) -> None:
    history = histories(THEMES["early_help"], tables)["rpc_delegates"]
    assert "<svg" not in small_line(history)


def test_counts_held_against_a_year_before_are_one_line(tables: Tables) -> None:
    history = histories(THEMES["placements"], tables)["ext_placements"]
    assert history.stretches == [list(range(27))]


def test_changes_over_a_year_and_a_part_are_called_that(tables: Tables) -> None:
    history = histories(THEMES["ehcp"], tables)["ehc_new_plans_change"]
    assert said_line(history) == "Of whole years and of parts of a year: no line"


def test_one_figure_makes_no_line() -> None:
    history = History(row("x", 1).indicator, (row("x", 1),))
    assert "<svg" not in small_line(history)

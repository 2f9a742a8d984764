"""The overview: what comes first, what a figure stands on, and the small line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from glosanalysis.data.published import Published
from glosanalysis.indicator import Indicator, IndicatorRow, Observation
from glosanalysis.period import Quarter
from glosanalysis.present.small_line import said_line, small_line
from glosanalysis.themes import THEMES
from glosanalysis.themes.footing import FEW, footing
from glosanalysis.themes.history import History, histories
from glosanalysis.themes.overview import footings, headline_rows, matters_most

QUARTER = Quarter(2022, 3)


def row(
    name: str,
    value: float,
    before: float | None = None,
    good_is: str = "low",
    target: float | None = None,
    as_at: date = date(2022, 12, 31),
) -> IndicatorRow:
    indicator = Indicator(name, name, "%", 1, good_is, "{value}", "")
    old = Observation(date(2022, 9, 30), before, "s", "l") if before is not None else None
    return IndicatorRow(
        "ehcp", indicator, QUARTER, Observation(as_at, value, "s", "l", target=target), old
    )


def names(rows: list[IndicatorRow]) -> list[str]:
    return [each.indicator.id for each in rows]


def test_what_is_off_target_comes_first_and_then_what_is_worse() -> None:
    rows = [
        row("better", 4, 5),
        row("unchanged", 5, 5),
        row("worse", 6, 5),
        row("on", 5, 5, target=10),
        row("off", 11, 11, target=10),
    ]
    assert names(matters_most(rows)) == ["off", "worse", "on", "better", "unchanged"]


def test_the_greater_change_in_proportion_comes_first() -> None:
    rows = [row("small", 101, 100), row("large", 2, 1), row("middle", 12, 10)]
    assert names(matters_most(rows)) == ["large", "middle", "small"]


def test_at_most_five_are_said() -> None:
    assert len(matters_most([row(f"i{n}", n + 1, n or 1) for n in range(9)])) == 5


def test_the_latest_known_follow_where_fewer_than_three_are_new() -> None:
    old = [row(f"old{year}", 1, as_at=date(year, 1, 1)) for year in (2018, 2020, 2019)]
    assert names(matters_most([*old, row("new", 2, 1)])) == ["new", "old2020", "old2019"]


def test_what_was_never_reported_is_in_the_table_but_not_in_the_sentences(
    published: Published,
) -> None:
    first = Quarter(2017, 3)
    rows = headline_rows(published.seen_by(first), first)
    assert len(rows) == sum(len(theme.headline) for theme in THEMES.values())
    assert any(each.latest is None for each in rows)
    assert all(each.latest is not None for each in matters_most(rows))


def test_the_year_average_is_of_the_quarters_of_the_year(published: Published) -> None:
    seen = published.seen_by(QUARTER)
    found = {each.row.indicator.id: each for each in footings(seen, QUARTER)}
    rereferred = found["eh_rereferral_6w"]
    assert (rereferred.average, rereferred.averaged, rereferred.year) == (6.0, 3, "2022-23")
    assert (rereferred.short_of_target, rereferred.met, rereferred.reported) == (-13.8, 4, 4)


def test_one_child_more_or_fewer(published: Published) -> None:
    found = {each.row.indicator.id: each for each in footings(published, Quarter(2022, 4))}
    children = found["eh_closure_rereferred_6m"]
    assert children.moved_to == (8.2, 9.2)
    assert children.counted == ("child", "children")
    assert found["sf_claims"].moved_to is None
    assert found["sf_claims"].short_of_target == 16.6
    assert "81 more needed by 31 March 2023" in found["sf_claims"].pace


@pytest.mark.parametrize(("behind", "few"), [(FEW, True), (FEW + 1, False)])
def test_a_reminder_ends_where_one_no_longer_shows(
    published: Published, behind: int, few: bool
) -> None:
    quarter = Quarter(2022, 4)
    theme = THEMES["early_help"]
    followed = histories(theme, published)["eh_closure_rereferred_6m"]
    known = followed.rows[-1]
    assert known.latest
    other = replace(known, latest=replace(known.latest, numerator=10.0, denominator=float(behind)))
    assert other.quarter == quarter
    assert (footing(other, followed, published).moved_to is not None) == few


def test_a_history_does_not_look_ahead(published: Published) -> None:
    for theme in THEMES.values():
        for history in histories(theme, published.seen_by(QUARTER)).values():
            assert all(each.quarter <= QUARTER for each in history.rows)


def test_the_small_line_says_its_figures_and_keeps_within_its_box(published: Published) -> None:
    history = histories(THEMES["early_help"], published)["eh_rereferral_6w"]
    said = "Four quarters with a figure, 2021-22 Q4 to 2022-23 Q3: 5.9%, 6.8%, 4.9%, 6.2%"
    assert said_line(history) == said
    drawn = small_line(history, 120, 28)
    assert f'aria-label="{said}"' in drawn
    points = re.findall(r"([\d.]+),([\d.]+)", drawn)
    assert len(points) == 4
    assert all(0 <= float(x) <= 120 and 0 <= float(y) <= 28 for x, y in points)


def test_figures_that_begin_again_each_year_make_no_line(published: Published) -> None:
    history = histories(THEMES["ehcp"], published)["ehc_new_plans"]
    assert "<svg" not in small_line(history)
    assert "begins again" in said_line(history)


def test_one_figure_makes_no_line() -> None:
    history = History(row("x", 1).indicator, (row("x", 1),))
    assert "<svg" not in small_line(history)

"""What must hold for every input there is."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from glosanalysis.phrasing import moved, number
from glosanalysis.quarter import Quarter
from glosanalysis.stats.growth import compound_growth, percentage_change
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.stats.rounding import round_half_up

quarters = st.builds(Quarter, st.integers(1900, 2990), st.integers(1, 4))
days = st.dates(date(1901, 1, 1), date(2990, 12, 31))


@given(quarters)
def test_what_is_written_is_read_back(quarter: Quarter) -> None:
    assert Quarter.parse(str(quarter)) == quarter
    assert Quarter.parse(quarter.short_label) == quarter


@given(days)
def test_every_day_lies_in_its_quarter(day: date) -> None:
    quarter = Quarter.containing(day)
    assert quarter.first_day <= day <= quarter.last_day


@given(quarters)
def test_quarters_follow_each_other_without_a_gap(quarter: Quarter) -> None:
    assert (quarter + 1).first_day == quarter.last_day + timedelta(days=1)
    assert (quarter + 1).previous == quarter
    assert quarter < quarter + 1


@given(st.data())
def test_an_interval_contains_its_estimate_and_stays_within_0_and_1(data: st.DataObject) -> None:
    total = data.draw(st.integers(1, 10_000))
    count = data.draw(st.integers(0, total))
    low, high = wilson_interval(count, total)
    assert 0 <= low <= count / total + 1e-12
    assert count / total - 1e-12 <= high <= 1


@given(st.integers(-(10**9), 10**9), st.integers(0, 3))
def test_rounding_what_is_round_changes_nothing(whole: int, decimals: int) -> None:
    value = whole / 10**decimals
    assert round_half_up(value, decimals) == value


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_rounding_moves_by_half_a_unit_at_most(value: float, decimals: int) -> None:
    assert abs(round_half_up(value, decimals) - value) <= 0.5 * 10**-decimals + 1e-6


@given(st.floats(100, 1e4), st.floats(100, 1e4), st.floats(0.5, 50))
def test_growth_leads_back_to_the_last_value(first: float, last: float, years: float) -> None:
    grown = first * (1 + compound_growth(first, last, years) / 100) ** years
    assert abs(grown - last) <= 1e-6 * last


@given(st.floats(1, 1e6), st.floats(-99, 1000))
def test_a_percentage_change_undoes_itself(before: float, change: float) -> None:
    after = before * (1 + change / 100)
    assert abs(percentage_change(before, after) - change) < 1e-6


@given(st.floats(0, 100), st.floats(0, 100))
def test_direction_in_words_agrees_with_the_shown_numbers(before: float, after: float) -> None:
    said = moved(before, after, "%", 1)
    shown = [round_half_up(value, 1) for value in (before, after)]
    word = "rose" if shown[1] > shown[0] else "fell" if shown[1] < shown[0] else "stayed"
    assert said.startswith(word)
    assert number(after, 1) in said

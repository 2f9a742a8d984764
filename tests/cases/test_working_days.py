"""The calendar of working days knows the bank holidays of every year that a limit reaches into."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from glosanalysis.cases.measures.periods import Periods
from glosanalysis.cases.measures.working_days import beyond, calendar
from glosanalysis.quarter import Quarter

EPOCH = date(1970, 1, 1)


@pytest.fixture(scope="module")
def told() -> dict[date, date]:
    quarters = (Quarter(2024, 4), Quarter(2025, 1), Quarter(2025, 2), Quarter(2025, 3))
    frame = calendar(Periods(quarters, as_at=date(2025, 12, 31))).to_pandas()
    days = {
        name: [EPOCH + timedelta(int(day)) for day in frame[name]] for name in frame.columns[:2]
    }
    return dict(zip(days["began"], days["beyond"], strict=True))


@pytest.mark.parametrize(
    "began", [date(2025, 3, 3), date(2025, 4, 1), date(2025, 10, 20), date(2025, 12, 1)]
)
def test_each_start_has_the_day_that_it_has_by_itself(told: dict[date, date], began: date) -> None:
    assert told[began] == beyond(began)


def test_christmas_and_new_year_are_in_no_limit(told: dict[date, date]) -> None:
    # From 1 December 2025, 45 weekdays end on 2 February 2026; three of them are holidays.
    assert told[date(2025, 12, 1)] == date(2026, 2, 6)

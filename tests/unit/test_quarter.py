from datetime import date

import pytest

from glosanalysis.errors import WrongUsage
from glosanalysis.quarter import Quarter


@pytest.mark.parametrize(
    "text",
    [
        "2022-23-Q3",
        "2022/23 Q3",
        "Q3 2022-23",
        "q3 2022/2023",
        " 2022-2023 q3 ",
        "2022\u201323-Q3",
        "Quarter 3, 2022/23",
        "FY2022/23 Q3",
        "2022-23_Q3",
    ],
)
def test_common_spellings_are_understood_and_one_is_written(text: str) -> None:
    assert str(Quarter.parse(text)) == "2022-23-Q3"


@pytest.mark.parametrize(
    "text", ["", "2022-23", "2022-23-Q5", "2022-23-Q0", "Q3", "2022 Q3", "22-23-Q3", "next quarter"]
)
def test_anything_else_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(WrongUsage, match="write it as 2022-23-Q3"):
        Quarter.parse(text)


def test_the_label_of_pandas_is_refused_because_it_names_another_year() -> None:
    with pytest.raises(WrongUsage):
        Quarter.parse("2023Q3")


def test_years_that_do_not_follow_each_other_are_refused() -> None:
    with pytest.raises(WrongUsage, match="begins in 2022 is written 2022-23"):
        Quarter.parse("2022-24-Q3")


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (1, date(2023, 4, 1), date(2023, 6, 30)),
        (2, date(2023, 7, 1), date(2023, 9, 30)),
        (3, date(2023, 10, 1), date(2023, 12, 31)),
        (4, date(2024, 1, 1), date(2024, 3, 31)),
    ],
)
def test_first_and_last_day(number: int, first: date, last: date) -> None:
    quarter = Quarter(2023, number)
    assert (quarter.first_day, quarter.last_day) == (first, last)
    assert Quarter.containing(first) == Quarter.containing(last) == quarter


def test_the_quarter_before_may_be_in_the_year_before() -> None:
    quarter = Quarter.parse("2022-23-Q1")
    assert str(quarter.previous) == "2021-22-Q4"


def test_the_turn_of_the_century_is_written_with_two_digits() -> None:
    assert str(Quarter.parse("1999-2000 Q4")) == "1999-00-Q4"


def test_quarters_are_ordered() -> None:
    first, last = Quarter.parse("2021-22-Q3"), Quarter.parse("2022-23-Q2")
    assert sorted([last, first]) == [first, last]

"""A rate card: what it says, and each of its faults by line and column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from glosanalysis.cases.rates import COLUMNS, read_rates
from glosanalysis.errors import BadData


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "rates.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return path


def test_a_card_is_read_and_its_last_rate_may_go_on(tmp_path: Path) -> None:
    card = read_rates(
        written(tmp_path, "K2,2025-04-01,2026-03-31,6200", "foster,2025-04-01,,950.5")
    )
    assert [(each.type, each.first, each.a_week) for each in card] == [
        ("K2", date(2025, 4, 1), 6200.0),
        ("foster", date(2025, 4, 1), 950.5),
    ]
    assert card[0].last == date(2026, 3, 31)
    assert card[1].last > date(2100, 1, 1)


def test_without_a_card_nothing_has_a_rate(tmp_path: Path) -> None:
    assert read_rates(tmp_path / "rates.csv") == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (",2025-04-01,,900", "line 2, column type: empty"),
        ("Fostr,2025-04-01,,900", "line 2, column type: 'Fostr' is none; must be a code"),
        ("K2,1 April 2025,,900", "line 2, column from: '1 April 2025' is not a day"),
        ("K2,2025-04-01,soon,900", "line 2, column to: 'soon' is not a day"),
        ("K2,2025-04-01,2025-03-31,900", "line 2, column to: is before the row's from"),
        ("K2,2025-04-01,,£900", "line 2, column pounds_a_week: '£900' is not a number"),
        ("K2,2025-04-01,,", "line 2, column pounds_a_week: '' is not a number"),
    ],
)
def test_each_fault_is_named(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(BadData, match=r"rates\.csv") as raised:
        read_rates(written(tmp_path, line))
    assert told in str(raised.value)


def test_two_rates_of_a_day_are_named_and_case_does_not_matter(tmp_path: Path) -> None:
    card = written(tmp_path, "k2,2025-04-01,2026-03-31,6200", "K2,2026-03-31,,6300")
    with pytest.raises(BadData, match="line 3, column from: a rate for K2 holds already then"):
        read_rates(card)


def test_another_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("type,price\nK2,900\n", encoding="utf-8")
    with pytest.raises(BadData, match="the header has to be type,from,to,pounds_a_week"):
        read_rates(path)

"""Returns: read, held to their rules, seen by a quarter, and observed beside the other feeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from glosanalysis.data.returns import REGISTER, TABLE, Returns, read_returns
from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.observations import Observation
from glosanalysis.quarter import Quarter
from glosanalysis.render.cells import valued
from glosanalysis.themes.counted import Counted
from glosanalysis.themes.placements import records as placement_records

FIRST, SECOND = "records_2026-07-20", "records_2026-10-19"
ROWS = {
    FIRST: [
        ("2025-26-Q4", "eh_rereferred", "", "", "13", "208", "", "2026-07-14", FIRST, "no"),
        ("2026-27-Q1", "eh_rereferred", "", "", "", "", "p", "2026-07-14", FIRST, "no"),
        (
            "2026-27-Q1",
            "eh_rereferred",
            "locality",
            "Forest",
            "",
            "",
            "s",
            "2026-07-14",
            FIRST,
            "no",
        ),
    ],
    SECOND: [
        ("2026-27-Q1", "eh_rereferred", "", "", "12", "190", "", "2026-10-12", SECOND, "no"),
        ("2026-27-Q2", "eh_rereferred", "", "", "0", "0", "", "2026-10-12", SECOND, "yes"),
    ],
}

Write = Callable[..., Path]


def line(cells: Sequence[str]) -> str:
    return ",".join(cells) + "\n"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give what writes returns, with a cell of a row of the first one changed if asked for."""

    def write_them(row: int = 0, column: str = "", cell: str = "") -> Path:
        folder = tmp_path / "data" / "returns"
        folder.mkdir(parents=True, exist_ok=True)
        register = [line(REGISTER)]
        for name, rows in ROWS.items():
            texts = [[*each] for each in rows]
            if column and name == FIRST:
                texts[row][TABLE.index(column)] = cell
            (folder / f"{name}.csv").write_text(line(TABLE) + "".join(map(line, texts)))
            day = name.removeprefix("records_")
            facts = (
                name,
                day,
                rows[0][7],
                "SSD 1.4.5",
                "ssd_person 5000",
                "",
                "0" * 64,
                "1",
                "0.5",
                "0",
            )
            register.append(line(facts))
        (folder / "register.csv").write_text("".join(register))
        return folder

    return write_them


def test_a_quarter_sees_the_newest_return_made_by_its_day(write: Write) -> None:
    returns, faults = read_returns(write())
    assert faults == []
    then = returns.known_at(Quarter(2026, 1), date(2026, 8, 1))
    assert then.of("eh_rereferred")["return_id"].tolist() == [FIRST, FIRST]
    later = returns.known_at(Quarter(2026, 2), date(2026, 12, 1))
    # The second return counts the first quarter again, and so all of it: its locality is gone.
    assert later.of("eh_rereferred")["numerator"].tolist() == [13, 12, 0]
    assert later.of("eh_rereferred", "locality").empty


def test_a_count_is_observed_as_what_it_is(write: Write, five_papers: Tables) -> None:
    returns, _ = read_returns(write())
    seen = replace(five_papers, returns=returns.known_at(Quarter(2026, 1), date(2026, 8, 1)))
    whole, hidden = Counted(indicator="eh_rereferred", kind="share").observations(seen)
    assert (whole.value, whole.numerator, whole.denominator) == (6.25, 13, 208)
    assert whole.interval is not None
    # Wilson's interval of 13 in 208, by hand.
    assert [round(end, 2) for end in whole.interval] == [3.69, 10.4]
    assert (whole.feed, whole.starts) == ("return", date(2026, 1, 1))
    assert (hidden.value, hidden.symbol, hidden.numerator) == (None, "c", None)


def test_a_share_of_nobody_does_not_apply(write: Write, five_papers: Tables) -> None:
    returns, _ = read_returns(write())
    *_, last = Counted(indicator="eh_rereferred", kind="share").observations(
        replace(five_papers, returns=returns.newest())
    )
    assert (last.value, last.symbol, last.provisional) == (None, "z", True)


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    returns, faults = read_returns(tmp_path / "returns")
    assert faults == []
    assert returns.frame.empty
    assert returns.known_at(Quarter(2026, 1), date(2026, 8, 1)).frame.empty


@pytest.mark.parametrize(
    ("row", "column", "cell", "told"),
    [
        (0, "quarter", "2025Q4", "'2025Q4' is not a quarter, 2025-26-Q2"),
        (0, "indicator", "EH", "'EH' is no identifier"),
        (0, "numerator", "<5", "'<5' is not a number"),
        (0, "numerator", "", "'' needs a number"),
        (0, "hidden", "s", "is in a row that is hidden, and all of it is shown"),
        (1, "hidden", "x", "'x' is not p, s or empty"),
        (0, "as_at", "14/07/2026", "'14/07/2026' is not a day"),
        (0, "return_id", "records_2020-01-01", "is not the return of this file"),
        (0, "provisional", "", "'' is not yes or no"),
        (1, "quarter", "2025-26-Q4", "'' repeats a count"),
    ],
)
def test_what_is_wrong_is_named(write: Write, row: int, column: str, cell: str, told: str) -> None:
    _, faults = read_returns(write(row, column, cell))
    assert len(faults) == 1, faults
    assert faults[0].file == f"data/returns/{FIRST}.csv"
    assert str(faults[0]).endswith(told) or told in str(faults[0])


def test_a_number_that_should_be_hidden_is_not_told_again(write: Write) -> None:
    _, faults = read_returns(write(0, "hidden", "s"))
    assert not {"13", "208"} & {*str(faults[0]).replace(",", " ").replace(":", " ").split()}


def test_register_and_tables_belong_together(write: Write) -> None:
    folder = write()
    (folder / f"{SECOND}.csv").rename(folder / "records_2026-10-20.csv")
    told = [str(fault) for fault in read_returns(folder)[1]]
    assert any("has no table" in each for each in told)
    assert any("records_2026-10-20.csv" in each and "register.csv" in each for each in told)


@pytest.mark.parametrize(
    ("stayed", "told"),
    [
        ("", ""),
        ("0", ""),
        ("1", "; 1 figure is as an earlier return told it"),
        ("1136", "; 1,136 figures are as an earlier return told them"),
    ],
)
def test_a_source_says_how_many_of_its_figures_stayed(write: Write, stayed: str, told: str) -> None:
    path = write() / "register.csv"
    path.write_text(path.read_text().replace(",0.5,0\n", f",0.5,{stayed}\n"))
    title = read_returns(path.parent)[0].as_sources().loc[FIRST, "title"]
    assert title == f"Return counted from case records as they stood on 14 July 2026{told}"


def test_a_register_that_does_not_say_how_many_stayed_is_read(write: Write) -> None:
    path = write() / "register.csv"
    path.write_text(path.read_text().replace(",stayed\n", "\n").replace(",0.5,0\n", ",0.5\n"))
    returns, faults = read_returns(path.parent)
    assert faults == []
    assert set(returns.register["stayed"]) == {""}


def test_what_stayed_is_a_number(write: Write) -> None:
    path = write() / "register.csv"
    path.write_text(path.read_text().replace(",0.5,0\n", ",0.5,few\n"))
    assert any("is not a number of figures" in str(each) for each in read_returns(path.parent)[1])


def test_a_return_is_a_source(write: Write) -> None:
    sources = read_returns(write())[0].as_sources()
    assert sources.loc[FIRST, "title"] == (
        "Return counted from case records as they stood on 14 July 2026"
    )
    assert sources.loc[FIRST, "published_on"] == pd.Timestamp("2026-07-20")
    assert Returns().as_sources().empty


@pytest.mark.parametrize(
    ("kind", "value"),
    [("count", 13), ("mean", 0.0625), ("share", 6.25), ("change", 6.25), ("growth", -93.75)],
)
def test_each_kind_divides_as_it_says(
    write: Write, five_papers: Tables, kind: str, value: float
) -> None:
    seen = replace(five_papers, returns=read_returns(write())[0].newest())
    first, *_ = Counted(indicator="eh_rereferred", kind=kind).observations(seen)
    assert first.value == value
    assert (first.interval is not None) == (kind == "share")


@pytest.mark.parametrize("one_by_one", [True, False])
def test_a_count_of_what_comes_one_by_one_has_an_interval_of_its_change(
    write: Write, five_papers: Tables, one_by_one: bool
) -> None:
    seen = replace(five_papers, returns=read_returns(write())[0].newest())
    counted = Counted(indicator="eh_rereferred", kind="count", one_by_one=one_by_one)
    first, second, third = counted.observations(seen)
    assert first.change_interval is None
    if not one_by_one:
        assert second.change_interval is third.change_interval is None
        return
    assert second.change_interval is not None and third.change_interval is not None
    # 13, 12 and 0: 1.96 times the root of 25, and of 12.
    assert [round(end, 2) for end in second.change_interval] == [-10.8, 8.8]
    assert [round(end, 2) for end in third.change_interval] == [-18.79, -5.21]


def test_nights_and_pounds_do_not_come_one_by_one() -> None:
    feeds = placement_records.RECORDS.feeds
    assert feeds["counted_placements_begun"].one_by_one
    kinds = {feeds[f"counted_{each}"].one_by_one for each in ("placement_cost", "placement_nights")}
    assert kinds == {False}


def test_what_is_behind_a_share_of_money_is_money() -> None:
    (effect,) = (
        each
        for each in placement_records.RECORDS.indicators
        if each.id == "counted_placement_price_effect"
    )
    seen = Observation(
        as_at=date(2025, 9, 30),
        value=-5.4,
        source_id="return",
        locator="Measure",
        numerator=-300_939,
        denominator=5_595_072,
        feed="return",
    )
    row = IndicatorRow(
        theme="placements", indicator=effect, quarter=Quarter(2025, 2), latest=seen, before=None
    )
    assert "−£300,939 against £5,595,072" in str(valued(row))
    assert row.assessment == "not_assessed"

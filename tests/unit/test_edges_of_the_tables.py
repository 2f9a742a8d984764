"""Where a cell is refused, a row is dated, and a figure holds: on either side of each border."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from glosanalysis.audit.findings import Verdict, find
from glosanalysis.audit.statements import Statement
from glosanalysis.checkout.project import Project
from glosanalysis.data.check import read_all
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display
from glosanalysis.quarter import Quarter

# Cells


@pytest.mark.parametrize(("cell", "faults"), [("100", 0), ("0", 0), ("100.1", 1), ("-1", 1)])
def test_a_percentage_is_from_0_to_100(
    project: Project, tmp_path: Path, cell: str, faults: int
) -> None:
    papers = project.root / "tests" / "papers" / "data"
    data = Path(shutil.copytree(papers, tmp_path / "data"))
    path = data / "published" / "early_help_kpi.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count("2022-03,20,5.9,") == 1
    path.write_text(text.replace("2022-03,20,5.9,", f"2022-03,20,{cell},"), encoding="utf-8")
    assert len(read_all(data)[1]) == faults


def test_quarters_may_stand_in_any_order(project: Project, tmp_path: Path) -> None:
    data = Path(shutil.copytree(project.root / "tests" / "papers" / "data", tmp_path / "data"))
    path = data / "quarters.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    assert read_all(data)[1] == []
    # The first quarter knows more than the one after it, wherever the two stand.
    later = [rows[0].partition(",")[0] + ",2022-01-31", *rows[1:]]
    path.write_text("\n".join([header, *reversed(later)]) + "\n", encoding="utf-8")
    (fault,) = read_all(data)[1]
    assert str(fault) == (
        f"data/quarters.csv, line {len(rows)}, column known_by: '{rows[1].partition(',')[2]}' is "
        "before that of an earlier quarter"
    )


# The day that a row describes


def test_an_average_describes_its_last_month(five_papers: Tables) -> None:
    """An average of a whole year is not known when the year begins."""
    averages = five_papers["placement_averages"].query("placement_type == 'total'")
    days = averages.set_index("financial_year")["as_at"]
    assert days["2011-12"] == pd.Timestamp("2012-03-31")
    # That of 2017/18 was made in the autumn, of seven months.
    assert days["2017-18"] == pd.Timestamp("2017-10-31")


def test_a_place_counts_from_its_year_if_commissioned_and_from_its_paper_if_planned(
    five_papers: Tables,
) -> None:
    days = five_papers["special_school_places"].set_index("status")["as_at"]
    assert days["commissioned"] == pd.Timestamp("2018-09-01")
    assert days["planned"] == pd.Timestamp("2023-03-09")


# What a quarter knows


def listing(tables: Tables, **days: str) -> Tables:
    """List these quarters and no others, each with the day up to which it knows."""
    rows = [(name.replace("_", "-"), pd.Timestamp(day)) for name, day in days.items()]
    return replace(tables, quarters=pd.DataFrame(rows, columns=["quarter", "known_by"]), until=None)


def knowing(tables: Tables, as_at: str, known_on: str) -> Tables:
    """Give one row of one paper."""
    row = tables["ehc_plans"].head(1)
    frame = row.assign(as_at=pd.Timestamp(as_at), known_on=pd.Timestamp(known_on))
    return replace(tables, frames={"ehc_plans": frame}, quarters=tables.quarters.iloc[:0])


def days_of(year: int, number: int) -> tuple[str, str]:
    quarter = Quarter(year, number)
    return quarter.first_day.isoformat(), quarter.last_day.isoformat()


@pytest.mark.parametrize("as_at", days_of(2022, 3))
def test_a_figure_of_its_first_or_its_last_day_reports_a_quarter(
    five_papers: Tables, as_at: str
) -> None:
    one = knowing(five_papers, as_at, "2023-03-31")
    assert one.known_by(Quarter(2022, 3)) == date(2023, 3, 31)
    for other in (Quarter(2022, 2), Quarter(2022, 4)):
        assert one.known_by(other) == other.last_day


def test_a_quarter_between_two_knows_no_less_and_no_more_than_they_do(
    five_papers: Tables,
) -> None:
    late = knowing(five_papers, "2022-11-30", "2023-07-13")
    alone = Quarter.parse("2022-23-Q3")
    assert late.known_by(alone) == date(2023, 7, 13)
    # Not more than the quarter after it.
    assert listing(late, **{"2022_23_Q4": "2023-03-31"}).known_by(alone) == date(2023, 3, 31)
    # Not less than the quarter before it.
    early = knowing(five_papers, "2022-11-30", "2023-01-12")
    assert listing(early, **{"2022_23_Q2": "2023-02-28"}).known_by(alone) == date(2023, 2, 28)


def test_the_quarter_before_is_the_nearest(five_papers: Tables) -> None:
    days = dict.fromkeys(("2021_22_Q4", "2022_23_Q1", "2022_23_Q3"), "2023-03-31")
    listed = listing(five_papers, **days)
    assert listed.quarter_before(Quarter.parse("2022-23-Q3")) == Quarter.parse("2022-23-Q1")
    assert listed.quarter_before(Quarter.parse("2021-22-Q4")) is None


# What holds


def said(operation: str, operands: str, relation: str, printed: str) -> Verdict:
    decimals = len(printed.partition(".")[2])
    return find(
        Statement(
            *("one", "voice", "One.", operation, tuple(operands.split()), relation, printed),
            *(decimals, "", "A judgement.", "paper", "page 1", date(2023, 3, 9)),
        )
    ).verdict


@pytest.mark.parametrize(
    ("relation", "printed", "holds"),
    [
        # Of 1,020: about is within 2% of what is printed, that is 20 of 1,000.
        ("about", "1000", True),
        ("about", "999", False),
        ("about", "1041", False),
        ("at_least", "1020", True),
        ("at_least", "1021", False),
        ("more_than", "1020", False),
        ("more_than", "1019", True),
        ("less_than", "1020", False),
        ("at_most", "1020", True),
    ],
)
def test_words_that_bound_a_figure_are_taken_to_the_unit(
    relation: str, printed: str, holds: bool
) -> None:
    assert (said("sum", "1000 20", relation, printed) is Verdict.HOLDS) is holds


def test_rounding_of_what_is_added_reaches_to_its_end_and_no_further() -> None:
    # 17.05 to 17.15 and 2.35 to 2.45 make 19.4 to 19.6, which is printed as 19.4 to 19.6.
    for printed, outcome in (("19.5", Verdict.HOLDS), ("19.6", Verdict.ROUNDING)):
        assert said("sum", "17.1±0.05 2.4±0.05", "equals", printed) is outcome
    assert said("sum", "17.1±0.05 2.4±0.05", "equals", "19.8") is Verdict.FAILS
    # Without rounding there is nothing to hold but the sum.
    assert said("sum", "17.1 2.4", "equals", "19.6") is Verdict.FAILS


def test_a_half_is_printed_as_one_more() -> None:
    assert said("percentage", "1 200", "equals", "1") is Verdict.HOLDS
    assert said("percentage", "1 200", "equals", "0") is not Verdict.HOLDS
    # 0.495% is no half.
    assert said("percentage", "99 20000", "equals", "0") is Verdict.HOLDS


# A display


def made(**other: object) -> Display:
    return Display(
        name="x",
        title="A title",
        frame=pd.DataFrame({"year": ["2022"], "share": [30.649]}),
        columns={"year": Column("Year"), "share": Column("Share", "%", decimals=1), **other},  # type: ignore[dict-item]
        measure="m",
    )


def test_a_figure_is_rounded_once_for_all() -> None:
    assert made().frame["share"].tolist() == [30.6]
    assert made().as_text()["Share (%)"].tolist() == ["30.6"]


def test_a_column_of_figures_declares_its_decimals() -> None:
    with pytest.raises(ValueError, match="does not declare"):
        made(share=Column("Share", "%"))

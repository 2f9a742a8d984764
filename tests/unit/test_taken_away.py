"""The whole book as one table and the newest figures for machines are what quarters published."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import jsonschema
import pandas as pd
import pytest
from copies import IN_A_COPY

from glosanalysis.book.sphinx_ext.downloads import put_beside
from glosanalysis.catalogue import published_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.kind import breaking
from glosanalysis.data.loading import load
from glosanalysis.data.schemas import WHOLE_BOOK
from glosanalysis.disclosure.scan import scan
from glosanalysis.quarter import Quarter
from glosanalysis.takeaway.figures import figures, schema
from glosanalysis.takeaway.site import files
from glosanalysis.takeaway.whole_book import as_csv, as_parquet, metadata, whole_book

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def quarters(project: Project) -> list[Quarter]:
    return published_quarters(project)


@pytest.fixture(scope="module")
def book(project: Project, quarters: list[Quarter]) -> pd.DataFrame:
    return whole_book(project.reports, quarters)


@pytest.fixture(scope="module")
def rows(book: pd.DataFrame) -> Rows:
    return read(as_csv(book).decode())


@pytest.fixture(scope="module")
def newest(project: Project, quarters: list[Quarter]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(figures(project.reports, quarters[-1], "A book"))
    return found


def read(text: str) -> Rows:
    return list(csv.DictReader(io.StringIO(text)))


def published(project: Project, quarters: list[Quarter], name: str) -> Iterator[dict[str, str]]:
    for quarter in quarters:
        file = project.reports / str(quarter) / name
        yield from read(file.read_text(encoding="utf-8")) if file.is_file() else []


def test_it_has_every_row_of_every_quarter_as_it_was_published(
    rows: Rows, project: Project, quarters: list[Quarter]
) -> None:
    own = list(published(project, quarters, "indicators.csv"))
    kept = [row for row in rows if row["level"] == "authority"]
    assert [{name: row[name] for name in own[0]} for row in kept] == own


@pytest.mark.skipif(IN_A_COPY, reason="a copy of the papers alone compares nothing")
def test_and_every_comparison(rows: Rows, project: Project, quarters: list[Quarter]) -> None:
    found = list(published(project, quarters, "comparisons.csv"))
    beside = [
        {name: row[name] for name in found[0]}
        for row in rows
        if row["level"] != "authority" or row["rank"]
    ]
    assert len(found) > 500
    assert beside == [row for row in found if row["level"] != "authority" or row["rank"]]


def test_other_areas_stand_under_the_figure_that_they_are_beside(rows: Rows) -> None:
    for before, row in pairwise(rows):
        if row["level"] != "authority":
            shared = ("quarter", "theme", "indicator", "label", "unit")
            assert [row[name] for name in shared] == [before[name] for name in shared]


def test_it_keeps_to_its_schema(book: pd.DataFrame) -> None:
    WHOLE_BOOK.schema.validate(WHOLE_BOOK.typed(book))
    for name, column in WHOLE_BOOK.columns.items():
        cells = book[name][book[name] != ""]
        assert not any(breaking(rule, cells).any() for rule in column.kind.rules), name
        assert not column.required or (book[name] != "").all(), name
    assert not book[list(WHOLE_BOOK.key)].duplicated().any()


def test_parquet_holds_the_same_typed(rows: Rows, book: pd.DataFrame, tmp_path: Path) -> None:
    file = tmp_path / "book.parquet"
    file.write_bytes(as_parquet(book))
    found = duckdb.read_parquet(str(file))
    assert found.columns == list(rows[0])
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    assert {types[name] for name in ("value", "target", "ci_low")} == {"DOUBLE"}
    assert (types["as_at"], types["rank"], types["label"]) == ("DATE", "BIGINT", "VARCHAR")
    for row, typed in zip(rows, found.fetchall(), strict=True):
        for (name, text), value in zip(row.items(), typed, strict=True):
            same = float(text) if types[name] in ("DOUBLE", "BIGINT") and text else text or None
            assert (str(value) if types[name] == "DATE" and text else value) == same, (row, name)


def test_the_description_for_machines_has_the_columns_of_the_csv(book: pd.DataFrame) -> None:
    said = json.loads(metadata("whole-book.csv", "A book"))
    columns = said["tableSchema"]["columns"]
    header = as_csv(book).decode().splitlines()[0].split(",")
    assert [column["titles"] for column in columns] == header
    assert [column["name"] for column in columns] == header
    assert all(column["dc:description"].endswith(".") for column in columns)
    assert said["url"] == "whole-book.csv"
    assert "open-government-licence" in said["dc:license"]["@id"]
    assert set(said["tableSchema"]["primaryKey"]) <= set(header)


@pytest.mark.parametrize(
    ("base", "fits"),
    [
        ("number", lambda text: float(text) is not None),
        ("integer", lambda text: int(text) > 0),
        ("date", lambda text: pd.Timestamp(text).strftime("%Y-%m-%d") == text),
    ],
)
def test_every_cell_is_of_the_type_that_is_said(rows: Rows, base: str, fits: Any) -> None:
    columns = json.loads(metadata("x", "y"))["tableSchema"]["columns"]
    named = [column["name"] for column in columns if column["datatype"] == base]
    assert named
    assert all(fits(row[name]) for row in rows for name in named if row[name])


def test_a_formula_in_a_text_stays_text(book: pd.DataFrame) -> None:
    planted = book.head(2).assign(label=["=1+1", "@SUM(1)"], change="-1.5")
    rows = read(as_csv(planted).decode())
    assert [row["label"] for row in rows] == ["'=1+1", "'@SUM(1)"]
    assert {row["change"] for row in rows} == {"-1.5"}


def test_a_book_without_a_quarter_is_a_table_without_a_row(tmp_path: Path) -> None:
    assert as_csv(whole_book(tmp_path, [])).decode().splitlines() == [",".join(WHOLE_BOOK.columns)]


def test_the_newest_figures_are_those_of_the_record(
    newest: dict[str, Any], project: Project, quarters: list[Quarter]
) -> None:
    own = list(published(project, quarters[-1:], "indicators.csv"))
    assert newest["quarter"] == str(quarters[-1])
    assert len(newest["figures"]) == len(own)
    for figure, row in zip(newest["figures"], own, strict=True):
        assert (figure["theme"], figure["indicator"]) == (row["theme"], row["indicator"])
        shown = "" if figure["value"] is None else f"{figure['value']:.{figure['decimals']}f}"
        assert shown == row["value"]
        assert (figure["as_at"] or "") == row["as_at"]
        assert figure["status"] == row["status"]


def test_and_have_the_other_areas_beside_them(
    newest: dict[str, Any], project: Project, quarters: list[Quarter]
) -> None:
    found = list(published(project, quarters[-1:], "comparisons.csv"))
    beside = [
        (figure["indicator"], each["level"], each["value"])
        for figure in newest["figures"]
        for each in figure["elsewhere"]
    ]
    expected = [
        (row["indicator"], row["level"], float(row["value"]))
        for row in found
        if row["level"] != "authority"
    ]
    assert sorted(beside) == sorted(expected)
    ranks = {f["indicator"]: f["rank"]["rank"] for f in newest["figures"] if f["rank"]}
    assert ranks == {row["indicator"]: int(row["rank"]) for row in found if row["rank"]}


def test_they_keep_to_their_schema(newest: dict[str, Any]) -> None:
    checker = jsonschema.Draft202012Validator(json.loads(schema()))
    checker.check_schema(checker.schema)
    assert list(checker.iter_errors(newest)) == []


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("status", "old"), ("value", "5"), ("as_at", 3), ("extra", 1), ("elsewhere", None)],
)
def test_and_the_schema_refuses_what_does_not(
    newest: dict[str, Any], name: str, wrong: object
) -> None:
    first, *others = newest["figures"]
    odd = {**newest, "figures": [{**first, name: wrong}, *others]}
    assert not jsonschema.Draft202012Validator(json.loads(schema())).is_valid(odd)


def test_a_build_puts_them_beside_the_pages_and_takes_old_ones_away(
    project: Project, quarters: list[Quarter], tmp_path: Path
) -> None:
    old = tmp_path / "book/reports/2016-17-Q4/2016-17-Q4.xlsx"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"")
    paper = tmp_path / "book/reports/2011-12-Q1/2011-12-Q1.pdf"
    paper.parent.mkdir()
    paper.write_bytes(b"")
    page = SimpleNamespace(
        builder=SimpleNamespace(name="html", images={}),
        env=SimpleNamespace(found_docs=set(), dlfiles={}),
        srcdir=str(project.root),
        outdir=str(tmp_path),
    )
    put_beside(page, RuntimeError("the build failed"))  # type: ignore[arg-type]
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == {old, paper}

    put_beside(page, None)  # type: ignore[arg-type]
    made = {
        path.relative_to(tmp_path).as_posix(): path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert sorted(made) == [
        "book/audit.csv",
        "book/figures.json",
        "book/figures.schema.json",
        *sorted(
            f"book/reports/{quarter}/{quarter}.{kind}"
            for quarter in quarters
            for kind in ("docx", "pdf", "xlsx")
            if kind != "xlsx" or quarter == quarters[-1]
        ),
        "book/whole-book.csv",
        "book/whole-book.csv-metadata.json",
        "book/whole-book.parquet",
        "feed.xml",
    ]
    for place, content in files(project, load(project.data)):
        assert made[place] == content  # the same bytes a second time
    assert not any(str(project.root).encode() in content for content in made.values())
    assert scan([tmp_path]) == []

"""A cell is read alike by a database's own functions and by what every database has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ibis
import pandas as pd
import pytest

from glosanalysis.cases.cells import typed
from glosanalysis.cases.native import Native, native_functions
from glosanalysis.cases.sources import open_source
from glosanalysis.cases.standard import RecordColumn
from glosanalysis.cases.stored import step_by_step

DAYS = {
    "2024-02-29": "2024-02-29",
    "2023-02-29": None,
    "2000-02-29": "2000-02-29",
    "2100-02-29": None,
    "28/09/2024": "2024-09-28",
    "31/04/2024": None,
    "09/28/2024": None,
    " 2024-Sep-28 00:00:00": "2024-09-28",
    "2024-sep-28": "2024-09-28",
    "2024-SEP-31": None,
    "2024-Foo-28 00:00:00": None,
    "2024-09-28T12:00:00": "2024-09-28",
    "2024-09-28 00:00:00.000": "2024-09-28",
    "28/09/2024 00:00": "2024-09-28",
    "2024-09-28x": None,
    "1/3/2024": "2024-03-01",
    "01/3/2024": "2024-03-01",
    "1/03/2024 00:00": "2024-03-01",
    "31/9/2024": None,
    "1/13/2024": None,
    "1/3/24": None,
    "1/3-2024": None,
    "1/3/2024x": None,
    "001/3/2024": None,
    "28-09-2024": "2024-09-28",
    "28-9-2024 09:15:00": "2024-09-28",
    "29-Feb-2024": "2024-02-29",
    "29-Feb-2023": None,
    "1-oct-2024": "2024-10-01",
    "1-OCT-2024T00:00:00": "2024-10-01",
    "29 Feb 2024 00:00:00:000": "2024-02-29",
    "29-Foo-2024": None,
    "29-Feb-24": None,
    "29 Feb-2024": None,
    "2024-02-29T00:00:00": "2024-02-29",
    "2024-02-29T00:00:00.000Z": "2024-02-29",
    "29/02/2024 00:00": "2024-02-29",
    "30/02/2024": None,
    "30/02/2024 00:00": None,
    "2024-9-28": None,
    "2024/09/28": None,
    "2024-00-10": None,
    "2024-13-01": None,
    "2024-12-00": None,
    "1900-01-01": None,
    "01/01/1900": None,
    "1900-Jan-01 00:00:00": None,
    "1901-01-01": "1901-01-01",
    "0000-01-01": None,
    "9999-12-31": "9999-12-31",
    "SSD_PH": None,
    "null": None,
    "": None,
    " ": None,
    "soon": None,
}
NUMBERS = {
    "3": 3.0,
    " 3.0": 3.0,
    "-3": -3.0,
    "£1,234.50": 1234.5,
    ".5": 0.5,
    "5.": 5.0,
    "999.9": 999.9,
    "-": None,
    ".": None,
    "1-3": None,
    "1.2.3": None,
    "1e3": None,
    "--1": None,
    "x": None,
    "SSD_PH": None,
    "": None,
}
FLAGS = {"y": "Y", "Yes": "Y", "1": "Y", "true": "Y", "N": "N", "0": "N", "no": "N", "2": None}


def _read(backend: Any, native: Native | None, texts: list[str], kind: Any) -> list[object]:
    """Read texts as the cells of a column, where they are."""
    given = backend.table("ssd_person")
    raw = given.select(at="pers_person_id", cell="pers_sex")
    with step_by_step():
        query = typed(raw, [RecordColumn("cell", kind)], native=native).order_by("at")
        frame = backend.execute(query)
    assert len(frame) == len(texts)
    return [None if pd.isna(value) else value for value in frame["cell"]]


@pytest.fixture(scope="module", params=["csv", "postgres"])
def reading(request: pytest.FixtureRequest, put: Callable[..., str]) -> Callable[..., list[object]]:
    def read(cells: dict[str, object], kind: str, *, native: bool) -> list[object]:
        frame = pd.DataFrame({"pers_sex": list(cells)})
        frame.insert(0, "pers_person_id", [f"{at:03d}" for at in range(len(cells))])
        backend = open_source(put(request.param, {"ssd_person": frame})).backend
        functions = native_functions(backend) if native else None
        assert (functions is not None) == native
        return _read(backend, functions, list(cells), kind)

    return read


@pytest.mark.parametrize("native", [True, False], ids=["its own", "portable"])
def test_dates(reading: Callable[..., list[object]], native: bool) -> None:
    read = [value and str(value)[:10] for value in reading(DAYS, "date", native=native)]
    assert dict(zip(DAYS, read, strict=True)) == DAYS


@pytest.mark.parametrize("native", [True, False], ids=["its own", "portable"])
def test_numbers(reading: Callable[..., list[object]], native: bool) -> None:
    read = reading(NUMBERS, "number", native=native)
    assert dict(zip(NUMBERS, read, strict=True)) == NUMBERS


def test_flags(reading: Callable[..., list[object]]) -> None:
    assert dict(zip(FLAGS, reading(FLAGS, "flag", native=False), strict=True)) == FLAGS


def test_a_whole_number_has_no_fraction(reading: Callable[..., list[object]]) -> None:
    assert reading({"14": 14, "14.0": 14, "14.5": None}, "whole", native=True) == [14, 14, None]


TEXTS = {
    " Ann ": "Ann",
    "\tAnn\n": "Ann",
    "\x0bvote\x0c": "vote",
    " vote": "vote",
    "12.0": "12",
    " 12.0 ": "12",
    "12.50": "12.50",
    "1.2.0": "1.2.0",
    ".0": ".0",
    "v12.0": "v12.0",
    "Null": None,
    "ssd_ph ": None,
    "\t": None,
    "": None,
    "é": "é",
}


@pytest.mark.parametrize("native", [True, False], ids=["its own", "portable"])
def test_texts(reading: Callable[..., list[object]], native: bool) -> None:
    assert dict(zip(TEXTS, reading(TEXTS, "text", native=native), strict=True)) == TEXTS


def test_an_identifier_that_came_as_a_number_is_text_again() -> None:
    raw = ibis.memtable({"who": [12.0, None, float("inf"), 12.5]})
    read = typed(raw, [RecordColumn("who")]).execute()["who"].fillna("")
    assert read.tolist() == ["12", "", "", "12.5"]


def test_a_number_that_came_as_one_is_read_however_small_but_not_without_end() -> None:
    raw = ibis.memtable({"miles": [12.5, -3.0, 0.00001, None, float("inf"), float("nan")]})
    read = typed(raw, [RecordColumn("miles", "number")], marks=True).execute()
    assert read["miles"].tolist()[:3] == [12.5, -3.0, 0.00001]
    assert read["miles"].isna().tolist() == [False] * 3 + [True] * 3
    assert read["filled_miles"].tolist() == [True] * 3 + [False] * 3


@pytest.mark.parametrize("kind", ["whole", "number"])
def test_a_whole_number_that_came_as_one_is_one(kind: Any) -> None:
    raw = ibis.memtable({"weeks": [14, 0]})
    assert typed(raw, [RecordColumn("weeks", kind)]).execute()["weeks"].tolist() == [14, 0]

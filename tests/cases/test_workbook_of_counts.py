"""A workbook: numbers are numbers, text is nothing but text, and the bytes are the same."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import numpy as np
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from glosanalysis.cases.workbook import Cover, Sheet, workbook

HOSTILE = ["=1+1", "[North](https://example.org)", "$$held$$", "?", "https://example.org", " "]
COVER = Cover(title="Teams", intro=["Made up."], about=["A row a team."], made_of=date(2026, 9, 30))


@pytest.fixture(scope="module")
def made() -> bytes:
    table = pd.DataFrame(
        {
            "Measure": "Plans",
            "Team": HOSTILE,
            "Number": [1.0, 2.5, 3.0, 4.0, 5.0, 0.0],
            "Out of": [np.nan, 3.0, 3.0, 4.0, 5.0, 6.0],
        }
    )
    sheet = Sheet(label="Plans", title="Plans by team", table=table, notes=["held"] * len(table))
    return workbook(COVER, [sheet], {"held": "Held on the last day."})


def test_every_sheet_is_there_and_refers_to_its_notes(made: bytes) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(made))
    assert book.sheet_names == ["Cover", "Contents", "Notes", "Plans"]
    assert [1.0, "Held on the last day."] in book.get_sheet_by_name("Notes").to_python()
    rows = book.get_sheet_by_name("Plans").to_python()[-len(HOSTILE) :]
    assert {row[0] for row in rows} == {"Plans [note 1]"}
    assert [row[2:] for row in rows[:2]] == [[1.0, "[z]"], [2.5, 3.0]]


def test_a_name_from_the_records_stays_a_name(made: bytes) -> None:
    rows = CalamineWorkbook.from_filelike(BytesIO(made)).get_sheet_by_name("Plans").to_python()
    names = [row[1] for row in rows[-len(HOSTILE) :]]
    assert names[0] == "=1+1"
    assert len(set(names)) == len(HOSTILE)
    with ZipFile(BytesIO(made)) as parts:
        sheets = {name: parts.read(name) for name in parts.namelist() if "worksheets/" in name}
    assert not any(b"<f>" in each for each in sheets.values())
    linked = [name for name, each in sheets.items() if b"<hyperlink " in each]
    assert linked == ["xl/worksheets/sheet2.xml"], "only the contents link, to other sheets"


def test_the_same_table_gives_the_same_bytes(made: bytes) -> None:
    again = pd.DataFrame({"Measure": ["Plans"], "Number": [1]})
    sheet = Sheet(label="Plans", title="Plans", table=again, notes=["held"])
    first, second = (workbook(COVER, [sheet], {"held": "Held."}) for _ in range(2))
    assert first == second
    with ZipFile(BytesIO(made)) as parts:
        assert b"2026-09-30T00:00:00Z</dcterms:created>" in parts.read("docProps/core.xml")
        assert {each.date_time[:3] for each in parts.infolist()} == {(1980, 1, 1)}

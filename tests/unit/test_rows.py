"""Rows as records: what mypy is told that they hold, they hold."""

from __future__ import annotations

from datetime import datetime
from typing import get_type_hints

import pandas as pd
import pytest
from exchanged import with_table

from glosanalysis.data.rows import cells_of
from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.data.schemas.early_help import SupportingFamilies
from glosanalysis.data.schemas.placements import ChildrenInCare, Placements
from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter


@pytest.mark.parametrize("name", PUBLISHED)
def test_each_cell_is_of_the_type_that_its_model_declares(tables: Tables, name: str) -> None:
    model = PUBLISHED[name].model
    declared = {**get_type_hints(model), "known_on": datetime}
    declared.setdefault("as_at", datetime | None if name == "claims" else datetime)
    rows = tables.rows(model)
    assert len(rows) == len(tables[name])
    for row in rows:
        cells = cells_of(row)
        assert {*PUBLISHED[name].columns, "as_at", "known_on"} == set(cells)
        for column, cell in cells.items():
            assert isinstance(cell, declared[column]), (column, cell)


def test_an_empty_cell_is_none(five_papers: Tables) -> None:
    claims = {row.financial_year: row.claims for row in five_papers.rows(SupportingFamilies)}
    frame = five_papers["supporting_families"]
    empty = set(frame.loc[frame["claims"].isna(), "financial_year"])
    assert empty
    assert {year for year, count in claims.items() if count is None} == empty


def test_rows_are_those_of_the_tables_in_their_order(five_papers: Tables) -> None:
    seen = five_papers.known_at(Quarter.parse("2017-18-Q3"))
    # Printed by the papers of January 2018.
    assert [row.children for row in seen.rows(ChildrenInCare)] == [479, 630, 612, 645]
    assert len(five_papers.rows(ChildrenInCare)) > 4
    assert seen.rows(ChildrenInCare) is seen.rows(ChildrenInCare)


def test_a_number_held_back_is_apart_from_the_rows(five_papers: Tables) -> None:
    assert five_papers.held_back(Placements) == ()
    frame = five_papers["placements"]
    gone = frame.tail(1).assign(placements=pd.NA, placements_symbol="<5")
    tables = with_table(five_papers, placements=frame.iloc[:-1])
    object.__setattr__(tables, "suppressed", {"placements": gone})
    (held,) = tables.held_back(Placements)
    assert cells_of(held)["placements_symbol"] == "<5"
    assert len(tables.rows(Placements)) == len(frame) - 1

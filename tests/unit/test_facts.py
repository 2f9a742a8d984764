"""What a report says under its title of where its figures come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glosanalysis.publication.provenance import provenance_in
from glosanalysis.quarter import Quarter
from glosanalysis.takeaway.facts import facts_of

QUARTER = Quarter.parse("2025-26-Q2")
NO_ROWS, ROWS = {"rows": 0}, {"rows": 12}


def told(folder: Path, tables: dict[str, dict[str, int]]) -> tuple[bool, bool, bool]:
    file = provenance_in(folder, QUARTER)
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"known_by": "2025-11-30", "tables": tables}), encoding="utf-8")
    found = facts_of(QUARTER, folder)
    assert found is not None
    return found.papers, found.national, found.returns


@pytest.mark.parametrize(
    ("tables", "feeds"),
    [
        ({"workforce": ROWS}, (True, False, False)),
        ({"workforce": NO_ROWS, "releases/figures": ROWS}, (False, True, False)),
        ({"workforce": ROWS, "releases/figures": ROWS}, (True, True, False)),
        ({"workforce": NO_ROWS, "returns/2025-26-Q2": ROWS}, (False, False, True)),
        ({"releases/figures": ROWS, "returns/2025-26-Q2": ROWS}, (False, True, True)),
        ({"workforce": NO_ROWS}, (True, False, False)),
    ],
)
def test_a_feed_is_named_if_it_gave_a_row(
    tmp_path: Path, tables: dict[str, dict[str, int]], feeds: tuple[bool, bool, bool]
) -> None:
    assert told(tmp_path, tables) == feeds


def test_of_a_quarter_that_is_not_written_nothing_is_said(tmp_path: Path) -> None:
    assert facts_of(QUARTER, tmp_path) is None

"""The house is as CONTRIBUTING shows it, and stands as it says."""

from __future__ import annotations

import re
from graphlib import CycleError
from importlib import import_module
from pathlib import Path

import house
import pytest

ROOMS = house.rooms_in(house.ROOT / "glosanalysis")
TEXT = (house.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SAID = {"stats", "display", "indicator", "data", "themes", "audit", "overview", "report", "render"}
MADE = {"forking", "execution", "publication", "review", "book", "cli"}


def below(name: str) -> set[str]:
    return {each for used in ROOMS[name].uses for each in (used, *below(used))}


def test_the_picture_and_the_table_are_those_of_the_code() -> None:
    picture = (house.ROOT / house.PICTURE).read_text(encoding="utf-8")
    again = "run python tools/house.py"
    assert picture == house.drawn(ROOMS), again
    assert house.put_between_marks(TEXT, house.described(ROOMS)) == TEXT, again


def test_no_arrow_runs_up_and_there_is_no_circle() -> None:
    level = {name: n for n, names in enumerate(house.floors(ROOMS)) for name in names}
    assert set(level) == set(ROOMS)
    assert all(level[used] > level[name] for name in ROOMS for used in ROOMS[name].uses)


def test_a_circle_is_refused(tmp_path: Path) -> None:
    package = tmp_path / "glosanalysis"
    package.mkdir()
    (package / "__init__.py").write_text('"""A house."""')
    (package / "one.py").write_text("from glosanalysis import two")
    (package / "two.py").write_text("def late():\n    from glosanalysis.one import x")
    with pytest.raises(CycleError):
        house.floors(house.rooms_in(package))


def test_what_is_said_knows_nothing_of_how_it_is_made() -> None:
    assert {name: below(name) & MADE for name in SAID} == {name: set() for name in SAID}


def test_statistics_know_no_domain_and_themes_nothing_of_drawing() -> None:
    assert below("stats") == set()
    assert "render" not in below("themes")
    assert below("data") & {"themes", "render", "report"} == set()


def test_every_room_says_its_errand() -> None:
    assert [name for name, room in ROOMS.items() if not room.errand] == []


def test_every_step_of_the_road_is_there() -> None:
    road = TEXT.split("## The road of a figure\n")[1].split("\n## ")[0]
    steps = re.split(r"^\d+\. ", road, flags=re.MULTILINE)[1:]
    assert len(steps) == 10
    for step in steps:
        names = re.findall(r"`(glosanalysis[\w.]+)`", step)
        assert names, step
        for name in names:
            assert callable(found(name)), name


def found(name: str) -> object:
    """Import what a dotted name names: a function of a module, or a method of a class in it."""
    parts = name.split(".")
    for length in range(len(parts) - 1, 0, -1):
        try:
            thing: object = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            thing = getattr(thing, part)
        return thing
    raise AssertionError(f"there is no {name}")

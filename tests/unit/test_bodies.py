"""What is kept of pages between builds is believed only as it was made, and what is gone goes."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from glosanalysis.book.sphinx_ext.bodies import Bodies, Body, Terms
from glosanalysis.book.sphinx_ext.left_over import clear_left_over
from glosanalysis.book.sphinx_ext.static_files import put_in_place

TERMS = Terms("A page", "a.md", [["A page", None]], ["word"], ["page"], [])
PLAIN = Body("<p>A</p>", "", TERMS, links=[])


def bodies(folder: Path, made_with: str = "settings", **called: str) -> Bodies:
    return Bodies(folder, made_with, {"b": "B", "c": "C", **called}.__getitem__)


def test_a_body_comes_back_as_it_was(tmp_path: Path) -> None:
    bodies(tmp_path).keep("book/a", "read", PLAIN)
    assert bodies(tmp_path).find("book/a", "read") == PLAIN
    assert bodies(tmp_path).find("book/b", "read") is None


def test_a_body_is_not_believed_that_was_made_of_something_else(tmp_path: Path) -> None:
    bodies(tmp_path).keep("a", "read", PLAIN)
    assert bodies(tmp_path).find("a", "read anew") is None
    assert bodies(tmp_path, made_with="other settings").find("a", "read") is None


def test_a_body_depends_on_what_the_pages_are_called_that_it_leads_to(tmp_path: Path) -> None:
    linked = Body("<a>B</a>", "", TERMS, links=["b"])
    bodies(tmp_path).keep("plain", "read", PLAIN)
    bodies(tmp_path).keep("linked", "read", linked)
    assert bodies(tmp_path, c="renamed").find("linked", "read") == linked
    assert bodies(tmp_path, b="renamed").find("plain", "read") == PLAIN
    assert bodies(tmp_path, b="renamed").find("linked", "read") is None


def test_a_body_of_an_earlier_edition_is_not_believed(tmp_path: Path) -> None:
    kept = bodies(tmp_path)
    kept.keep("a", "read", PLAIN)
    file = tmp_path / "a.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"links": []', '"links": true'))
    assert kept.find("a", "read") is None


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"of": 1}', "other words"])
def test_a_damaged_body_is_not_believed(tmp_path: Path, damage: str) -> None:
    kept = bodies(tmp_path)
    kept.keep("a", "read", PLAIN)
    file = tmp_path / "a.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("<p>A", "<p>B") if damage == "other words" else damage)
    assert kept.find("a", "read") is None


def test_the_body_of_a_page_that_is_gone_is_dropped(tmp_path: Path) -> None:
    kept = bodies(tmp_path)
    for page in ("book/a", "book/b"):
        kept.keep(page, "read", PLAIN)
    kept.drop_others({"book/a"})
    assert [path.name for path in tmp_path.rglob("*.json")] == ["a.json"]


def written(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(file.name, encoding="utf-8")


def test_a_style_stays_that_is_the_same_and_licences_are_kept(tmp_path: Path) -> None:
    made, place = tmp_path / "made", tmp_path / "place"
    written(place / "book.css", made / "book.css", made / "scripts/a.js.LICENSE.txt")
    written(made / "b.LICENSE.txt", made / "scripts/a.map", made / "locales/cy/x.js")
    before = (place / "book.css").stat().st_mtime_ns
    assert put_in_place(made, place) == {"book.css", "scripts/a.js.LICENSE.txt"}
    assert (place / "book.css").stat().st_mtime_ns == before
    assert not made.exists()


def test_what_is_of_an_earlier_build_goes_and_what_somebody_put_there_stays(tmp_path: Path) -> None:
    kept = [tmp_path / "book/a.html", tmp_path / "book/a.csv", tmp_path / "CNAME"]
    gone = [tmp_path / "book/old/b.html", tmp_path / "_static/old.css", tmp_path / "_images/x.png"]
    written(*kept, *gone)
    app = SimpleNamespace(
        outdir=str(tmp_path),
        builder=SimpleNamespace(images={}, static_names=frozenset()),
        env=SimpleNamespace(found_docs={"book/a"}, dlfiles={}),
    )
    clear_left_over(app, {tmp_path / "book/a.csv"})  # type: ignore[arg-type]
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(kept)
    assert not (tmp_path / "_images").exists()

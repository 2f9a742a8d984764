"""An upgrade renews what the package wrote, and keeps what the authority did."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from copies import IN_A_COPY

from glosanalysis.checkout.project import Project
from glosanalysis.errors import BadData, WrongUsage
from glosanalysis.new_book import carry_out, in_short, make_folder, upgrade_of, upgrading
from glosanalysis.new_book.carried import COPIED, carried
from glosanalysis.new_book.manifest import MANIFEST

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(IN_A_COPY, reason="a copy of the papers alone has no releases")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("begun") / "book"
    make_folder(folder, "E06000063")
    return folder


@pytest.fixture
def book(begun: Path, tmp_path: Path) -> Project:
    return Project(Path(shutil.copytree(begun, tmp_path / "book")))


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a later version carries: here a copy of this one's, to be changed."""
    source = tmp_path / "newer"
    for name in COPIED:
        place = source / name
        place.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (carried() / name).is_dir() else shutil.copy
        copy(carried() / name, place)
    monkeypatch.setattr(upgrading, "carried", lambda: source)
    return source


def add_to(path: Path, text: str = "\nMore.\n") -> str:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


def done(book: Project) -> dict[str, str]:
    made = upgrade_of(book)
    carry_out(book, made)
    return {each.place: each.does for each in made.changes}


def holds(book: Project) -> dict[str, bytes]:
    return {
        path.relative_to(book.root).as_posix(): path.read_bytes()
        for path in book.root.rglob("*")
        if path.is_file() and "_build" not in path.parts
    }


def test_a_new_folder_is_up_to_date(book: Project) -> None:
    before = holds(book)
    assert upgrade_of(book).is_done
    assert done(book) == {}
    assert holds(book) == before
    kept_from_it = {"data/authority.toml", "CHANGELOG.md", "data/sources.csv"}
    assert not kept_from_it & json.loads(before[MANIFEST])["written"].keys()


def test_what_nobody_changed_is_replaced_and_what_is_new_added(book: Project, newer: Path) -> None:
    new = add_to(newer / "book" / "methods.md")
    (newer / "book" / "_static" / "more.css").write_text("a {}", encoding="utf-8")
    (newer / "notebooks" / "voice.ipynb").unlink()
    assert done(book) == {
        "book/_static/more.css": "added",
        "book/methods.md": "replaced",
        "notebooks/voice.ipynb": "removed",
    }
    assert (book.book / "methods.md").read_text(encoding="utf-8") == new
    assert not (book.notebooks / "voice.ipynb").exists()
    assert upgrade_of(book).is_done


def test_what_the_authority_changed_is_kept_with_the_new_version_beside(
    book: Project, newer: Path
) -> None:
    ours, new = add_to(book.book / "methods.md", "Ours."), add_to(newer / "book" / "methods.md")
    (book.notebooks / "ehcp.ipynb").unlink()
    add_to(newer / "notebooks" / "ehcp.ipynb", " ")
    before = holds(book)
    assert done(book) == {"book/methods.md": "kept"}
    after = holds(book)
    assert after.pop("book/methods.md.new").decode() == new
    assert after["book/methods.md"].decode() == ours
    assert {name for name in after if after[name] != before.get(name)} == {MANIFEST}
    assert upgrade_of(book).is_done
    newest = add_to(newer / "book" / "methods.md", "Newest.")
    assert done(book) == {"book/methods.md": "kept"}
    assert (book.book / "methods.md.new").read_text(encoding="utf-8") == newest


def test_the_new_version_that_was_taken_over_is_nobodys_change(book: Project, newer: Path) -> None:
    add_to(book.book / "methods.md", "Ours.")
    add_to(newer / "book" / "methods.md")
    done(book)
    (book.book / "methods.md.new").replace(book.book / "methods.md")
    add_to(newer / "book" / "methods.md", "Newest.")
    assert done(book) == {"book/methods.md": "replaced"}


def test_what_is_no_longer_carried_and_was_changed_is_named_once(
    book: Project, newer: Path
) -> None:
    add_to(book.notebooks / "voice.ipynb", " ")
    (newer / "notebooks" / "voice.ipynb").unlink()
    assert done(book) == {"notebooks/voice.ipynb": "kept"}
    assert (book.notebooks / "voice.ipynb").is_file()
    assert not (book.notebooks / "voice.ipynb.new").exists()
    assert upgrade_of(book).is_done


def test_releases_are_renewed_together_or_not_at_all(book: Project, newer: Path) -> None:
    for name in ("areas.csv", "neighbours.csv"):
        add_to(newer / "data" / "releases" / name, "\n")
    assert set(done(book)) == {"data/releases/areas.csv", "data/releases/neighbours.csv"}
    add_to(book.data / "releases" / "areas.csv", "\n")
    before = holds(book)
    for name in ("areas.csv", "neighbours.csv"):
        add_to(newer / "data" / "releases" / name, "\n\n")
    assert done(book) == {"data/releases/": "kept"}
    assert {name for name, told in holds(book).items() if told != before.get(name)} == {MANIFEST}


def test_pages_follow_the_settings(book: Project) -> None:
    settings = book.data / "authority.toml"
    said = settings.read_text(encoding="utf-8")
    settings.write_text(said.replace("Cumberland Council", "The Council"), encoding="utf-8")
    assert done(book) == {"book/cite.md": "replaced"}
    assert "The Council. *Children" in (book.book / "cite.md").read_text(encoding="utf-8")


def test_other_ends_of_lines_are_nobodys_change(book: Project, newer: Path) -> None:
    page = book.book / "methods.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert upgrade_of(book).is_done
    add_to(newer / "book" / "methods.md")
    assert done(book) == {"book/methods.md": "replaced"}


@pytest.mark.parametrize("written", range(5))
def test_an_upgrade_that_is_ended_goes_on_where_it_was(
    book: Project, newer: Path, written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("how-to-read.md", "methods.md")
    ours = add_to(book.book / "rap.md", "Ours.")
    for name in names:
        add_to(newer / "book" / name)
    (newer / "notebooks" / "voice.ipynb").unlink()
    put, left = upgrading._put, iter(range(written))

    def ended(*arguments: object) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        put(*arguments)

    monkeypatch.setattr(upgrading, "_put", ended)
    made = upgrade_of(book)
    if written < 4:
        with pytest.raises(KeyboardInterrupt):
            carry_out(book, made)
    monkeypatch.setattr(upgrading, "_put", put)
    # A version newer still comes before anybody calls it again.
    add_to(newer / "book" / "methods.md", "Newest.")
    assert "kept" not in done(book).values()
    for name in names:
        assert (book.book / name).read_bytes() == (newer / "book" / name).read_bytes()
    assert (book.book / "rap.md").read_text(encoding="utf-8") == ours
    assert not (book.notebooks / "voice.ipynb").exists()
    assert upgrade_of(book).is_done


def test_a_folder_without_a_record_and_a_record_that_is_none_are_told(book: Project) -> None:
    record = book.root / MANIFEST
    record.write_text("[]", encoding="utf-8")
    with pytest.raises(BadData, match="is no record of what was written"):
        upgrade_of(book)
    record.unlink()
    with pytest.raises(WrongUsage, match=r"has no \.glosanalysis\.json.*`upgrade --adopt`"):
        upgrade_of(book)


def test_in_a_folder_taken_on_all_that_differs_is_the_authoritys(
    book: Project, newer: Path
) -> None:
    (book.root / MANIFEST).unlink()
    new = add_to(newer / "book" / "methods.md")
    made = upgrade_of(book, adopt=True)
    assert {each.place: each.does for each in made.changes} == {"book/methods.md": "kept"}
    carry_out(book, made)
    assert (book.book / "methods.md.new").read_text(encoding="utf-8") == new
    assert upgrade_of(book).is_done
    with pytest.raises(WrongUsage, match="has a record already"):
        upgrade_of(book, adopt=True)


def test_a_difference_is_short() -> None:
    before = "".join(f"{n}\n" for n in range(100)).encode()
    after = before.replace(b"\n", b"!\n")
    lines = in_short(before, after)
    assert len(lines) == 13
    assert lines[0] == "@@ -1,100 +1,100 @@"
    assert lines[-1] == "… and 189 more lines"
    assert in_short(b"\xff", b"a") == in_short(b"", b"a" * 200_001) == []


def test_the_command_shows_first_and_then_does_it(book: Project) -> None:
    page, record = book.book / "methods.md", book.root / MANIFEST
    new = page.read_text(encoding="utf-8")
    page.write_text(new.replace("# Methods", "# Old"), encoding="utf-8", newline="\n")
    told = json.loads(record.read_bytes())
    told["version"] = "0.0.1"
    told["written"]["book/methods.md"] = [upgrading.digest(page.read_bytes())]
    record.write_text(json.dumps(told), encoding="utf-8")
    add_to(book.book / "rap.md", "Ours.")
    before = holds(book)

    shown = command(book, "upgrade", "--dry-run")
    assert "from 0.0.1 to " in shown
    assert "replaced: book/methods.md\n    @@ -1," in shown
    assert "    -# Old\n    +# Methods\n" in shown
    assert shown.endswith("nothing was written\n")
    assert holds(book) == before
    assert "done: then glosanalysis check, run and build" in command(book, "upgrade")
    assert page.read_text(encoding="utf-8") == new
    assert "nothing to do: this folder is as" in command(book, "upgrade")


def command(book: Project, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "GLOSANALYSIS_ROOT": str(book.root)}
    ended = subprocess.run(
        [sys.executable, "-m", "glosanalysis.cli", *words],
        cwd=book.root,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout

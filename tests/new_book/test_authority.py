"""Whose book it is stands in one file, and every fault of it is told by its key."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from glosanalysis.authority import FILE, OWN, SETTINGS, Target, area_of, is_of, read
from glosanalysis.authority.contrast import DARK, contrast, lightened
from glosanalysis.authority.settings import Book
from glosanalysis.errors import BadData
from glosanalysis.forking.kernels import _forget_other_authority
from glosanalysis.indicator_row import row_for
from glosanalysis.observations import Observation
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES
from glosanalysis.themes.own_words import GENERAL, own_words
from glosanalysis.themes.targets import with_targets

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = (ROOT / "data" / FILE).read_text(encoding="utf-8")
LEAST = """
name = "Elsewhere"
council = "Elsewhere Council"
code = "E06000999"
old_code = "999"
region = "E12000007"

[book]
title = "Children in Elsewhere"
"""


def said(tmp_path: Path, text: str) -> list[str]:
    """Give the faults of a file, a line each."""
    data = tmp_path / "data"
    data.mkdir(exist_ok=True)
    (data / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(BadData) as raised:
        read(data)
    return str(raised.value).split("\n")


def test_the_published_book_is_the_one_that_its_file_names() -> None:
    settings = read(ROOT / "data")
    assert (OWN.name, OWN.code, OWN.old_code) == (settings.name, settings.code, settings.old_code)
    assert settings.themes.order in ([], list(THEMES))
    assert area_of(OWN.code) == OWN
    assert is_of(ROOT / "data")
    assert not is_of(ROOT / "tests")


def test_what_is_not_said_is_taken_by_default(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(LEAST, encoding="utf-8")
    settings = read(tmp_path)
    assert (settings.neighbours.model, settings.neighbours.codes) == ("2025", [])
    assert settings.book.accents is None
    assert settings.rate_card == "rates.csv"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "Elsewhere"\n', "", "key name: is missing"),
        ('"Elsewhere"', "7", "key name: has to be text, in quotes"),
        ('"Elsewhere"', '""', "key name: '' is not written like a line of text, with something in"),
        ("name =", "nane =", "key nane: is not a key: 'name' is meant?"),
        ("title", "titel", "key book.titel: is not a key: 'title' is meant?"),
        ("E06000999", "999", "key code: '999' is not written like E10000009"),
        ("E12000007", "E12000010", "key region: 'E12000010' is not a region: must be one of E12"),
        ('"999"', '"99"', "key old_code: '99' is not written like 835, three digits"),
        ("[book]", 'first_quarter = "2022"\n[book]', "key first_quarter: '2022' is not written"),
        ("[book]", "[book]\naccent = 'red'", "key book.accent: 'red' is not written like #0a5f85"),
        ("[book]", "[book]\nlogo = 'a.svg'", "key book.logo: there is no file a.svg"),
        ("[book]", "targets = 3\n[book]", "key targets: has to be a list, in [ ]"),
        ("[book]", "[[targets]]\n[book]", "key targets.1.indicator: is missing"),
        ("[book]", "[themes]\norder = 'a'\n[book]", "key themes.order: has to be a list, in [ ]"),
        ("[book]", "[book", "is no TOML: "),
    ],
)
def test_a_fault_is_told_with_its_key(old: str, new: str, told: str, tmp_path: Path) -> None:
    assert old in LEAST
    lines = said(tmp_path, LEAST.replace(old, new, 1))
    assert any(told in line for line in lines), lines
    assert all(line.startswith(f"data/{FILE}") for line in lines)


def test_every_fault_is_told_and_a_missing_file_too(tmp_path: Path) -> None:
    assert len(said(tmp_path, LEAST.replace("E06000999", "9").replace('"999"', '"x"'))) == 2
    with pytest.raises(BadData, match=rf"data/{FILE}: the file is missing"):
        read(tmp_path / "nowhere")


def test_a_colour_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    pale = said(tmp_path, LEAST.replace("[book]", "[book]\naccent = '#777777'"))
    assert pale == [
        f"data/{FILE}, key book.accent: '#777777' has a contrast of 4.4 to 1 on white (#ffffff), "
        "4.5 is needed"
    ]
    dark = "[book]\naccent = '#0a5f85'\naccent_on_dark = '#0a5f85'"
    (line,) = said(tmp_path, LEAST.replace("[book]", dark))
    assert "key book.accent_on_dark: '#0a5f85' has a contrast of 2." in line


@pytest.mark.parametrize("accent", ["#000000", "#0a5f85", "#a3262a", "#757575", "#5b2c83"])
def test_an_accent_is_readable_on_both_grounds(accent: str) -> None:
    on_white, on_dark = Book(title="T", accent=accent).accents or ("", "")
    assert contrast(on_white, "#ffffff") >= 4.5
    assert contrast(on_dark, DARK) >= 4.5
    assert on_dark == lightened(accent)


def test_contrast_is_that_of_the_standard() -> None:
    # By hand: white has luminance 1, #0000ff 0.0722: 1.05 over 0.1222.
    assert contrast("#ffffff", "#0000ff") == pytest.approx(1.05 / 0.1222)


def test_a_target_is_put_to_its_indicator_and_holds_from_its_day() -> None:
    id_ = "ehc_20w_pct"
    target = Target(indicator=id_, value=60.0, source="a plan", date=date(2024, 9, 1))
    (theme,) = with_targets([THEMES["ehcp"]], [target])
    indicator = next(each for each in theme.indicators if each.id == id_)
    assert indicator.definition.endswith(
        "The target of 60%, since 1 September 2024, is from: a plan."
    )
    for day, held in ((date(2024, 8, 31), None), (date(2024, 9, 1), 60.0)):
        seen = Observation(as_at=day, value=55.0, source_id="a", locator="b", known_on=day)
        row = row_for("ehcp", indicator, [seen], quarter=Quarter(2024, 2))
        assert (row.target, row.assessment == "off_target") == (held, held is not None)
    bare = next(each for each in THEMES["ehcp"].indicators if each.id == id_)
    assert bare.target is None
    assert replace(indicator, target=None, target_from=None, definition=bare.definition) == bare


@pytest.mark.parametrize(
    ("id_", "told"),
    [("nothing", "'nothing' is no indicator"), ("ehc_plans_january", "is neither good nor bad")],
)
def test_a_target_that_cannot_be_is_refused(id_: str, told: str) -> None:
    target = Target(indicator=id_, value=1.0, source="a", date=date(2024, 1, 1))
    with pytest.raises(BadData, match=told):
        with_targets(THEMES.values(), [target])


def test_own_words_are_those_of_the_file_else_general() -> None:
    assert set(SETTINGS.words) <= set(GENERAL)
    for name, general in GENERAL.items():
        assert own_words(name) == SETTINGS.words.get(name, general)


def in_the_book_of(tmp_path: Path, text: str, code: str) -> subprocess.CompletedProcess[str]:
    """Run a line of Python in a process that works in a folder with this file."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "_config.yml").touch()
    (tmp_path / "data" / "sources.csv").touch()
    (tmp_path / "data" / FILE).write_text(text, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "GLOSANALYSIS_ROOT": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )


def test_another_file_is_another_book(tmp_path: Path) -> None:
    order = '[themes]\norder = ["workforce", "ehcp"]\n'
    done = in_the_book_of(
        tmp_path,
        LEAST + order,
        "import json; from glosanalysis.authority import OWN;"
        "from glosanalysis.themes import THEMES; from glosanalysis.national.series import MODEL;"
        "print(json.dumps([OWN.short, OWN.region.name, list(THEMES), MODEL]))",
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        *("Elsewhere", "London", ["workforce", "ehcp"]),
        "the Department's model of 2025",
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('[themes]\norder = ["ehpc"]', "key themes.order: 'ehpc' is not a theme: must be one of"),
        ('[themes]\norder = ["ehcp", "ehcp"]', "key themes.order: 'ehcp' is there twice"),
        ('[words]\nmotto = "Ever on"', "key words.motto: is no sentence of the book"),
    ],
)
def test_what_no_theme_knows_is_told_by_check(more: str, told: str, tmp_path: Path) -> None:
    code = "from glosanalysis.cli import main; main(['check'])"
    done = in_the_book_of(tmp_path, f"{LEAST}\n{more}\n", code)
    assert done.returncode == 3
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_kernel_forked_for_another_authority_imports_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = dict(sys.modules)
    monkeypatch.setattr(sys, "modules", held)
    _forget_other_authority(str(ROOT))
    assert "glosanalysis.authority" in held
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE).write_text(LEAST, encoding="utf-8")
    _forget_other_authority(str(tmp_path))
    assert not [name for name in held if name.split(".")[0] == "glosanalysis"]


def spoken(path: Path) -> str:
    """Give the names and texts of a module that are neither comment nor docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.value)
        for body in (getattr(each, "body", []) for each in ast.walk(tree))
        if isinstance(body, list)
        for node in body
        if isinstance(node, ast.Expr)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            found.append(node.value)
        found += [str(getattr(node, name, "")) for name in ("id", "attr", "name", "arg")]
    return "\n".join(found)


def test_no_authority_is_named_in_the_package_the_templates_or_the_settings() -> None:
    own = re.compile(r"gloucestershire|E10000013", re.IGNORECASE)
    modules = sorted((ROOT / "glosanalysis").rglob("*.py"))
    others = [ROOT / "_config.yml", *sorted((ROOT / "notebooks").glob("*.ipynb"))]
    others += sorted((ROOT / "glosanalysis").rglob("*.html"))
    others += sorted((ROOT / "book" / "_templates").rglob("*.html"))
    assert len(modules) > 400
    assert [path.name for path in modules if own.search(spoken(path))] == []
    assert [path.name for path in others if own.search(path.read_text(encoding="utf-8"))] == []

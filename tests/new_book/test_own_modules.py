"""An indicator of an authority's own needs no change of the package: the README's recipe works."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import nbformat
import pytest
from copies import IN_A_COPY

from glosanalysis.new_book import make_folder

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(IN_A_COPY, reason="a copy of the papers alone has no releases")
MODULE, QUARTER = "own_ehcp.py", "2025-26-Q2"


def blocks(language: str) -> list[str]:
    """Give the pieces of the recipe that are in a language, in their order."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    recipe = page.split("### An indicator of your own\n")[1].split("\n## ")[0]
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```$", recipe, re.S | re.M)
    return [textwrap.dedent(each) for each in found]


def command(book: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "glosanalysis.cli", *words],
        cwd=book,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GLOSANALYSIS_ROOT": str(book)},
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a new folder, and do what the README says."""
    book = tmp_path_factory.mktemp("own") / "book"
    make_folder(book, "E06000063")
    (code,), (line,), (source, rows) = blocks("python"), blocks("toml"), blocks("csv")
    (book / "notebooks" / MODULE).write_text(code, encoding="utf-8")
    put(book / "data" / "authority.toml", "modules = []\n", line)
    for name, more in (("sources", source), ("published/own_figures", rows)):
        path = book / "data" / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    return book


@pytest.fixture
def copy(recipe: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(recipe, tmp_path / "book"))


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_the_recipe_brings_an_indicator_into_a_report(copy: Path) -> None:
    target = '[[targets]]\nindicator = "own_ehc_complaints"\nvalue = 20\nsource = "a plan"\n'
    path = copy / "data" / "authority.toml"
    path.write_text(path.read_text() + target + "date = 2025-01-01\n", encoding="utf-8")
    done = command(copy, "run", QUARTER)
    assert done.returncode == 0, done.stderr
    reports = copy / "book" / "reports" / QUARTER
    with (reports / "indicators.csv").open(encoding="utf-8") as lines:
        rows = {row["indicator"]: row for row in csv.DictReader(lines)}
    own = rows["own_ehc_complaints"]
    assert (own["theme"], own["value"], own["previous_value"]) == ("ehcp", "29", "41")
    assert (own["target"], own["assessment"], own["feed"]) == ("20", "off_target", "paper")
    page = str(nbformat.read(reports / "ehcp.ipynb", as_version=4))
    row = page.split('<tr id="own_ehc_complaints">')[1].split("</tr>")[0]
    told = " ".join(re.sub("<[^>]+>", " ", row).split())
    assert told.startswith("Complaints about EHC plans 29 Target 20 or less ✘ Off target")
    assert "▼ down 12 from 41 at 30 June 2025" in told
    assert "Register of complaints</a>, The council, published 10 October 2025" in page
    told = json.loads((reports / "provenance.json").read_text(encoding="utf-8"))
    assert list(told["modules"]) == [MODULE]
    assert not (copy / "notebooks" / "__pycache__").exists()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('THEME = "ehcp"', 'THEME = "echp"', "THEME has to be a Theme, or the name of one: early"),
        ('THEME = "ehcp"\n', "", "THEME has to be a Theme, or the name of one: early_help, "),
        (
            "figures_of(OwnFigures",
            "figures_off(OwnFigures",
            ", line 22: NameError: name 'figures_off' is not",
        ),
        ('THEME = "ehcp"', 'THEME = "ehcp', ", line 7: SyntaxError: unterminated string"),
        ("INDICATORS = (\n", "INDICATOR = (\n", "INDICATORS has to be a tuple of Indicator"),
        ('{"own_ehc_complaints": ', '{"other": ', "without a feed: other, own_ehc_complaints"),
        ("FEEDS = {", "FEED = {", "FEEDS has to say which feed gives each of its indicators"),
        ('id="own_ehc_complaints"', 'id="ehc_20w_pct"', "'ehc_20w_pct' is an indicator of ehcp al"),
        ('kind="flow"', 'kind="stream"', "ValueError: own_ehc_complaints: 'stream' is not one of"),
    ],
)
def test_a_wrong_module_is_told_in_a_line(old: str, new: str, told: str, copy: Path) -> None:
    put(copy / "notebooks" / MODULE, old, new)
    done = command(copy, "check")
    assert done.returncode == 3
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"notebooks/{MODULE}")
    assert told in line


def test_figures_of_no_indicator_are_warned_of(copy: Path) -> None:
    assert "own_figures" not in command(copy, "check").stderr
    put(copy / "data" / "authority.toml", f'"{MODULE}"', "")
    (warned,) = [line for line in command(copy, "check").stderr.splitlines() if "own_fig" in line]
    assert "own_figures: 'own_ehc_complaints' is no indicator, it is shown nowhere" in warned


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("own.py", "data/authority.toml, key themes.modules: there is no file notebooks/own.py"),
        ("../own.py", "key themes.modules.1: '../own.py' is not written like own_ehcp.py"),
    ],
)
def test_a_module_that_is_not_there_is_told_by_its_key(name: str, told: str, copy: Path) -> None:
    put(copy / "data" / "authority.toml", f'["{MODULE}"]', f'["{name}"]')
    done = command(copy, "check")
    assert done.returncode == 3
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_module_cannot_take_the_name_of_one_of_the_package(copy: Path) -> None:
    put(copy / "data" / "authority.toml", f'["{MODULE}"]', '["ehcp.py"]')
    (copy / "notebooks" / MODULE).rename(copy / "notebooks" / "ehcp.py")
    done = command(copy, "check")
    assert done.stderr == (
        "notebooks/ehcp.py: the package has a module of that name: call it own_ehcp.py\n"
    )


WHOLE = """
from glosanalysis.data.schemas.own import OwnFigures
from glosanalysis.indicator import Indicator
from glosanalysis.themes.measured import figures_of
from glosanalysis.themes.theme import Theme

THEME = Theme(
    id="complaints",
    title="Complaints",
    indicators=(
        Indicator(
            id="own_ehc_complaints",
            label="Complaints about EHC plans",
            unit="complaints",
            decimals=0,
            good_is="low",
            sentence="The council had {value} complaints about EHC plans {told}",
            definition="Complaints received in a quarter.",
            kind="flow",
            opens=1,
        ),
    ),
    feeds={"own_ehc_complaints": figures_of(OwnFigures, "own_ehc_complaints")},
    cautions=lambda tables: [],
)
"""


def test_a_theme_of_its_own_is_a_module_and_a_template(copy: Path) -> None:
    settings = copy / "data" / "authority.toml"
    put(settings, f'"{MODULE}"', '"complaints.py"')
    put(settings, '    "quality",\n', '    "quality",\n    "complaints",\n')
    (copy / "notebooks" / MODULE).unlink()
    (copy / "notebooks" / "complaints.py").write_text(WHOLE, encoding="utf-8")
    missing = "notebooks/complaints.py: its template is missing, notebooks/complaints.ipynb\n"
    assert command(copy, "check").stderr == missing
    template = nbformat.read(copy / "notebooks" / "ehcp.ipynb", as_version=4)
    template.cells = [*template.cells[:4], template.cells[-1]]
    for cell in template.cells:
        named = cell.source.replace("import ehcp", "import complaints").replace(
            "# EHCP growth", "#"
        )
        cell.source = named.replace('"ehcp"', '"complaints"')
    nbformat.write(template, copy / "notebooks" / "complaints.ipynb")
    done = command(copy, "run", QUARTER)
    assert done.returncode == 0, done.stderr
    page = str(nbformat.read(copy / "book/reports" / QUARTER / "complaints.ipynb", as_version=4))
    assert "29 complaints about EHC plans" in re.sub("<[^>]+>", "", page)

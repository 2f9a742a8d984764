"""Whatever has changed, a build that makes only that gives the bytes of one that makes everything.

`GLOSANALYSIS_CHANGES=30` has as many changes tried, `GLOSANALYSIS_SEED=7` others.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUARTERS = ("2017-18-Q3", "2019-20-Q3", "2020-21-Q1", "2022-23-Q2")
CHANGES = int(os.environ.get("GLOSANALYSIS_CHANGES", "6"))
SEED = int(os.environ.get("GLOSANALYSIS_SEED", "18"))
BUILT = 0.6
"""How often a change is built before the next one comes."""
SOURCES = ("_config.yml", "CHANGELOG.md", "requirements.lock", "data", "notebooks", "book")


class Changing:
    """A small checkout in which something changes by chance."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance, self.turn = root, chance, 0
        self.reports = root / "book" / "reports"

    def appended(self, name: str, text: str) -> None:
        path = self.root / name
        path.write_text(f"{path.read_text(encoding='utf-8')}{text}", encoding="utf-8")

    def replaced(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def published(self) -> list[str]:
        return sorted(path.name for path in self.reports.iterdir())

    def a_quarter_more_or_less(self) -> None:
        quarter = self.chance.choice(QUARTERS)
        if quarter not in self.published():
            shutil.copytree(ROOT / "book" / "reports" / quarter, self.reports / quarter)
        elif len(self.published()) > 1:
            shutil.rmtree(self.reports / quarter)

    def the_newest_quarter(self) -> None:
        newest = self.published()[-1]
        if len(self.published()) > 1:
            shutil.rmtree(self.reports / newest)
        else:
            shutil.copytree(ROOT / "book/reports" / QUARTERS[-1], self.reports / QUARTERS[-1])

    def a_report(self) -> None:
        path = self.chance.choice(sorted(self.reports.rglob("*.ipynb")))
        notebook = json.loads(path.read_text(encoding="utf-8"))
        said = {"cell_type": "markdown", "id": f"said-{self.turn}", "metadata": {}}
        notebook["cells"].append({**said, "source": [f"Said anew, {self.turn}."]})
        path.write_text(json.dumps(notebook), encoding="utf-8")

    def a_record(self) -> None:
        quarter = self.chance.choice(self.published())
        self.replaced(f"book/reports/{quarter}/indicators.csv", "carried_forward", "new")

    def an_origin(self) -> None:
        quarter = self.chance.choice(self.published())
        name = f"book/reports/{quarter}/provenance.json"
        self.replaced(name, '"name": "glosanalysis', f'"name": "glosanalysis {self.turn}')

    def the_title_of_a_source(self) -> None:
        self.replaced("data/sources.csv", "Children", f"Children {self.turn}")

    def a_page(self) -> None:
        page = self.chance.choice(["methods", "how-to-read", "cite"])
        self.appended(f"book/{page}.md", f"\nOne more line, {self.turn}.\n")

    def a_title(self) -> None:
        self.replaced("book/methods.md", "# ", f"# Now {self.turn}: ")

    def a_page_more_or_less(self) -> None:
        # One that no contents name: without one that they name there is no site.
        page = self.root / "book" / "aside.md"
        if page.is_file():
            page.unlink()
        else:
            page.write_text("---\norphan: true\n---\n\n# Aside\n\nA word.\n", encoding="utf-8")

    def a_style(self) -> None:
        self.appended("book/_static/glosanalysis.css", f"\n/* {self.turn} */\n")

    def a_file_of_the_style(self) -> None:
        style = self.root / "book" / "_static" / "more.css"
        if style.is_file():
            style.unlink()
        else:
            style.write_text("p { margin: 0; }", encoding="utf-8")

    def a_template(self) -> None:
        self.appended("book/_templates/edition.html", f"<p>Turn {self.turn}</p>\n")

    def the_authority(self) -> None:
        self.replaced("data/authority.toml", 'subtitle = "', f'subtitle = "{self.turn} ')

    def the_title_of_the_book(self) -> None:
        self.replaced("data/authority.toml", 'title = "', f'title = "{self.turn} ')

    def a_comment(self) -> None:
        folder = self.root / "data" / "commentary" / QUARTERS[0]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "placements.md").write_text(f"A comment, {self.turn}.\n", encoding="utf-8")

    def a_table(self) -> None:
        self.replaced("data/published/adoption_ages.csv", "Graph 1", f"Graph 1 ({self.turn})")

    def the_log(self) -> None:
        self.appended("data/log.csv", f"2026-11-21,sources,Looked at again {self.turn},To see.\n")

    def the_changes(self) -> None:
        self.appended("CHANGELOG.md", f"\n## 0.0.{self.turn + 1} (2000-01-01)\n\nSomething.\n")

    def kinds(self) -> list[Callable[[], None]]:
        """Give every kind of change there is, in an order by chance."""
        kinds = [
            *(self.a_quarter_more_or_less, self.the_newest_quarter, self.a_report, self.a_record),
            *(self.a_page, self.a_title, self.a_page_more_or_less, self.a_style),
            *(self.a_file_of_the_style, self.a_template, self.the_authority, self.a_comment),
            *(self.the_title_of_the_book, self.a_table, self.the_log, self.the_changes),
            *(self.an_origin, self.the_title_of_a_source),
        ]
        self.chance.shuffle(kinds)
        return kinds


def small_checkout(root: Path) -> None:
    """Copy what a site of three quarters is made from."""
    root.mkdir()
    for name in SOURCES[:3]:
        shutil.copy2(ROOT / name, root)
    for name in SOURCES[3:]:
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("reports", "years"))
    for quarter in QUARTERS[:3]:
        shutil.copytree(ROOT / "book" / "reports" / quarter, root / "book" / "reports" / quarter)


def site_of(root: Path) -> dict[str, bytes]:
    """Build a site by a command, which goes by the authority as it is then; give each file."""
    done = subprocess.run(
        [sys.executable, "-c", "from glosanalysis.cli import main; main(['build'])"],
        env={**os.environ, "GLOSANALYSIS_ROOT": str(root)},
        cwd=root.parent,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    site = root / "_build" / "html"
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_changes_one_after_another_give_what_a_clean_build_gives(tmp_path: Path) -> None:
    root = tmp_path / "checkout"
    small_checkout(root)
    changing = Changing(root, random.Random(SEED))
    made, done = site_of(root), []
    while len(done) < CHANGES:
        for change in changing.kinds()[: CHANGES - len(done)]:
            changing.turn = len(done)
            change()
            done.append(change.__name__)
            if changing.chance.random() < BUILT or len(done) == CHANGES:
                made = site_of(root)
    clean = tmp_path / "elsewhere" / "clean"
    clean.mkdir(parents=True)
    for name in SOURCES:
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, clean / name)
    whole = site_of(clean)
    assert sorted(made) == sorted(whole), done
    assert [name for name in whole if made[name] != whole[name]] == [], done

"""Make the folder of a book: settings, empty tables, releases, templates and pages."""

from __future__ import annotations

import shutil
from datetime import date
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from glosanalysis.authority import FILE, read
from glosanalysis.data.schemas import PUBLISHED, QUARTERS, REVISIONS, SOURCES
from glosanalysis.errors import WrongUsage
from glosanalysis.new_book.carried import COPIED, PAGES, carried
from glosanalysis.new_book.found import Found, find

__all__ = ["make_folder"]

_WRITTEN = {
    "authority.toml": f"data/{FILE}",
    "README.md": "README.md",
    "CHANGELOG.md": "CHANGELOG.md",
    "gitignore": ".gitignore",
    "publish.yml": ".github/workflows/publish.yml",
    "index.md": "book/index.md",
    "cite.md": "book/cite.md",
    "changes.md": "book/changes.md",
    "rap.md": "book/rap.md",
    "accessibility.md": "book/accessibility.md",
}


def make_folder(folder: Path, asked: str) -> Found:
    """Make a book of an authority, whole or not at all.

    Parameters
    ----------
    folder : Path
        Which is not there yet, or empty.
    asked : str
        The authority's code, or its name.

    Returns
    -------
    Found
        The authority.

    Raises
    ------
    WrongUsage
        If there is no such authority, or something is in the folder.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsage(f"{folder} is there already, and not empty: name a new folder")
    source = carried()
    found = find(source / "data" / "releases" / "areas.csv", asked)
    beside = folder.with_name(f".{folder.name}.begun")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        _fill(beside, source, found)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return found


def _fill(folder: Path, source: Path, found: Found) -> None:
    for name in COPIED:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if (source / name).is_dir():
            shutil.copytree(source / name, place, ignore=shutil.ignore_patterns(".*"))
        else:
            shutil.copy(source / name, place)
    (folder / "data" / "published").mkdir()
    for table in (SOURCES, QUARTERS, REVISIONS, *PUBLISHED.values()):
        place = folder / "data" / ("published" if table.name in PUBLISHED else "")
        header = ",".join(table.columns) + "\n"
        (place / f"{table.name}.csv").write_text(header, encoding="utf-8", newline="\n")
    pages = Environment(
        loader=FileSystemLoader(PAGES), undefined=StrictUndefined, keep_trailing_newline=True
    )
    for name, written in _WRITTEN.items():
        text = pages.get_template(name).render(
            own=found, today=date.today(), version=version("glosanalysis")
        )
        (folder / written).parent.mkdir(parents=True, exist_ok=True)
        (folder / written).write_text(text, encoding="utf-8", newline="\n")
    (folder / "book" / "reports").mkdir()
    read(folder / "data")

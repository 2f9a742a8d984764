"""Make the pages of a new book in this process: templates executed, nothing drawn, nothing built.

Whose book it is is read once when the package is imported, so each book takes a process of its own.
"""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

__all__ = ["NEWEST", "authorities", "by_command", "made", "page_html"]

ROOT = Path(__file__).resolve().parents[2]
NEWEST = "newest"
"""For a quarter: the newest that there are figures of, which is not the same for all."""
_OURS = ("glosanalysis", "executed", "new_books")


def authorities(releases: Path) -> list[tuple[str, str]]:
    """List the codes and names of today's authorities, as the register of areas has them."""
    with (releases / "areas.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        (row["code"], row["name"])
        for row in rows
        if row["level"] == "Local authority" and row["region_code"]
        if "/" not in row["code"] and not row["until"]
    ]


def by_command(authority: str, folder: Path, *steps: Sequence[str]) -> str:
    """Make a book in a folder by the command line, as a person would; then take some steps in it.

    Returns
    -------
    str
        What went wrong; nothing where all went well.
    """
    new = ["new", str(folder), "--authority", authority]
    for place, command in ((ROOT, new), *((folder, step) for step in steps)):
        done = subprocess.run(
            [sys.executable, "-m", "glosanalysis.cli", *command],
            cwd=place,
            env={**os.environ, "GLOSANALYSIS_ROOT": str(place), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            return f"{' '.join(command)}: {done.stdout}{done.stderr}"
    return ""


def made(code: str, folder: Path, quarters: list[str]) -> dict[str, Any]:
    """Make a book of an authority and its pages, in a process of its own.

    Returns
    -------
    dict
        ``error``, if it failed; else ``name``, and by quarter ``known_by`` and ``pages``: of each
        theme what every cell shows, as HTML.
    """
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_make, args=(theirs, code, folder, quarters))
    process.start()
    theirs.close()
    try:
        answer = json.loads(ours.recv())
    except EOFError:
        answer = {"error": "the process ended"}
    process.join()
    shutil.rmtree(folder, ignore_errors=True)
    return dict(answer)


def _make(said: Connection, code: str, folder: Path, quarters: list[str]) -> None:
    try:
        from glosanalysis.new_book import make_folder

        found = make_folder(folder, code)
        os.environ["GLOSANALYSIS_ROOT"] = str(folder)
        for name in [each for each in sys.modules if each.split(".")[0] in _OURS]:
            del sys.modules[name]
        answer: dict[str, Any] = {"code": found.code, "name": found.name, **_pages(quarters)}
    except Exception:
        answer = {"error": traceback.format_exc()}
    said.send(json.dumps(answer))


def _pages(quarters: list[str]) -> dict[str, Any]:
    from executed import pieces_of, tables_read

    from glosanalysis.authority import OWN
    from glosanalysis.catalogue import reports_of
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.loading import load
    from glosanalysis.quarter import Quarter

    project = Project.find()
    tables = load(project.data)
    answer: dict[str, Any] = {"quarters": {}}
    with tables_read(tables):
        for text in quarters:
            when = _newest(tables, OWN.code) if text == NEWEST else Quarter.parse(text)
            shown = {
                theme: [
                    (source, html)
                    for source, pieces in pieces_of(project.template(theme), when)
                    for piece in pieces
                    for html in page_html(piece)
                ]
                for theme in reports_of(when, tables)
            }
            answer["quarters"][str(when)] = {
                "known_by": tables.known_by(when).isoformat(),
                "last_day": when.last_day.isoformat(),
                "pages": shown,
            }
    return answer


def _newest(tables: Any, code: str) -> Any:
    """Give the quarter of the newest figure of an authority, as `run --new` does in a new book."""
    from glosanalysis.quarter import Quarter

    rows = tables.releases.frame
    own = rows[(rows["area_code"] == code) & ~rows["indicator"].str.startswith("population")]
    return Quarter.containing(own["as_at"].max().date())


def page_html(piece: Any) -> list[str]:
    """Give what a piece shows as HTML or Markdown; nothing of a picture."""
    bundle = piece._repr_mimebundle_() if piece is not None else {}
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    return [str(data[kind]) for kind in ("text/html", "text/markdown") if kind in data][:1]

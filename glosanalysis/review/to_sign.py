"""What a reviewer signs beside the checks: figures to tick, what changed, and hashes of files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from glosanalysis.checkout.git import commit_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.execution.toolchain import package_sha256
from glosanalysis.phrasing import counted, day
from glosanalysis.quarter import Quarter
from glosanalysis.review.sign_off import ToSign, cell
from glosanalysis.review.signed_files import hashes_of, written_files
from glosanalysis.review.since import changes_since, last_sign_off
from glosanalysis.themes import THEMES

__all__ = ["to_sign"]


def to_sign(project: Project, tables: Tables, quarters: Sequence[Quarter]) -> ToSign:
    """Gather what a person signs beside the checks.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    quarters : sequence of Quarter

    Returns
    -------
    ToSign
    """
    return ToSign(
        identity=tuple(_identity(project)),
        headlines=tuple(_headlines(tables, quarters)),
        changes=tuple(changes_since(project, last_sign_off(project))),
        files=tuple(hashes_of(project, _read_by_people(project, tables))),
        package=package_sha256(),
    )


def _read_by_people(project: Project, tables: Tables) -> list[Path]:
    """List what the site is written from; the many files of the package have one hash together."""
    files = written_files(project, tables)
    return [file for file in files if file.parts[0] != "glosanalysis"]


def _identity(project: Project) -> list[str]:
    commit = commit_of(project)
    clean = (
        "clean: every file is as committed"
        if not commit.changed
        else f"not clean, {counted(len(commit.changed), 'file differs', 'files differ')} from it: "
        + ", ".join(commit.changed[:10])
        + (" …" if len(commit.changed) > 10 else "")
    )
    return [
        f"- Date: {date.today().isoformat()}",
        f"- Commit: {commit.id or 'none, this is no checkout of git'}",
        f"- Checkout: {clean if commit.id else 'cannot be told'}",
        f"- Made by: `glosanalysis review`, version {version('glosanalysis')}",
    ]


def _headlines(tables: Tables, quarters: Sequence[Quarter]) -> list[str]:
    """List the figures that pages open with, each with its place and a box to tick."""
    lines = [
        "| ☐ | Quarter | Figure | Value | As at | Paper | Place |",
        "|---|---|---|---:|---|---|---|",
    ]
    titles = tables.sources["title"]
    for quarter in sorted(quarters):
        seen = tables.known_at(quarter)
        for theme in THEMES.values():
            for row in theme.foremost(theme.rows(seen, quarter)):
                if row.latest is None or row.is_history:
                    continue
                told = row.record()
                value = " ".join(filter(None, (told["qualifier"], told["value"], told["unit"])))
                paper = f"{titles[row.latest.source_id]} (`{row.latest.source_id}`)"
                cells = (
                    quarter,
                    told["label"],
                    value,
                    day(row.latest.as_at),
                    paper,
                    told["locator"],
                )
                lines.append("| ☐ | " + " | ".join(cell(str(each)) for each in cells) + " |")
    return lines

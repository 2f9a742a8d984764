"""Build the static site with Jupyter Book, warnings as errors."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import glosanalysis.book.sphinx_ext
from glosanalysis.data.tables import Tables
from glosanalysis.errors import BuildFailed
from glosanalysis.checkout.child_process import run_bound
from glosanalysis.pages.generated import write_contents
from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.checkout.lock import alone
from glosanalysis.checkout.project import Project

__all__ = ["build"]

_SHOWN_LINES = 20
_SHARED = (".css", ".html", ".js", ".py")
_SITE = Path(glosanalysis.book.sphinx_ext.__file__).parent
_START = "from jupyter_book.cli.main import main; main()"


def build(
    project: Project, tables: Tables, waiting: Callable[[], None] = lambda: None
) -> Path:
    """Write the contents and build the site.

    Every page is built again when what all pages share has changed since the last good build: the
    contents, the settings, the templates or the style. Otherwise the side bars of unchanged pages
    would be stale.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    waiting : callable
        Called once if another command has to end first.

    Returns
    -------
    Path
        The front page of the site.

    Raises
    ------
    BuildFailed
        If Jupyter Book ends with an error or a warning; the message ends with what it said.
    """
    with alone(project, waiting):
        _build_alone(project, tables)
    return project.work / "html" / "index.html"


def _build_alone(project: Project, tables: Tables) -> None:
    write_contents(project, tables)
    shared = [project.root / "_toc.yml", project.root / "_config.yml"]
    for folder in (project.book / "_static", project.book / "_templates", _SITE):
        shared += sorted(path for path in folder.rglob("*") if path.suffix in _SHARED)
    contents = fingerprint(*(path.read_bytes() for path in shared))
    stamp = project.work / "built-contents"
    whole = not stamp.is_file() or stamp.read_text(encoding="utf-8") != contents
    stamp.unlink(missing_ok=True)
    _jupyter_book(project, ["--all"] if whole else [])
    stamp.write_text(contents, encoding="utf-8")


def _jupyter_book(project: Project, options: list[str]) -> None:
    done = run_bound(
        _START,
        ["build", str(project.root), "--warningiserror", "--nitpick", "--keep-going", *options],
        project.root,
        {"NO_COLOR": "1", **_commit_time(project)},
    )
    said = f"{done.stdout}\n{done.stderr}".strip()
    log = project.work / "log" / "build.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(said + "\n", encoding="utf-8")
    if done.returncode:
        lines = said.splitlines()
        told = [line for line in lines if re.search(r"\b(WARNING|ERROR|CRITICAL|Error)\b", line)]
        shown = "\n".join((told or lines)[-_SHOWN_LINES:])
        raise BuildFailed(f"{shown}\nthe book was not built; all that was said is in {log}")


def _commit_time(project: Project) -> dict[str, str]:
    """Take the time of the last commit for the time of the build, where there is one."""
    try:
        done = subprocess.run(
            ["git", "-C", str(project.root), "log", "-1", "--format=%ct"],
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return {}
    return {"SOURCE_DATE_EPOCH": done.stdout.strip()} if done.stdout.strip() else {}

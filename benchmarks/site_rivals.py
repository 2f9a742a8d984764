"""Ways to make a site of the same executed notebooks."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from measuring import measured

from glosanalysis.checkout.project import Project

__all__ = ["site_rows"]

_BOOK = """\
title: Reports
only_build_toc_files: true
execute:
  execute_notebooks: "off"
"""
_QUARTO = """\
project:
  type: website
  output-dir: _site
execute:
  enabled: false
format: html
"""


def site_rows(folder: Path) -> list[str]:
    """Measure Jupyter Book and Quarto on the published reports, and the whole build here."""
    project = Project.find()
    names = sorted(path.relative_to(project.reports) for path in project.reports.rglob("*.ipynb"))
    tool = Path(sys.executable).parent
    book, quarto = _copied(project, names, folder / "book"), _copied(project, names, folder / "q")
    (book / "_config.yml").write_text(_BOOK, encoding="utf-8")
    pages = "\n".join(f"  - file: {name.with_suffix('').as_posix()}" for name in names[1:])
    contents = f"format: jb-book\nroot: {names[0].with_suffix('').as_posix()}\nchapters:\n{pages}\n"
    (book / "_toc.yml").write_text(contents, encoding="utf-8")
    (quarto / "_quarto.yml").write_text(_QUARTO, encoding="utf-8")
    rows = [("plain `jupyter-book build`", measured(tool / "jupyter-book", "build", ".", cwd=book))]
    told = shutil.which("quarto")
    if told:
        rows.append(("`quarto render`", measured(told, "render", cwd=quarto)))
    # Anew: what is there already would be taken as it is.
    built = project.work / "html"
    if built.is_dir():
        shutil.move(built, folder / "html")
    command = (sys.executable, "-m", "glosanalysis.cli", "build")
    rows.append(("`glosanalysis build`, with all other pages", measured(*command)))
    return [
        f"{len(names)} executed notebooks."
        + ("" if told else " Quarto is not installed here: `pip install quarto-cli`."),
        "",
        "| Way | Wall time (s) | Processor time (s) | Peak memory (MB) |",
        "|---|---:|---:|---:|",
        *(
            f"| {name} | {each.wall:.1f} | {each.processor:.1f} | {each.memory / 1e6:.0f} |"
            for name, each in rows
        ),
    ]


def _copied(project: Project, names: list[Path], folder: Path) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(project.reports / name, folder / name)
    return folder

"""Sphinx's own note on a build, kept out of the site: it differs between two folders."""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx

__all__ = ["keep_aside", "put_back"]

_NAME = ".buildinfo"


def put_back(app: Sphinx) -> None:
    """Put the note of the last build where Sphinx looks for it, so that it builds what changed.

    Parameters are those of Sphinx's event ``builder-inited``.
    """
    kept = Path(app.doctreedir) / _NAME
    if kept.is_file() and Path(app.outdir).is_dir():
        shutil.copyfile(kept, Path(app.outdir) / _NAME)


def keep_aside(app: Sphinx, failure: Exception | None) -> None:
    """Take it out of the finished site.

    Parameters are those of Sphinx's event ``build-finished``.
    """
    note = Path(app.outdir) / _NAME
    if failure is None and note.is_file():
        shutil.move(note, Path(app.doctreedir) / _NAME)

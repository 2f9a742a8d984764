"""Leave out what no page loads: icon fonts, maps of scripts, words in 48 languages, templates."""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx

__all__ = ["leave_out"]

_FILES = (
    "scripts/fontawesome.js*",
    "scripts/*.map",
    "styles/*.map",
    "*.LICENSE.txt",
    "*macros.html",
)
_FOLDERS = ("vendor", "locales")


def leave_out(app: Sphinx, failure: Exception | None) -> None:
    """Delete them from what has been built.

    Parameters are those of Sphinx's event ``build-finished``.
    """
    static = Path(app.outdir) / "_static"
    if failure is not None or app.builder.name != "html":
        return
    for pattern in _FILES:
        for file in static.glob(pattern):
            file.unlink()
    for folder in _FOLDERS:
        shutil.rmtree(static / folder, ignore_errors=True)

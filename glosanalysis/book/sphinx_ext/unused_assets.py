"""Leave out what no page loads, from icon fonts to 48 languages, and pages that are gone."""

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
    "translations.js",
)
_FOLDERS = ("vendor", "locales")


def leave_out(app: Sphinx, failure: Exception | None) -> None:
    """Delete them from what has been built, and the pages of documents that are no longer there.

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
    for page in (Path(app.outdir) / "book").rglob("*.html"):
        if page.relative_to(app.outdir).with_suffix("").as_posix() not in app.env.found_docs:
            page.unlink()

"""What an earlier build has left in the site: pages, files beside them and styles that are gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

__all__ = ["clear_left_over"]

_OWN = ("book", "_static", "_images", "_downloads")
"""The folders that a build fills. What else lies in the site somebody has put there."""


def clear_left_over(app: Sphinx, beside: set[Path]) -> None:
    """Delete what this build has not made.

    Parameters
    ----------
    app : Sphinx
        After all pages were written.
    beside : set of Path
        The files that were put beside the pages.
    """
    site, builder = Path(app.outdir), app.builder
    made = {site / f"{page}.html" for page in app.env.found_docs} | beside
    made |= {site / "_static" / name for name in getattr(builder, "static_names", ())}
    made |= {site / "_images" / name for name in builder.images.values()}
    made |= {site / "_downloads" / name for name in _downloads(app)}
    for folder in (site / name for name in _OWN):
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path not in made:
                path.unlink()
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _downloads(app: Sphinx) -> list[str]:
    known: dict[str, Any] = app.env.dlfiles
    return [name for _, name in known.values()]

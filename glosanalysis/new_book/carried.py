"""What a new book begins with: in an installed package beside it, in a checkout its own."""

from __future__ import annotations

from pathlib import Path

from glosanalysis.checkout.project import CARRIED
from glosanalysis.errors import WrongUsage

__all__ = ["COPIED", "PAGES", "carried"]

COPIED = (
    "_config.yml",
    "requirements.lock",
    "data/addresses.toml",
    "data/releases",
    "notebooks",
    "book/_static",
    "book/_templates",
    "book/how-to-read.md",
    "book/methods.md",
)
"""Files and folders that are the same in every book."""
PAGES = Path(__file__).with_name("pages")
"""Pages that name the authority, with gaps for what its settings say."""


def carried() -> Path:
    """Give the folder that they are below.

    Raises
    ------
    WrongUsage
        If the package was installed without them.
    """
    for folder in (CARRIED, CARRIED.parents[1]):
        if all((folder / name).exists() for name in COPIED):
            return folder
    raise WrongUsage("this installation carries no new book: install the wheel of the package")

"""Where the project lives: the folder that holds `data`, `notebooks` and `book`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from glosanalysis.errors import WrongUsage

__all__ = ["CARRIED", "Project"]

CARRIED = Path(__file__).resolve().parents[1] / "carried"
"""In an installed package, what a new book begins with; in a checkout it is the checkout's own."""
_MARKS = ("data/sources.csv", "notebooks", "_config.yml")


@dataclass(frozen=True)
class Project:
    """The folders of one checkout.

    Parameters
    ----------
    root : Path
        The top folder of the checkout.
    """

    root: Path

    @classmethod
    def find(cls) -> Project:
        """Find the checkout to work in, whatever the current directory is.

        The variable ``GLOSANALYSIS_ROOT`` wins; then the nearest folder upwards from the
        current one that is a checkout; then the checkout that this package was installed from.

        Raises
        ------
        WrongUsage
            If none of the three is a checkout.
        """
        told = os.environ.get("GLOSANALYSIS_ROOT")
        if told:
            candidates = [Path(told)]
        else:
            here = Path.cwd()
            candidates = [here, *here.parents, Path(__file__).resolve().parents[2]]
        for folder in candidates:
            if all((folder / mark).exists() for mark in _MARKS):
                return cls(folder.resolve())
        raise WrongUsage(
            f"no glosanalysis checkout at {candidates[0]}: run this inside one, or set "
            "GLOSANALYSIS_ROOT to its top folder (the one that holds _config.yml and data)"
        )

    @property
    def data(self) -> Path:
        """The register of sources and the published tables."""
        return self.root / "data"

    @property
    def notebooks(self) -> Path:
        """The templates."""
        return self.root / "notebooks"

    def template(self, name: str) -> Path:
        """Give a template: this folder's own, or where it has none the one of the package."""
        own = self.notebooks / f"{name}.ipynb"
        carried = CARRIED / "notebooks" / own.name
        return own if own.is_file() or not carried.is_file() else carried

    @property
    def book(self) -> Path:
        """What readers see."""
        return self.root / "book"

    @property
    def reports(self) -> Path:
        """The executed reports, a folder for each quarter."""
        return self.book / "reports"

    @property
    def work(self) -> Path:
        """What can be thrown away: the site, failed reports, the record of runs."""
        return self.root / "_build"

"""Parts of what is made, kept each with what it was made from, so that only new ones are made."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.contents import code_and_libraries
from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.checkout.project import Project

__all__ = ["Kept", "Parts", "made_anew"]

Part = TypeVar("Part")


class Parts(Protocol):
    """Gives a part by its key, what it is made from, and what makes it."""

    def __call__(self, key: str, of: str, make: Callable[[], Part]) -> Part:
        """Give it, as it is kept or made."""
        ...


def made_anew(key: str, of: str, make: Callable[[], Part]) -> Part:
    """Make a part whatever is kept: for who has to prove what was made."""
    return make()


class Kept:
    """Parts under a name; those that were not asked for are dropped when the others are saved.

    Parameters
    ----------
    project : Project
    name : str
        What they are parts of.
    *made_with : str
        What all are made with, beside the package, Python and what is installed.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     project, made = Project(Path(folder)), []
    ...     for of in ("one", "one", "other"):
    ...         kept = Kept(project, "sums")
    ...         sum_ = kept.part("a", of, lambda: made.append(of) or len(made))
    ...         kept.save()
    >>> made, sum_
    (['one', 'other'], 2)
    """

    def __init__(self, project: Project, name: str, *made_with: str) -> None:
        self._path = project.work / "kept" / f"{name}.json"
        self._by_way_of = project.work / "tmp"
        with_all = (code_and_libraries(), *made_with)
        self._made_with = fingerprint(*(each.encode() for each in with_all))
        self._found = self._read()
        self._asked: dict[str, Any] = {}

    def part(self, key: str, of: str, make: Callable[[], Part]) -> Part:
        """Give a part as it is kept; make it where it is not, or not of this.

        Parameters
        ----------
        key : str
            Which part.
        of : str
            What it is made from, or a fingerprint of that.
        make : callable
            Gives the part: anything that JSON holds.
        """
        entry = self._found.get(key)
        if isinstance(entry, list) and len(entry) == 2 and entry[0] == self._seal(of, entry[1]):
            part: Part = entry[1]
        else:
            part = make()
        self._asked[key] = [self._seal(of, part), part]
        return part

    def save(self) -> None:
        """Keep the parts that were asked for."""
        if self._asked == self._found:
            return
        try:
            write_whole(self._path, json.dumps(self._asked).encode(), self._by_way_of)
        except OSError:
            return  # in a checkout that cannot be written to they are made each time

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _seal(self, of: str, part: Any) -> str:
        """Bind a part to what it was made from, so that a damaged one is not believed."""
        return fingerprint(*(each.encode() for each in (self._made_with, of, json.dumps(part))))

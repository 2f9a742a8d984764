"""What a command answered of these very bytes, so that it need not be worked out again."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.contents import contents
from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.checkout.project import Project

__all__ = ["Question"]


class Question:
    """Something that is asked of a checkout as it is now.

    Parameters
    ----------
    project : Project
    words : sequence of str
        The command and all that was said to it.
    *parts : Path
        Folders of the checkout that the answer rests on; without one, all.
    writes : collection of str
        Files at the top of the checkout that are written by who asks, and so are no part of what
        the answer rests on.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     project = Project(Path(folder))
    ...     Question(project, ["check"]).keep(["no fault"])
    ...     again = Question(project, ["check"]).answer()
    ...     written = (project.root / "new.csv").write_text("quarter")
    ...     changed = Question(project, ["check"]).answer()
    >>> again, changed
    (['no fault'], None)
    """

    def __init__(
        self, project: Project, words: Sequence[str], *parts: Path, writes: Collection[str] = ()
    ) -> None:
        self._project, self._parts, self._writes = project, parts, writes
        name = fingerprint(*(word.encode() for word in words))[:16]
        self._path = project.work / "answers" / f"{name}.json"
        self._words = list(words)
        self._asked_of = self._state()

    def answer(self) -> Any | None:
        """Give what was answered when all was as it is now; nothing if nothing can be believed."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            told, of = kept["answer"], kept["of"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return told if of == self._seal(told) else None

    def keep(self, answer: Any) -> None:
        """Keep an answer, unless something has changed since the question was asked.

        Parameters
        ----------
        answer : object
            Anything that JSON holds.
        """
        if self._state() != self._asked_of:
            return
        kept = {"of": self._seal(answer), "answer": answer}
        try:
            write_whole(self._path, json.dumps(kept).encode(), self._project.work / "tmp")
        except OSError:
            return  # a checkout that cannot be written to is asked anew each time

    def _seal(self, answer: Any) -> str:
        """Bind an answer to what it was asked of, so that a damaged one is not believed."""
        parts = [*self._words, self._asked_of, json.dumps(answer)]
        return fingerprint(*(part.encode() for part in parts))

    def _state(self) -> str:
        """Tell how the checkout stands: its bytes, what was made in it, and the day."""
        made = [path.read_bytes() for path in sorted(self._project.work.glob("made-*.json"))]
        day = date.today().isoformat()
        held = contents(self._project, *self._parts, without=self._writes)
        return fingerprint(held.encode(), day.encode(), *made)

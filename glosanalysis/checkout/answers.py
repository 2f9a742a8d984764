"""What was answered of these very bytes, so that it need not be worked out again."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.contents import contents, rules
from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.checkout.project import Project

__all__ = ["Answers", "Question"]


class Question:
    """Something that is asked of a checkout as it is now.

    Parameters
    ----------
    project : Project
    words : sequence of str
        The command and all that was said to it.
    *parts : Path
        Folders of the checkout that the answer rests on; without one, all.

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

    def __init__(self, project: Project, words: Sequence[str], *parts: Path) -> None:
        self._project, self._parts = project, parts
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
        return fingerprint(contents(self._project, *self._parts).encode(), day.encode(), *made)


class Answers:
    """What was answered of single files, each known by its name and bytes.

    They are believed only by the same package, Python and libraries, and all or none: where one
    was damaged, every file is asked about again. Those of files that nobody asked about go.

    Parameters
    ----------
    project : Project
    name : str
        What is asked, as the name of a file.
    *words : str
        On what else an answer rests.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     project, page = Project(Path(folder)), Path(folder) / "page.md"
    ...     _ = page.write_text("a page")
    ...     with Answers(project, "length") as answers:
    ...         first = answers.of(page, lambda path: path.stat().st_size)
    ...     with Answers(project, "length") as answers:
    ...         again = answers.of(page, lambda path: 0)
    ...         _ = page.write_text("changed")
    ...         changed = answers.of(page, lambda path: path.stat().st_size)
    >>> first, again, changed
    (6, 6, 7)
    """

    def __init__(self, project: Project, name: str, *words: str) -> None:
        self._project, self._rests_on = project, [name, rules(), *words]
        self._path = project.work / "answers" / f"{name}-of-files.json"
        self._known = self._read()
        self._asked: dict[str, Any] = {}

    def __enter__(self) -> Answers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if error is None and self._asked != self._known:
            kept = {"of": self._seal(self._asked), "answers": self._asked}
            with contextlib.suppress(OSError):  # as with a checkout that cannot be written to
                write_whole(self._path, json.dumps(kept).encode(), self._project.work / "tmp")

    def of(self, path: Path, ask: Callable[[Path], Any]) -> Any:
        """Give what was answered of these bytes under this name, or ask.

        Parameters
        ----------
        path : Path
        ask : callable
            From the file to anything that JSON holds.

        Returns
        -------
        object
        """
        key = fingerprint(path.name.encode(), path.read_bytes())
        if key not in self._asked:
            self._asked[key] = self._known[key] if key in self._known else ask(path)
        return self._asked[key]

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            told: dict[str, Any] = kept["answers"]
            return told if kept["of"] == self._seal(told) else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def _seal(self, answers: dict[str, Any]) -> str:
        parts = [*self._rests_on, json.dumps(answers, sort_keys=True)]
        return fingerprint(*(part.encode() for part in parts))

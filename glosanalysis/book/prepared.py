"""What Sphinx finds made when it starts: whatever is made from the tables, which are read once."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import cache

from glosanalysis.authority import fingerprint_of
from glosanalysis.book.beside import made_beside
from glosanalysis.book.source_titles import source_titles
from glosanalysis.checkout.answers import Question
from glosanalysis.checkout.contents import contents
from glosanalysis.checkout.fingerprint import is_still, sha256
from glosanalysis.checkout.garbage import seldom_collected
from glosanalysis.checkout.kept import Kept
from glosanalysis.checkout.project import Project
from glosanalysis.checkout.sealed import read_sealed, write_sealed
from glosanalysis.data.python_text import text_as_pythons_own
from glosanalysis.data.tables import Tables
from glosanalysis.errors import UserMistake
from glosanalysis.pages.marks import CONTENTS, pages_by_hand

__all__ = ["prepare"]

_AT_ONCE = 1
"""Papers that are made here. More are made by Sphinx, whose processes end with it."""


def prepare(project: Project) -> None:
    """Write the pages that are made from data, and make what lies beside pages.

    All of it is kept until something changes that it is made from; then the tables are read.

    Parameters
    ----------
    project : Project

    Raises
    ------
    BadData
        If there is a fault in the tables.
    """
    tables = cache(lambda: _loaded(project))
    with seldom_collected():
        _write_contents(project, tables)
        source_titles(project, tables)
        _make_beside(project, tables)


def _make_beside(project: Project, tables: Callable[[], Tables]) -> None:
    try:
        made_beside(project, tables, most_papers=_AT_ONCE)
    except (OSError, UserMistake):
        raise
    except Exception:  # such as a report that cannot be read
        return  # nothing is lost: Sphinx makes them again, fails for the same, and says where


def _loaded(project: Project) -> Tables:
    """Read the tables, or take them as they were read of these very bytes."""
    from glosanalysis.data.loading import load

    file, state = project.work / "kept" / "tables", _state_of_data(project)
    kept = read_sealed(file, state)
    if kept is not None:
        tables: Tables = pickle.loads(kept)
        return tables
    with text_as_pythons_own():
        tables = load(project.data)
    if state == _state_of_data(project):
        write_sealed(file, state, pickle.dumps(tables), project.work / "tmp")
    return tables


def _write_contents(project: Project, tables: Callable[[], Tables]) -> None:
    """Write the pages that are made from data, unless they are what they would be written again."""
    question = Question(
        project,
        ["pages made from data", *pages_by_hand(project)],
        *(project.data, project.reports),
        writes=[CONTENTS],
    )
    written = question.answer()
    if written and all(is_still(project.root / name, sha) for name, sha in written.items()):
        return
    from glosanalysis.pages.generated import write_contents

    data = _state_of_data(project)
    kept = Kept(project, "pages", data, fingerprint_of(project.data))
    with text_as_pythons_own():
        pages = write_contents(project, tables(), kept.part)
    if data == _state_of_data(project):
        kept.save()
    question.keep({name: sha256(page) for name, page in pages.items()})


def _state_of_data(project: Project) -> str:
    return contents(project, project.data, without=[CONTENTS])

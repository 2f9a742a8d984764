"""The titles of the sources, kept so that a page can name them before any table is read."""

from __future__ import annotations

from collections.abc import Callable

from glosanalysis.checkout.answers import Question
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.pages.marks import CONTENTS

__all__ = ["source_titles"]


def source_titles(project: Project, tables: Callable[[], Tables]) -> dict[str, str]:
    """Give the titles of papers, releases and returns, by their identifiers.

    Parameters
    ----------
    project : Project
    tables : callable
        Gives all rows there are. It is called only if the titles of these tables are not kept.
    """
    question = Question(project, ["titles of the sources"], project.data, writes=[CONTENTS])
    titles: dict[str, str] | None = question.answer()
    if titles is None:
        titles = tables().titles
        question.keep(titles)
    return titles

"""What rows that are added or changed move in the quarters that are published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from glosanalysis.adding.add import Addition
from glosanalysis.catalogue import published_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.releases import Releases
from glosanalysis.data.returns import Returns
from glosanalysis.publication.moves import Moved, moves_of
from glosanalysis.publication.revisions import unacknowledged
from glosanalysis.quarter import Quarter

__all__ = ["moved_by", "quarters_touched"]


def quarters_touched(project: Project, made: Addition) -> list[Quarter]:
    """List the published quarters that would see other rows than they do, oldest first."""
    name = made.compared.table.name
    held = [tables.frames[name] for tables in (made.before, made.after)]
    held += [t.suppressed[name] for t in (made.before, made.after) if name in t.suppressed]
    # What is there before and after is there twice.
    other = pd.concat(held).drop_duplicates(keep=False)
    touched = replace(
        made.after, frames={name: other}, suppressed={}, releases=Releases(), returns=Returns()
    )
    return [each for each in published_quarters(project) if len(touched.known_at(each)[name])]


def moved_by(project: Project, made: Addition, quarters: Sequence[Quarter]) -> list[Moved]:
    """List the published figures that would move and need a line in ``data/revisions.csv``.

    Parameters
    ----------
    project : Project
    made : Addition
    quarters : sequence of Quarter
        Those that it touches.

    Returns
    -------
    list of Moved
        Without what has moved already.
    """
    found = unacknowledged(moves_of(project, made.after, quarters), made.after)
    moved = {each.quarter for each in found}
    others = [quarter for quarter in quarters if str(quarter) in moved]
    known = {*unacknowledged(moves_of(project, made.before, others), made.before)}
    return [each for each in found if each not in known]

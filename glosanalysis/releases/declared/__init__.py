"""Every data set that is known, one module a publication.

A module says in ``__all__`` what it declares, a data set or some of them. That is all: it is found
by being here.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from glosanalysis.releases.dataset import Dataset

__all__ = ["DATASETS", "found"]


def found() -> dict[str, Dataset]:
    """Find the data sets that the modules of this package declare.

    Returns
    -------
    dict of str to Dataset
        By their ids, in the order of the modules' names.

    Raises
    ------
    ValueError
        If two of them have the same id.
    """
    made: dict[str, Dataset] = {}
    for each in _declarations():
        if each.id in made:
            raise ValueError(f"the data set {each.id} is declared twice")
        made[each.id] = each
    return made


def _declarations() -> Iterator[Dataset]:
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        module = import_module(f"{__name__}.{name}")
        for declared in (getattr(module, each) for each in module.__all__):
            yield from (declared,) if isinstance(declared, Dataset) else declared


DATASETS: dict[str, Dataset] = found()
"""By their ids, in the order in which they are told."""

"""Tell which release a file is: by its header, whatever the file is called."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from glosanalysis.errors import BadData
from glosanalysis.releases.dataset import GEOGRAPHY, Dataset
from glosanalysis.releases.declared import DATASETS
from glosanalysis.releases.files import File, text_of
from glosanalysis.releases.reshape import reshaped

__all__ = ["Recognised", "kin", "recognise"]

_ENOUGH = 0.6
"""The share of a data set's columns from which a file is taken to be meant as one of it."""


@dataclass(frozen=True)
class Recognised:
    """A release, its columns called as they are called here.

    Parameters
    ----------
    dataset : Dataset
    frame : DataFrame of str
        The rows by line, with the columns that are known.
    notes : tuple of str
        Columns that nobody knows yet.
    rows : int
        Of the whole file.
    """

    dataset: Dataset
    frame: pd.DataFrame
    notes: tuple[str, ...]
    rows: int


def recognise(file: File) -> Recognised:
    """Recognise a release by its header.

    Raises
    ------
    BadData
        If it is none that is declared; the message says what is missing, with its nearest kin.
        If a column of it is there twice.
    """
    special = reshaped(file)
    if special is not None:
        dataset = DATASETS[special.data_set]
        return Recognised(dataset, special.frame, special.notes, len(special.frame))
    frame = text_of(file)
    header = [str(name) for name in frame.columns]
    found = [(dataset, _names(dataset, header)) for dataset in DATASETS.values()]
    whole = [(dataset, names) for dataset, names in found if _missing(dataset, names) == []]
    for dataset, names in whole:
        _once_each(dataset, names, header, file.name)
        called = frame[list(names)].set_axis(list(names.values()), axis="columns")
        if _has_rows(dataset, called):
            return Recognised(dataset, called, _unknown(dataset, header), len(frame))
    if whole:
        raise BadData(f"{file.name}: {_without_rows(*whole[0], frame)}")
    raise BadData(f"{file.name}: {_nearest(found, frame)}")


def _once_each(dataset: Dataset, names: dict[str, str], header: list[str], name: str) -> None:
    """Refuse a file that has a column twice: nobody can tell which of them is meant."""
    known = {each.casefold() for each in (*names, *_wanted(dataset))}
    # The second of two alike is called "number.1" once it is read.
    bare = [re.sub(r"\.\d+$", "", each).casefold() for each in header]
    twice = next((each for at, each in enumerate(bare) if each in bare[:at]), None)
    if twice is not None and twice in known:
        raise BadData(f"{name}, line 1: the column {header[bare.index(twice)]} is there twice")


def kin(name: str, known: Iterable[str]) -> str:
    """Name the nearest of what is known, for the end of a message; nothing where none is near.

    Examples
    --------
    >>> kin("geographical_level", ["geographic_level", "la_name"])
    ', did you mean geographic_level?'
    """
    near = difflib.get_close_matches(name, sorted(set(known)), n=1)
    return f", did you mean {near[0]}?" if near else ""


def _names(dataset: Dataset, header: list[str]) -> dict[str, str]:
    """Map the columns of a file to those of a data set: a name of today wins over one it had.

    But a name may have passed on: what is "breakdown" today was "characteristic" once, as another
    column is now. So where the names of today leave one without a column, those of then are tried.
    """
    wanted = _wanted(dataset)
    today = _called(header, {name: (name, *earlier) for name, earlier in wanted.items()})
    then = _called(header, {name: (*earlier, name) for name, earlier in wanted.items()})
    return min((today, then), key=lambda names: len(_missing(dataset, names)))


def _called(header: list[str], names_of: dict[str, tuple[str, ...]]) -> dict[str, str]:
    there = {name.casefold(): name for name in header}
    names: dict[str, str] = {}
    for wanted, candidates in names_of.items():
        for each in candidates:
            found = there.get(each.casefold())
            if found is not None and found not in names:
                names[found] = wanted
                break
    return names


def _wanted(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    columns = {**dict.fromkeys((*GEOGRAPHY, *dataset.texts), ()), **dataset.columns}
    # What is known and not used comes last, so that it takes no column from what is.
    return {**columns, **{name: () for name in dataset.others if name not in columns}}


def _missing(dataset: Dataset, names: dict[str, str]) -> list[str]:
    needed = (*GEOGRAPHY, *dataset.texts, *dataset.columns)
    there = {*names.values(), *dataset.optional}
    return [name for name in needed if name not in there]


def _unknown(dataset: Dataset, header: list[str]) -> tuple[str, ...]:
    known = _names(dataset, header)
    called = (*dataset.columns, *dataset.others)
    return tuple(
        f"column {name} is new and not used{kin(name, called)}"
        for name in header
        if name not in known
    )


def _has_rows(dataset: Dataset, frame: pd.DataFrame) -> bool:
    return all(
        frame[column].isin(values).any()
        for figure in dataset.figures
        for column, values in figure.where.items()
    )


def _has_own_rows(dataset: Dataset, names: dict[str, str], frame: pd.DataFrame) -> bool:
    called = frame[list(names)].set_axis(list(names.values()), axis="columns")
    there = {column for figure in dataset.figures for column in figure.where}
    return bool(there) and there <= set(called) and _has_rows(dataset, called)


def _share(dataset: Dataset, names: dict[str, str]) -> float:
    wanted = {*dataset.columns, *dataset.texts}
    own = wanted & set(names.values())
    return len(own) / len(wanted) if own & set(dataset.columns) else 0


def _without_rows(dataset: Dataset, names: dict[str, str], frame: pd.DataFrame) -> str:
    called = {wanted: there for there, wanted in names.items()}
    for figure in dataset.figures:
        for column, values in figure.where.items():
            there = frame[called[column]]
            if not there.isin(values).any():
                return (
                    f"it has the columns of {dataset.id}, but no row whose {called[column]} is "
                    f"'{values[0]}'{kin(values[0], there.unique())}"
                )
    raise AssertionError(dataset.id)


def _nearest(found: list[tuple[Dataset, dict[str, str]]], frame: pd.DataFrame) -> str:
    def nearness(each: tuple[Dataset, dict[str, str]]) -> tuple[bool, float]:
        # Rows that are of one data set only tell more than columns that several have.
        return _has_own_rows(*each, frame), _share(*each)

    header = [str(name) for name in frame.columns]
    dataset, names = max(found, key=nearness)
    strange = [name for name in header if name not in names]
    missing = _missing(dataset, names)
    if _share(dataset, names) < _ENOUGH:
        told = "; ".join(
            f"it has no column {name}{kin(name, strange)}"
            for name in missing
            if name in GEOGRAPHY and kin(name, strange)
        )
        return "no release that is known" + (f"; {told}" if told else "") + f": {_known()}"
    lines = [f"the column {name} is missing{kin(name, strange)}" for name in missing]
    return f"it looks like {dataset.id}, but " + "; ".join(lines)


def _known() -> str:
    return "known are " + ", ".join((*DATASETS, "areas", "neighbours"))

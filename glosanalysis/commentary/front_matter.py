"""Who makes a comment, and when: the lines of YAML between two lines of ``---`` at its head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import yaml
from markdown_it.token import Token

from glosanalysis.data.columns import DAY, TEXT
from glosanalysis.phrasing import day
from glosanalysis.quarter import Quarter

__all__ = ["front_matter"]

_KINDS = {"role": TEXT, "date": DAY}
_FORM = "role and date have to stand first, each on a line, between two lines of ---"
_BEGINS = 2
"""The line of a file on which the YAML of its front matter begins."""

_LONGEST = 100
"""Characters of a role: it stands in a line of its own above the comment."""

Told = tuple[int, str]


def front_matter(
    tokens: Sequence[Token], quarter: Quarter
) -> tuple[tuple[str, date] | None, list[Told]]:
    """Read role and date.

    Parameters
    ----------
    tokens : sequence of Token
        Of the whole file.
    quarter : Quarter
        The one that the comment speaks of.

    Returns
    -------
    about : tuple of str and date, or None
        None where there is a fault.
    faults : list of tuple
        The line, and what is wrong there.
    """
    if not tokens or tokens[0].type != "front_matter":
        return None, [(1, _FORM)]
    try:
        node = yaml.compose(tokens[0].content, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return None, [(mark.line + _BEGINS if mark else 1, f"not readable as YAML: {_FORM}")]
    if not isinstance(node, yaml.MappingNode):
        return None, [(1, _FORM)]
    odd = [key for key, _ in node.value if not isinstance(key, yaml.ScalarNode)]
    if odd:
        return None, [(key.start_mark.line + _BEGINS, _FORM) for key in odd]
    keys = [key.value for key, _ in node.value]
    faults = [(1, f"{name} is missing") for name in _KINDS if name not in keys]
    faults += [fault for pair in node.value for fault in _faults_of(*pair)]
    faults += [
        (key.start_mark.line + _BEGINS, f"{key.value} is there twice")
        for at, (key, _) in enumerate(node.value)
        if key.value in keys[:at]
    ]
    if faults:
        return None, faults
    return _dated({key.value: value for key, value in node.value}, quarter)


def _faults_of(key: yaml.Node, value: yaml.Node) -> Iterator[Told]:
    line = key.start_mark.line + _BEGINS
    if key.value not in _KINDS:
        yield line, f"'{key.value}' is not known: there are role and date, and no name"
    elif not isinstance(value, yaml.ScalarNode) or not value.value:
        yield line, f"{key.value} needs a value, on one line"
    elif fault := _KINDS[key.value].fault_in(value.value):
        yield line, f"{key.value} '{value.value}' {fault}"
    elif len(value.value) > _LONGEST:
        yield line, f"{key.value} has {len(value.value)} characters, {_LONGEST} are the most"


def _dated(
    about: Mapping[str, yaml.Node], quarter: Quarter
) -> tuple[tuple[str, date] | None, list[Told]]:
    """Hold the date to the quarter: what is said before its end is not said of all of it."""
    written = date.fromisoformat(about["date"].value)
    if written >= quarter.last_day:
        return (about["role"].value, written), []
    line = about["date"].start_mark.line + _BEGINS
    what = f"date {written} is before the end of the quarter, {day(quarter.last_day)}"
    return None, [(line, what)]

"""Differences that a review finds, as text that a person reads."""

from __future__ import annotations

import base64
import binascii
import difflib
import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

__all__ = ["Check", "Difference", "in_notebooks", "in_texts", "plain", "together"]

_LONGEST = 160
"""Characters of an old or new value that are shown."""
_TERMINAL = re.compile(r"(?:\x1b|#x1B)\[[0-9;]*[A-Za-z]")
_DOWNLOAD = re.compile(r"data:[\w/.+-]+(?:;[\w=-]+)*;base64,([\w+/=]*)")
_TAG = re.compile(r"<[^>]*>")
_DRAWING = "<svg class='chart'"
_LABEL = re.compile(r"<(text|title)\b[^>]*>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True)
class Difference:
    """Something that is not what the code makes, or not as it should be.

    Parameters
    ----------
    where : str
        The file, and the cell, figure or entry in it.
    old, new : str
        What is published, and what it should be.
    also : tuple of str
        Where else the same differs in the same way.
    """

    where: str
    old: str
    new: str
    also: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file that it is in."""
        return self.where.split(",")[0]


@dataclass(frozen=True)
class Check:
    """One thing that was checked.

    Parameters
    ----------
    name : str
    count : int
        How many were looked at.
    unit : str
        Of what.
    differences : tuple of Difference
    """

    name: str
    count: int
    unit: str
    differences: tuple[Difference, ...]


def together(found: Iterable[Difference]) -> list[Difference]:
    """Tell once what differs in the same way in several places."""
    first: dict[tuple[str, str], Difference] = {}
    for each in found:
        known = first.get((each.old, each.new))
        if known:
            each = replace(known, also=(*known.also, each.where))
        first[each.old, each.new] = each
    return list(first.values())


def plain(text: str) -> str:
    """Take the colours of a terminal out of a text."""
    return _TERMINAL.sub("", text)


def in_notebooks(name: str, old: str, new: str) -> Iterator[Difference]:
    """Name the places in which two notebooks differ, cell by cell.

    Parameters
    ----------
    name : str
        The report.
    old, new : str
        The files as published and as made again, which are not the same.

    Yields
    ------
    Difference
        One at least.
    """
    try:
        was, now = json.loads(old), json.loads(new)
        cells = [(cell.get("id", "?"), cell) for cell in was.pop("cells")]
        makes = {cell["id"]: cell for cell in now.pop("cells")}
    except (ValueError, AttributeError, KeyError, TypeError):
        yield Difference(name, "not readable as a notebook", "the notebook of the code")
        return
    found = [Difference(name, *pair) for pair in _leaves(was, now)]
    for id_, cell in cells:
        pairs = _leaves(cell, makes.pop(id_, None))
        found += [Difference(f"{name}, cell {id_}", *pair) for pair in pairs]
    found += [
        Difference(f"{name}, cell {id_}", "no such cell", "the code makes it") for id_ in makes
    ]
    written = Difference(name, "written or ordered in another way", "as the code writes it")
    yield from found or [written]


def _leaves(old: Any, new: Any, kind: str = "") -> Iterator[tuple[str, str]]:
    """Give the pairs of values in which two pieces of JSON differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from _leaves(old.get(key), new.get(key), key)
    elif isinstance(old, list) and isinstance(new, list) and not _is_text(old, new):
        for before, after in zip(old, new, strict=False):
            yield from _leaves(before, after, kind)
        if len(old) != len(new):
            yield f"{len(old)} outputs or parts", f"{len(new)} outputs or parts"
    elif old != new:
        yield _told(kind, _as_text(old), _as_text(new))


def _is_text(*values: list[Any]) -> bool:
    return all(isinstance(line, str) for value in values for line in value)


def _as_text(value: Any) -> str:
    if isinstance(value, list) and _is_text(value):
        return "".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _told(kind: str, old: str, new: str) -> tuple[str, str]:
    """Say how two texts differ: in a label, in a line, or else in how they are written."""
    if kind == "text/html" and _DRAWING in old and _DRAWING in new:
        labels = _first_change(_labels(old), _labels(new))
        if labels:
            return f"the drawing says {labels[0]}", f"the drawing says {labels[1]}"
        return "the drawing", "the drawing differs in a line or a shape, not in what it says"
    lines = _first_change(_lines(old), _lines(new))
    return lines or _around_the_change(old, new)


def in_texts(name: str, old: str, new: str) -> Difference:
    """Name the first place in which two pages or tables differ: for a reader, or in their code."""
    pairs = zip(old.split("\n"), new.split("\n"), strict=False)
    line = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), 0)
    return Difference(f"{name}, line {line}" if line else name, *_told("", old, new))


def _labels(drawing: str) -> list[str]:
    return [html.unescape(_TAG.sub("", label)).strip() for _, label in _LABEL.findall(drawing)]


def _lines(text: str) -> list[str]:
    """Give what a reader sees of a text, by line: no tags, and downloads as what they hold."""
    seen = _DOWNLOAD.sub(lambda found: f"\n{_decoded(found[1])}\n", plain(text))
    bare = html.unescape(_TAG.sub("\n", re.sub(r'href="([^"]*)"', r">\1<a", seen)))
    return [line.strip() for line in bare.splitlines() if line.strip()]


def _decoded(download: str) -> str:
    try:
        return html.escape(base64.b64decode(download, validate=True).decode())
    except (binascii.Error, ValueError):
        return "a download that cannot be read"


def _first_change(old: list[str], new: list[str]) -> tuple[str, str] | None:
    """Give the first lines that differ, cut to where they do; nothing where none does."""
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for step, start, end, other_start, other_end in steps:
        if step != "equal":
            was = " / ".join(old[start:end]) or "nothing there"
            now = " / ".join(new[other_start:other_end]) or "nothing there"
            return _around_the_change(was, now)
    return None


def _around_the_change(old: str, new: str) -> tuple[str, str]:
    """Cut two long texts to the place where they begin to differ."""
    pairs = zip(old, new, strict=False)
    same = next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))
    start = max(0, same - _LONGEST // 4)
    lead = "…" if start else ""
    return lead + old[start : start + _LONGEST], lead + new[start : start + _LONGEST]

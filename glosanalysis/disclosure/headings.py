"""Tables of persons in text, told by the headings that the sector's standards give them."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["person_tables"]

_STANDARD = re.compile(
    r"(?:pers|earl|cont|cine|cina|cinf|clae|clap|ehc[ranp]|send|prof|invo|cppl|clea|miss|s251)_[a-z_0-9]+"
)
"""The columns of the Standard Safeguarding Dataset."""

_PERSON = frozenset(
    """
    upn|formerupn|upnunknown|uniquelearnernumber|surname|forename|personbirthdate|dob|mc_dob
    |persontableid|requeststableid|assessmenttableid|namedplantableid|activeplanstableid
    |child id|child unique id|child|lachildid|cindetailsid|cppid|date of birth|age of child (years)
    |expectedpersonbirthdate|persondeathdate|home postcode|placement postcode|home_post|pl_post
    |sweno|sw_id|agencyworker|rolestartdate|roleenddate|nhs number|nhs_number|allocated worker
    """.replace("\n", "")
    .replace(" |", "|")
    .replace("| ", "|")
    .strip()
    .split("|")
)
"""Of SEN2, SSDA903, the children in need census, Annex A, the workforce and the cost returns."""

_ALONE = frozenset(
    """upn|formerupn|uniquelearnernumber|personbirthdate|dob|mc_dob|date of birth|child id|
    child unique id|lachildid|nhs number|nhs_number|sweno|home postcode|placement postcode|
    persontableid""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Any one of these heads a column of persons."""

_ROW = re.compile(r"<tr\b.*?</tr>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<th\b[^>]*>(.*?)</th>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_KEYS = re.compile(r'"([a-z_][\w ()]{1,40})\\?"\s*:')
_SEPARATORS = (",", ";", "\t", "|", None)
_TOLD_BY = (
    "_id",
    "dob",
    "upn",
    "birth",
    "child id",
    "child unique id",
    "lachildid",
    "surname",
    "sweno",
    "postcode",
    "nhs_number",
    "nhs number",
    "tableid",
    "learnernumber",
)
"""No table of persons is without one of these, so that most pages are done with at once."""
_KEYED, _LONG = 2, 4000


def person_tables(text: str, *, keys: bool = True) -> Iterator[int]:
    """Find where tables of persons begin: in HTML, comma-separated, printed by pandas, as JSON.

    Parameters
    ----------
    text : str
    keys : bool
        Whether to take names before a colon for the fields of a record.
    """
    low = text.lower()
    if not any(word in low for word in _TOLD_BY):
        return
    for row in _ROW.finditer(text):
        names = [_TAG.sub("", cell) for cell in _CELL.findall(row[0])]
        if _of_persons(names):
            yield row.start()
    yield from _printed(low)
    if keys and _of_persons(_KEYS.findall(low), at_least=_KEYED):
        yield 0


def _printed(low: str) -> Iterator[int]:
    for start in sorted({low.rfind("\n", 0, place) + 1 for place in _places(low)}):
        line, below, *_ = [*low[start : start + 2 * _LONG].split("\n", 2), ""]
        if len(line) < _LONG and _heads(line, below):
            yield start


def _places(low: str) -> Iterator[int]:
    for word in _TOLD_BY:
        place = low.find(word)
        while place >= 0:
            yield place
            place = low.find(word, place + 1)


def _heads(line: str, below: str) -> bool:
    """Say whether a line heads a table: its parts are names, and the next has as many."""
    for separator in _SEPARATORS:
        names = line.split(separator)
        values = below.split(separator)
        alike = len(values) - len(names) in ((0, 1) if separator is None else (0,))
        if len(names) > 1 and alike and re.search(r"\d", below) and _of_persons(names):
            return True
    return False


def _of_persons(names: list[str], *, at_least: int = 1) -> bool:
    plain = {name.strip().strip("\"'`").strip().lower() for name in names}
    standard = {name for name in plain if _STANDARD.fullmatch(name)}
    alone, some = plain & _ALONE, plain & _PERSON
    return len(alone | standard | some) >= max(at_least, 2) or (at_least == 1 and bool(alone))

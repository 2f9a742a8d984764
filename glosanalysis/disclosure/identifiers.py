"""Identifiers of a person in text: pupil numbers, NHS numbers and dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["found_in", "is_nhs_number", "is_upn"]

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Letters of a unique pupil number: I, O and S are left out (DfE, "Unique pupil numbers")."""
_UPN = re.compile(r"(?<![A-Za-z0-9])[A-HJ-NP-RT-Za-hj-np-rt-z]\d{11}[0-9A-Za-z](?![A-Za-z0-9])")
_NHS = re.compile(r"(?<![\w.,/+#-])[34679]\d\d([ -]?)\d{3}\1\d{4}(?![\w-]|[.,]\d)")
"""Numbers in use begin so (NHS Data Dictionary, "NHS number"); 9 is for tests."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = (
    rf"(?:\d{{4}}-\d\d?-\d\d?|\d{{4}}-{_MONTH}-\d\d?"
    rf"|\d\d?[/.-]\d\d?[/.-]\d{{2,4}}|\d\d?(?:st|nd|rd|th)? {_MONTH} \d{{4}}"
    rf"|{_MONTH} \d\d?, \d{{4}})"
)
_BORN = re.compile(
    rf"(?:date of birth|(?<=person)birthdate|birth[ _]?date|_dob|\bd\.?o\.?b\b\.?|\bborn(?: on)?)"
    rf"(?:<[^>]{{0,80}}>|\\[nt]|[^\w<]|is\b|was\b){{0,12}}{_DATE}"
)


def is_upn(text: str) -> bool:
    """Say whether a text is a unique pupil number: its first letter checks the rest.

    Examples
    --------
    >>> is_upn("H801200001001"), is_upn("A801200001001")
    (True, False)
    """
    rest = text.upper()[1:]
    if any(character not in "0123456789" + _LETTERS for character in rest):
        return False
    values = [int(each) if each.isdigit() else _LETTERS.index(each) for each in rest]
    total = sum(place * value for place, value in enumerate(values, start=2))
    return _LETTERS[total % 23] == text[0].upper()


def is_nhs_number(text: str) -> bool:
    """Say whether the last of ten digits checks the others, modulo 11.

    Examples
    --------
    >>> is_nhs_number("943 476 5919"), is_nhs_number("943 476 5918")
    (True, False)
    """
    digits = [int(each) for each in text if each.isdigit()]
    total = sum((10 - place) * digit for place, digit in enumerate(digits[:9]))
    return len(digits) == 10 and (11 - total % 11) % 11 == digits[9]


def found_in(text: str) -> Iterator[tuple[int, str]]:
    """Find identifiers in a text: where each begins, and what it is, never what it says."""
    for found in _UPN.finditer(text):
        if is_upn(found[0]):
            yield found.start(), "a unique pupil number"
    for found in _NHS.finditer(text):
        if is_nhs_number(found[0]):
            yield found.start(), "an NHS number"
    low = text.lower()
    if "birth" in low or "dob" in low or "d.o.b" in low or "born" in low:
        for found in _BORN.finditer(low):
            yield found.start(), "a date of birth"

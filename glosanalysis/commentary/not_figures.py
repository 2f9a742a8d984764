"""What has digits and is no figure: dates, years, quarters, ages, laws, and names with a number."""

from __future__ import annotations

import re

from glosanalysis.phrasing import MONTHS

__all__ = ["blanked"]

_MONTH = f"(?:{'|'.join([*MONTHS, *(name[:3] for name in MONTHS), 'Sept'])})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_AGE = r"\d{1,2}"
_TO = r"(?:\s?[-–]\s?|\s+(?:to|and|or)\s+)"
_PLACES = (
    "Acts?|Articles?|Chapters?|Items?|KS|Key Stages?|Levels?|Minutes?|Pages?|Paragraphs?|Parts?|"
    "Phases?|Priority|Regulations?|Schedules?|Sections?|Stages?|Tiers?|s\\."
)
_WHICH = "last|past|next|previous|first|coming|these"
_SPANS = "days|weeks|months|quarters|terms|years"
_WORDS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NOT_FIGURES = re.compile(
    "|".join(
        (
            rf"\b{_DAY}(?:{_TO}{_DAY})?(?: of)?\s+{_MONTH}\b",
            r"\b\d{4}-\d{2}-\d{2}\b",
            r"\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b",
            rf"(?<![£\d.,]){_YEAR}\s?[-/–]\s?(?:\d{{4}}|\d{{2}})(?:[ -]Q[1-4])?\b(?!%)",
            r"\b(?:Q|[Qq]uarter )[1-4]\b",
            rf"(?<![£\d.,]){_YEAR}s?\b(?![.,]?\d|\s?(?:%|per\s?cent|million|thousand))",
            rf"\b[Aa]ge[sd]?(?: of)? {_AGE}(?:{_TO}{_AGE})?\b",
            rf"\b{_AGE}-?(?:{_TO}{_AGE})?[ -]years?[ -]olds?\b",
            rf"\b(?:[Uu]nder|[Oo]ver)[ -]{_AGE}s\b",
            rf"\b{_AGE}th birthdays?\b",
            r"\bYears? \d{1,2}\b",
            rf"(?i:\b(?:{_PLACES}))\s?\d+(?:\.\d+)*[A-Z]?\b(?!\s?%)",
            # Names: COVID-19, SR7.2.
            r"\b[A-Z]+-?\d+(?:\.\d+)*\b(?!\s?%)",
            rf"\b(?:{_WHICH}) (?:{_WORDS}|\d{{1,2}}) (?:{_SPANS})\b",
            # Spans of time that no share is meant by.
            r"\b(?:first|second|other|latter) half\b|\bhalf[ -](?:year|term|day|hour|way)",
            r"\b(?:once|twice|\w+ times) an? (?:quarter|year|month|week|day)\b",
            r"\ba quarter (?:ago|later|earlier|before|after)\b",
        )
    )
)


def blanked(text: str) -> str:
    """Put spaces where a text has what is no figure, so that all else stays at its place.

    Examples
    --------
    >>> " ".join(blanked("By 31 March 2025, under section 47, 12 of the 16-year-olds.").split())
    'By , under , 12 of the .'
    """
    return _NOT_FIGURES.sub(lambda found: " " * len(found[0]), text)

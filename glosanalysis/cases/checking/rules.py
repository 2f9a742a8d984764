"""The rules that records are held to: what each says, and what becomes of a row that breaks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = ["RULES", "Rule"]

Level = Literal["error", "warning"]
Fate = Literal[
    "left out",
    "read as empty",
    "read as empty, and left out if it begins then",
    "kept, but left out without its person",
    "kept, but its outcome is in no quarter",
    "kept, but in no cost",
    "kept",
]


@dataclass(frozen=True)
class Rule:
    """A rule of records.

    Parameters
    ----------
    name : str
    level : str
        An error is a mistake of the records; a warning may be right, and is to be looked at.
    sentence : str
        What is wrong, in words.
    fate : str
        Whether the row is left out of what is counted, or the cell read as empty, or all is kept.
    """

    name: str
    level: Level
    sentence: str
    fate: Fate = "kept"


_ERRORS = (
    Rule("missing_key", "error", "The key that names the row is empty", "left out"),
    Rule(
        "missing_value",
        "error",
        "A cell that every row must fill is empty",
        "kept, but left out without its person",
    ),
    Rule("no_start", "error", "The row has no day on which it begins", "left out"),
    Rule("same_row_twice", "error", "The same row is there again", "left out"),
    Rule("key_twice", "error", "The key is that of another row, too", "left out"),
    Rule("unreadable_date", "error", "The cell is no date of the calendar", "read as empty"),
    Rule("unreadable_number", "error", "The cell is no number", "read as empty"),
    Rule("unreadable_flag", "error", "The cell says neither yes nor no", "read as empty"),
    Rule("unreadable_json", "error", "The cell is neither a list nor an object of JSON"),
    Rule("unknown_code", "error", "The code is not of the standard's list", "read as empty"),
    Rule("out_of_range", "error", "The number is less or more than it can be"),
    Rule(
        "future_date",
        "error",
        "The date is after the day of the extract",
        "read as empty, and left out if it begins then",
    ),
    Rule("end_before_start", "error", "It ends before it begins", "left out"),
    Rule(
        "no_night",
        "error",
        "It ends on the day on which it begins: it has no night",
        "left out",
    ),
    Rule(
        "decision_before_request",
        "error",
        "It was decided before it was asked for",
        "left out",
    ),
    Rule("plan_without_assessment", "error", "No assessment that led to a plan is there for it"),
    Rule("before_birth", "error", "It begins before the person is born"),
    Rule("too_old", "error", "The person is too old when it begins"),
    Rule("born_too_long_ago", "error", "Nobody of that age is in such records"),
    Rule("overlap", "error", "It begins before the one before it of the same person has ended"),
    Rule(
        "next_episode_missing", "error", "X1 says that another episode begins that day: none does"
    ),
    Rule("reason_without_date", "error", "There is a reason for an end, but no end"),
    Rule(
        "outcome_without_date",
        "error",
        "There is an outcome, but no day on which it came",
        "kept, but its outcome is in no quarter",
    ),
    Rule(
        "date_without_outcome",
        "error",
        "There is a day of an outcome, but no outcome",
        "kept, but its outcome is in no quarter",
    ),
    Rule("death_before_birth", "error", "The person died before birth"),
    Rule("no_amount", "error", "What the placement cost is not given", "kept, but in no cost"),
    Rule("parents_elsewhere", "error", "Only a placement with parents (P1) has parents provide it"),
    Rule("parents_by_others", "error", "A placement with parents (P1) has others provide it"),
    Rule("supported_too_young", "error", "Supported accommodation (K3) is for those of 16 and 17"),
    Rule("exception_without_outcome", "error", "An exception to the 20 weeks, but no outcome"),
    Rule("missing_column", "error", "The table has no such column, which every row must fill"),
)
_WARNINGS = (
    Rule("orphan", "warning", "What it refers to is not there"),
    Rule("placeholder_date", "warning", "A date of 1900 or before is no date", "read as empty"),
    Rule("closed_without_reason", "warning", "It ended, and no reason is given"),
    Rule("code_of_another_year", "warning", "The code was not in use in the year it begins"),
    Rule("unborn", "warning", "It begins in the 40 weeks before the person is born"),
    Rule("no_birth", "warning", "Neither a date of birth nor an expected one is given"),
    Rule("two_births", "warning", "Both a date of birth and an expected one are given"),
    Rule("referred_twice_a_day", "warning", "Another referral of the person is of the same day"),
    Rule("unmapped", "warning", "The council's table of meanings does not have what it says"),
    Rule("unknown_meaning", "error", "It means none of what the council's words may mean"),
    Rule("other_version", "warning", "The column has its name of another version of the standard"),
    Rule("wrong_period", "warning", "Nothing in the table is of the year before the extract's day"),
)
RULES: Mapping[str, Rule] = MappingProxyType({r.name: r for r in (*_ERRORS, *_WARNINGS)})
"""Every rule, by name."""

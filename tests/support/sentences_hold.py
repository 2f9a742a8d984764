"""Hold the sentences that a page opens with, and the questions of the overview, against releases.

Held: the value, "up from" and "down from", England's figure and the neighbours' median, "nth lowest
of" and "nth highest of", "in the highest fifth", "a clear improvement" and
"clearly worse", and "what explains the rise" or fall.
"""

from __future__ import annotations

import re

from held import LOW_IS_GOOD, Held, in_pounds
from key_rows_hold import beside
from plain_releases import fifth
from shown_figures import MONTHS, as_day, as_number, plain

__all__ = ["fact", "question"]

_BESIDE = re.compile(r"england |neighbours' median|in the \w+ fifth \(|\w+ (?:lowest|highest) of ")


def fact(held: Held, said: str, lines: list[dict[str, str]]) -> None:
    """Hold a sentence that a page opens with: it is true of one of the quarter's figures."""
    tried = [_untrue(held, said, line) for line in lines if _is_of(said, line)]
    held.held["fact"] += 1
    if [] not in tried:
        held.faults.append(f"fact does not hold: {said} {tried[:1]}")


def _untrue(held: Held, said: str, line: dict[str, str]) -> list[str]:
    """Name what is not true of a figure in a sentence on it."""
    id_, day = line["indicator"], line["as_at"]
    other = Held(held.view, held.held)
    now, days = held.view.value(id_, day), held.view.days(id_)
    before = days[days.index(day) - 1] if days.index(day) else day
    was = held.view.value(id_, before)
    other.says("fact: value", _value_in(said, line), now, id_)
    moved = re.search(r"(up|down) from (.+?) a year before", said)
    if moved:
        other.says("fact: previous", moved[2], was, id_)
        rose = was is not None and now is not None and now > was
        other.holds("fact: direction", rose == (moved[1] == "up"), said)
    verdict = re.search(r"(a clear improvement|clearly worse)\.$", said)
    if verdict and was is not None and now is not None:
        good = (now < was) == LOW_IS_GOOD.get(id_)
        other.holds("fact: verdict", good == (verdict[1] == "a clear improvement"), said)
    if re.search(r"\d\w\w (lowest|highest) of", said):
        stands = re.search(r"in the (highest|lowest) fifth \(", said)
        true = fifth(held.view, id_, day)
        other.holds("fact: fifth", (stands[1] if stands else "") == true, f"{said} ({true})")
    for part in re.split(r"; |(?<=\.) |\.$", said):
        if _BESIDE.match(part[:1].lower() + part[1:]):
            beside(other, part.rstrip("."), id_, day)
    return other.faults


def question(held: Held, html: str) -> None:
    """Hold each question that a member may ask: how a figure moved, and that it did."""
    for id_, body in re.findall(r'<li><a href="\w+\.html#(\w+)">(.*?)</li>', html, re.DOTALL):
        text = plain(body)
        told = re.search(
            r": (.+?) at (.+?), (up|down) from (.+?) a year before; what explains the (rise|fall)",
            text,
        )
        if told:
            day = as_day(told[2])
            was = held.view.value(id_, [d for d in held.view.days(id_) if d < day][-1])
            now = held.view.value(id_, day)
            held.says("question", told[1], now, id_)
            held.says("question", told[4], was, id_)
            rose = was is not None and now is not None and now > was
            held.holds("question", rose == (told[3] == "up") == (told[5] == "rise"), text)


def _value_in(said: str, line: dict[str, str]) -> str:
    """Find the value of a line in a sentence, as it stands there."""
    value = in_pounds(float(line["value"]), line["indicator"])
    assert value is not None
    if f"{line['numerator']} of {line['denominator']} " in said:
        return line["value"]
    for found in re.finditer(r"[-−]?£?\d[\d,]*(?:\.\d+)?%?(?: million)?", said):
        told = as_number(found[0])
        if told and abs(told[0] - value) <= 0.5 * 10 ** -told[1] + 1e-9:
            return found[0]
    return ""


def _is_of(said: str, line: dict[str, str]) -> bool:
    """Tell whether a sentence may be one on the figure of a line of a download."""
    if not line.get("value") or line.get("feed") != "release":
        return False
    year, month = line["as_at"].split("-")[:2]
    return f"{MONTHS[int(month) - 1]} {year}" in said and bool(_value_in(said, line))

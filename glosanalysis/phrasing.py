"""Numbers, dates and directions as words: how every sentence and table of the book says them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from glosanalysis.stats.rounding import places_printed, round_half_up

__all__ = [
    "MONTHS",
    "counted",
    "day",
    "listed",
    "month",
    "moved",
    "number",
    "ordinal",
    "over_or_under",
    "pounds",
    "quantity",
    "series",
    "span",
]

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
"""Month names, in English wherever the machine is."""

MINUS = "\u2212"
_MILLION = 1_000_000
_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def number(value: float, decimals: int = 0) -> str:
    """Write a number: thousands apart, a true minus sign, halves rounded up.

    Examples
    --------
    >>> number(5295), number(8.65, 1), number(-273)
    ('5,295', '8.7', '−273')
    """
    text = f"{round_half_up(value, decimals):,.{decimals}f}"
    return text.replace("-", MINUS)


def pounds(thousands: float) -> str:
    """Write an amount held in £ thousand as it is said, with no digit lost.

    Examples
    --------
    >>> pounds(7443), pounds(-273), pounds(6230), pounds(69.2)
    ('£7.443 million', '−£273,000', '£6.23 million', '£69,200')
    """
    size = abs(round_half_up(thousands * 1000))
    text = f"£{size:,.0f}"
    if size >= _MILLION:
        text = f"£{size / _MILLION:,.3f}".rstrip("0").rstrip(".") + " million"
    return f"{MINUS}{text}" if thousands < 0 and size else text


def quantity(value: float, unit: str, decimals: int = 0) -> str:
    """Write a value with its unit, ready for a sentence.

    Examples
    --------
    >>> quantity(6.2, "%", 1), quantity(7443, "£ thousand"), quantity(-5, "£")
    ('6.2%', '£7.443 million', '−£5')
    """
    if unit == "£ thousand":
        return pounds(value)
    if unit == "£":
        return f"{MINUS if value < 0 else ''}£{number(abs(value), decimals)}"
    return number(value, decimals) + ("%" if unit == "%" else "")


def ordinal(place: int) -> str:
    """Write a place in an order.

    Examples
    --------
    >>> [ordinal(place) for place in (1, 2, 3, 11, 112, 121)]
    ['1st', '2nd', '3rd', '11th', '112th', '121st']
    """
    teens = place % 100 in (11, 12, 13)
    return f"{place}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"


def counted(count: int, singular: str, plural: str) -> str:
    """Write a count with its noun; below ten in words.

    Examples
    --------
    >>> counted(1, "child", "children"), counted(17, "child", "children")
    ('one child', '17 children')
    """
    amount = _SMALL[count] if 0 <= count < len(_SMALL) else number(count)
    return f"{amount} {singular if count == 1 else plural}"


def day(when: date) -> str:
    """Write a date as it is said.

    Examples
    --------
    >>> day(date(2022, 9, 30))
    '30 September 2022'
    """
    return f"{when.day} {month(when)}"


def month(when: date) -> str:
    """Write the month of a date.

    Examples
    --------
    >>> month(date(2022, 9, 30))
    'September 2022'
    """
    return f"{MONTHS[when.month - 1]} {when.year}"


def listed(items: Sequence[str]) -> str:
    """Join items into a phrase.

    Examples
    --------
    >>> listed(["EHCP", "placements", "workforce"])
    'EHCP, placements and workforce'
    """
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def moved(before: float, after: float, unit: str, decimals: int = 0) -> str:
    """Say how a value moved, judged by what is shown.

    Examples
    --------
    >>> moved(6.8, 4.9, "%", 1), moved(4.9, 4.9, "%", 1)
    ('fell from 6.8% to 4.9%', 'stayed at 4.9%')
    """
    old, new = (round_half_up(value, decimals) for value in (before, after))
    now = quantity(new, unit, decimals)
    if new == old:
        return f"stayed at {now}"
    return f"{'rose' if new > old else 'fell'} from {quantity(old, unit, decimals)} to {now}"


def span(low: float, high: float, unit: str, decimals: int = 0) -> str:
    """Write the range of some values, or the one value there is.

    Examples
    --------
    >>> span(4.9, 7.5, "%", 1), span(409.6, 410.1, "FTE")
    ('4.9% to 7.5%', '410')
    """
    ends = [quantity(end, unit, decimals) for end in (low, high)]
    return " to ".join(dict.fromkeys(ends))


def over_or_under(thousands: float) -> str:
    """Say a variance from budget in words.

    Examples
    --------
    >>> over_or_under(7443), over_or_under(-273), over_or_under(0)
    ('an overspend of £7.443 million', 'an underspend of £273,000', 'no variance')
    """
    if thousands == 0:
        return "no variance"
    return f"an {'over' if thousands > 0 else 'under'}spend of {pounds(abs(thousands))}"


_NAMED = 5
"""Up to so many values are all named; of more, the ends and the extremes."""


def series(
    names: Sequence[str], values: Sequence[float], unit: str = "", decimals: int | None = 0
) -> str:
    """Say a series of any length in a line short enough for a text alternative.

    Parameters
    ----------
    names : sequence of str
        What each value belongs to, in order: dates, mostly.
    values : sequence of float
        As many; at least one.
    unit : str
        As for `quantity`.
    decimals : int, optional
        Without it, each value has those that its paper prints.

    Returns
    -------
    str
        Without a full stop.

    Examples
    --------
    >>> series(["June", "July"], [6.8, 7.5], "%", 1)
    'June 6.8%, July 7.5%'
    >>> series(list("abcdefg"), [3, 1, 4, 1, 5, 9, 2])
    '7 values: a 3, lowest b 1, highest f 9, g 2'
    """
    said = [
        f"{name} {quantity(value, unit, places_printed(value) if decimals is None else decimals)}"
        for name, value in zip(names, values, strict=True)
    ]
    if len(said) <= _NAMED:
        return ", ".join(said)
    least, most = (said[list(values).index(pick(values))] for pick in (min, max))
    inner = [f"lowest {least}"] * (least not in (said[0], said[-1]))
    inner += [f"highest {most}"] * (most not in (said[0], said[-1]))
    return f"{len(said)} values: {', '.join([said[0], *inner, said[-1]])}"

"""Hold exhibits against releases: years, where we stand, funnels, accounts, downloads, titles."""

from __future__ import annotations

import re
from math import ceil

from accounts_again import ACCOUNTS
from funnel_again import standing
from held import LOW_IS_GOOD, Held, less
from plain_releases import ENGLAND, year_before
from shown_figures import Exhibit, as_day, as_number

__all__ = ["exhibit"]


def exhibit(held: Held, shown: Exhibit, labels: dict[str, str]) -> None:
    """Hold a table or chart, by its name.

    Parameters
    ----------
    held : Held
    shown : Exhibit
    labels : dict of str to str
        The identifier of each indicator, by its label.
    """
    id_, _, kind = shown.name.rpartition("-")
    id_ = id_.replace("-", "_")
    if kind == "years":
        _years(held, shown, id_)
    elif kind == "funnel":
        _funnel(held, shown, id_)
    elif shown.name == "where-we-stand":
        _stand(held, shown, labels)
    elif shown.name in ACCOUNTS:
        _account(held, shown)
    elif "indicator" in (shown.download or [{}])[0]:
        _download(held, shown)


def _years(held: Held, shown: Exhibit, id_: str) -> None:
    view = held.view
    for row in shown.rows:
        day, (own, england, median, rank, to_england, to_median) = as_day(row[0]), row[1:]
        now, middle = view.value(id_, day), view.median(id_, day)
        country = view.value(id_, day, ENGLAND)
        about = f"{id_} {day}"
        held.says("years", own, now, about)
        held.says("years: England", england, country, about)
        held.says("years: median", median, middle, about)
        held.says("years: gap", to_england, less(now, country), about)
        held.says("years: gap", to_median, less(now, middle), about)
        _rank(held, "years: rank", rank, id_, day)
    _course(held, shown)


def _course(held: Held, shown: Exhibit) -> None:
    """Hold the title of years: rose, fell or stayed, from what to what, and what stands beside."""
    (_, first, *_), (_, last, *beside) = shown.rows[-2:]
    was, now = as_number(first), as_number(last)
    said = re.search(r": (rose|fell|stayed) (?:from (\S+) to|at) (\S+) ", shown.title)
    if said is None or was is None or now is None:
        held.faults.append(f"not understood: {shown.title}")
        return
    way = {1: "rose", -1: "fell", 0: "stayed"}[(now[0] > was[0]) - (now[0] < was[0])]
    ends = [as_number(each) for each in (said[2] or said[3], said[3])]
    held.holds("title: course", said[1] == way and ends == [was, now], shown.title)
    for name, cell in (("England", beside[0]), ("neighbours' median", beside[1])):
        told = re.search(rf"{name} (\S+)", shown.title)
        if told:
            held.holds("title: beside", as_number(told[1]) == as_number(cell), shown.title)


def _stand(held: Held, shown: Exhibit, labels: dict[str, str]) -> None:
    view, quarters = held.view, []
    named = {label.removesuffix(" (national definition)"): id_ for label, id_ in labels.items()}
    for label, when, own, median, mean, region, england, rank, gap in shown.rows:
        id_, day = named[label], as_day(when)
        about, mine = f"{id_} {day}", view.all.region[view.code]
        held.says("stand", own, view.value(id_, day), about)
        held.says("stand: median", median.split(" (")[0], view.median(id_, day), about)
        held.says("stand: mean", mean, view.mean(id_, day), about)
        held.says("stand: region", region, view.value(id_, day, mine), about)
        held.says("stand: England", england, view.value(id_, day, ENGLAND), about)
        # Of two gaps the first is that of the year before.
        days = [year_before(day), day] if " → " in gap else [day]
        for text, each in zip(gap.split(" → "), days, strict=True):
            true = less(view.value(id_, each), view.median(id_, each))
            held.says("stand: gap", text, true, f"{id_} {each}")
        quarters.append(_rank(held, "stand: rank", rank, id_, day))
    held.holds("title: stand", _quarters_told(shown.title, quarters), f"{shown.title} {quarters}")


def _rank(held: Held, kind: str, shown: str, id_: str, day: str) -> str:
    """Hold a rank, and the quarter behind it where there is one; give the quarter."""
    true = held.view.rank(id_, day, LOW_IS_GOOD.get(id_, False))
    rank, _, quarter = shown.partition(", ")
    held.holds(kind, rank == (f"{true[0]} of {true[1]}" if true else "–"), f"{id_} {shown} {true}")
    if quarter and true:
        held.holds(
            kind, quarter == "ABCD"[ceil(4 * true[0] / true[1]) - 1], f"{id_} {shown} {true}"
        )
    held.holds(kind, kind.startswith("years") or (quarter != "") == (id_ in LOW_IS_GOOD), id_)
    return quarter


def _quarters_told(title: str, quarters: list[str]) -> bool:
    """Tell whether a title counts the quarters in which the figures of one good end are."""
    found = [each for each in quarters if each]
    if not found:
        return title == "None of these figures can be good or bad"
    if len(found) == 1:
        place = {"A": "in the best quarter", "D": "in the worst quarter"}.get(
            found[0], "in neither"
        )
        return title.startswith("The one figure that can be good or bad is ") and place in title
    best, worst = found.count("A"), found.count("D")
    if not best + worst:
        many = _WORDS.get(len(found), len(found))
        return title == (
            f"None of {many} figures that can be good or bad is in the best or the worst quarter "
            "of authorities"
        )
    said = re.fullmatch(
        r"Of (\w+) figures that can be good or bad, (\w+) (is|are) in the best quarter of "
        r"authorities and (\w+) (is|are) in the worst",
        title,
    )
    verbs = ["are" if count > 1 else "is" for count in (best, worst)]
    words = [len(found), best, verbs[0], worst, verbs[1]]
    return said is not None and list(said.groups()) == [_WORDS.get(each, each) for each in words]


_WORDS: dict[object, str] = dict(
    enumerate(["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
) | {number: str(number) for number in range(10, 100)}


def _funnel(held: Held, shown: Exhibit, id_: str) -> None:
    view = held.view
    day = max(d for d in view.days(id_) if view.value(id_, d) is not None)
    code = {view.all.name[each]: each for each in view.others(id_, day)}
    for name, share, total in shown.rows:
        cell = view.at(id_, day, code[name])
        held.says("funnel", share, cell.value if cell else None, f"{id_} {name}")
        held.says("funnel", total, cell.denominator if cell else None, f"{id_} {name}")
    own = as_number(shown.title.partition("'s ")[2])
    held.says("funnel: own", f"{own[0]:.{own[1]}f}" if own else "", view.value(id_, day), id_)
    true = standing(view, id_, day)
    held.holds("funnel: verdict", true in shown.title, f"{shown.title} ({true})")


def _account(held: Held, shown: Exhibit) -> None:
    for row in shown.rows:
        for text, true in zip(row, ACCOUNTS[shown.name](held.view, row), strict=True):
            if not isinstance(true, str):
                held.says(shown.name, text, true, f"account of {row[0]}")


def _download(held: Held, shown: Exhibit) -> None:
    """Hold the lines of a download that are of releases: figure, counts, year before, England."""
    view = held.view
    for line in shown.download:
        id_, day = line["indicator"], line["as_at"]
        if day and line["feed"] == "release":
            cell, about = view.at(id_, day), f"line of {id_}"
            held.says("download", line["value"] or "–", cell.value if cell else None, about)
            if line["comparator_value"]:
                true = view.value(id_, day, ENGLAND)
                held.says("download: England", line["comparator_value"], true, about)
            if line["previous_value"]:
                before = [each for each in view.days(id_) if each < day][-1]
                true = view.value(id_, before)
                held.says("download: year before", line["previous_value"], true, about)

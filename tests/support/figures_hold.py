"""Hold what pages of a book show against its releases, by code that shares nothing with the book's.

Held: key figures (value, counts, change, England, neighbours' median, rank, ends of the strip, and
the direction of an assessment); the facts that a page opens with; of exhibits the years, where we
stand, funnels with their verdict, the account of plans, what came in time, where children live, the
account of the workforce; and every row of the downloads that stands for one of these. Not held: how
large a change has to be to be clear, which facts come first, and what a forecast tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from math import asin, ceil, pi, sin, sqrt
from statistics import NormalDist

from plain_releases import ENGLAND, View, fifth, year_before
from shown_figures import (
    MONTHS,
    Exhibit,
    KeyRow,
    as_day,
    as_number,
    exhibits,
    facts,
    key_rows,
    plain,
)

__all__ = ["LOW_IS_GOOD", "faults_of_pages"]

LOW_IS_GOOD = {
    "rereferral_12m_pct": True,
    "assessment_45d_national_pct": False,
    "assessment_median_days": True,
    "cin_2y_pct": True,
    "ehc_20w_pct": False,
    "ehc_over_1y_pct": True,
    "ehc_appeal_rate": True,
    "cla_week_cost": True,
    "cla_20_miles_pct": True,
    "cla_3plus_placements_pct": True,
    "agency_rate_fte": True,
    "vacancy_rate_fte": True,
    "turnover_rate_fte": True,
    "caseload_fte": True,
    "absence_rate_fte": True,
}
"""Where one end is good, whether it is the low one; said here a second time, and not read."""
_DASH = ("–", "")
_HISTORY = {"Plans per 1,000 aged 0 to 25": "ehc_per_1000"}
"""Labels of figures that stand beside other areas long after they left the downloads."""


def faults_of_pages(pages: dict[str, list[str]], view: View, held: Counter[str]) -> list[str]:
    """Name what on the pages of a quarter does not hold, and count what does.

    Parameters
    ----------
    pages : dict of str to list of str
        By theme what each cell shows, as HTML.
    view : View
    held : Counter
        Added to: how many figures of each kind were held against the releases.
    """
    found: list[str] = []
    downloads = [each.download for cells in pages.values() for each in exhibits(cells)]
    lines = [line for each in downloads for line in each if {"indicator", "label"} <= line.keys()]
    labels = {**_HISTORY, **{line["label"]: line["indicator"] for line in lines}}
    for theme, cells in pages.items():
        check = _Check(view, held)
        for html in cells:
            for row in key_rows(html):
                check.key_row(row)
            for said in facts(html):
                check.fact(said, lines)
            check.question(html)
        for each in exhibits(cells):
            check.exhibit(each, labels)
        found += [f"{theme}: {fault}" for fault in check.faults]
    return found


_BESIDE = re.compile(r"england |neighbours' median|in the \w+ fifth \(|not unlike most \(")


def _in_pounds(value: float | None, id_: str) -> float | None:
    """Give what is held in thousands as it is shown."""
    return value * 1000 if value is not None and id_.partition(" ")[0].endswith("_k") else value


def _value_in(said: str, line: dict[str, str]) -> str:
    """Find the value of a line in a sentence, as it stands there."""
    value = _in_pounds(float(line["value"]), line["indicator"])
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


class _Check:
    """Collects what does not hold of one page."""

    def __init__(self, view: View, held: Counter[str]) -> None:
        self.view, self.held, self.faults = view, held, []
        self.faults: list[str]

    def says(self, kind: str, shown: str, true: float | None, about: str) -> None:
        """Hold a number as it is shown against the true one, by the decimals that it shows."""
        self.held[kind] += 1
        told = None if shown in _DASH else as_number(shown)
        true = _in_pounds(true, about)
        if told is None or true is None:
            if (told is None) != (true is None) and not shown.startswith("["):
                self.faults.append(f"{kind} of {about}: shows {shown!r}, is {true}")
        elif abs(told[0] - true) > 0.5 * 10 ** -told[1] + 1e-6:
            self.faults.append(f"{kind} of {about}: shows {shown!r}, is {true}")

    def holds(self, kind: str, fact: bool, about: str) -> None:
        """Note whether a claim holds."""
        self.held[kind] += 1
        if not fact:
            self.faults.append(f"{kind} does not hold: {about}")

    def key_row(self, row: KeyRow) -> None:
        """Hold a row of key figures."""
        id_, day, view = row.indicator, as_day(row.part("Describes")), self.view
        cell = view.at(id_, day)
        if cell is None or day != view.days(id_)[-1]:
            self.faults.append(f"{id_}: no release tells of {day}, or of a later day too")
            return
        if cell.value is None:
            self.holds("symbol", row.part("Value") == f"[{cell.symbol}]", f"{id_} {row.cells}")
            return
        counts = re.fullmatch(
            r"([\d,.]+) of ([\d,.]+).*", row.part("Value", 1) or row.part("Value")
        )
        if row.part("Value", 1) or " of " not in row.part("Value"):
            self.says("value", row.part("Value"), cell.value, f"{id_} {day}")
        if counts:
            self.says("count", counts[1], cell.numerator, f"{id_} {day}")
            self.says("count", counts[2], cell.denominator, f"{id_} {day}")
        self._change(row, day)
        self._beside(row, day)

    def _change(self, row: KeyRow, day: str) -> None:
        id_, view = row.indicator, self.view
        days = view.days(id_)
        before = days[days.index(day) - 1] if days.index(day) else ""
        was = view.value(id_, before) if before >= year_before(day) else None
        said, now = row.part("Change"), view.value(id_, day)
        if was is None or now is None or said in _DASH:
            told = said in _DASH or "not" in said
            self.holds("change", told, f"{id_}: {said}, was {was}, is {now}")
            return
        self.says("previous", row.part("Change", 1), was, f"{id_} {before}")
        shown = as_number(row.part("Value"))
        places = max(shown[1], 0) if shown else 0
        moved = round(now, places) - round(was, places)
        way = 1 if " up " in said else -1 if " down " in said else 0
        self.holds("direction", way * moved > 0 or way == moved == 0, f"{id_}: {said}")
        size = as_number(said)
        if size:
            way = _in_pounds(1.0, id_) or 1.0
            near = abs(size[0] - way * abs(now - was)) <= 0.5 * 10 ** -size[1] + 1e-6
            self.holds("size of change", near or abs(size[0] - abs(moved)) < 1e-6, f"{id_}: {said}")
        better = {"Better": 1, "Worse": -1}.get(row.part("Assessment").lstrip("✔✘= "), 0)
        if better:
            good = (moved < 0) == LOW_IS_GOOD[id_]
            self.holds("assessment", good == (better > 0), f"{id_}: {row.cells}")

    def _beside(self, row: KeyRow, day: str) -> None:
        id_, view = row.indicator, self.view
        for part in row.part("Target, other areas").split("; "):
            if part not in _DASH:
                self.beside(part, id_, day)
        if len(row.ends) == 2:
            own = view.value(id_, day)
            drawn = [*view.beside(id_, day), *([] if own is None else [own])]
            self.says("end of the strip", row.ends[0], min(drawn), id_)
            self.says("end of the strip", row.ends[1], max(drawn), id_)

    def beside(self, part: str, id_: str, day: str) -> None:
        """Hold what a figure is set beside: England, the neighbours' median, or its rank."""
        view, known = self.view, len(self.view.beside(id_, day))
        ranked = re.search(r"(\d+)\w\w (lowest|highest) of (\d+) authorities", part)
        if part.startswith("England"):
            when = as_day(part) or day
            self.says("England", part.split("(")[0], view.value(id_, when, ENGLAND), id_)
        elif part.casefold().startswith("neighbours' median"):
            self.says(
                "neighbours' median", re.sub(r"\(.*?\)", "", part), view.median(id_, day), id_
            )
            few = re.search(r"\((\d+) of 10 known\)", part)
            self.holds("neighbours known", known == (int(few[1]) if few else 10), f"{id_}: {part}")
        elif ranked:
            true = view.rank(id_, day, ranked[2] == "lowest")
            self.holds("rank", true == (int(ranked[1]), int(ranked[3])), f"{id_}: {part}, {true}")
            self.holds(
                "good end", LOW_IS_GOOD.get(id_) == (ranked[2] == "lowest"), f"{id_}: {part}"
            )
        else:
            self.faults.append(f"{id_}: not understood: {part}")

    def fact(self, said: str, lines: list[dict[str, str]]) -> None:
        """Hold a sentence that a page opens with: it is true of one of the quarter's figures."""
        tried = [self._untrue(said, line) for line in lines if _is_of(said, line)]
        self.held["fact"] += 1
        if [] not in tried:
            self.faults.append(f"fact does not hold: {said} {tried[:1]}")

    def _untrue(self, said: str, line: dict[str, str]) -> list[str]:
        """Name what is not true of a figure in a sentence on it."""
        id_, day = line["indicator"], line["as_at"]
        other = _Check(self.view, self.held)
        now, days = self.view.value(id_, day), self.view.days(id_)
        before = days[days.index(day) - 1] if days.index(day) else day
        was = self.view.value(id_, before)
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
        stands = re.search(r"in the (highest|lowest) fifth|not unlike most", said)
        if stands:
            true = fifth(self.view, id_, day)
            other.holds("fact: fifth", (stands[1] or "") == true, f"{said} ({true})")
        for part in re.split(r"; |(?<=\.) |\.$", said):
            if _BESIDE.match(part[:1].lower() + part[1:]):
                other.beside(part.rstrip("."), id_, day)
        return other.faults

    def question(self, html: str) -> None:
        """Hold each question that a member may ask: how a figure moved, and that it did."""
        for id_, body in re.findall(r'<li><a href="\w+\.html#(\w+)">(.*?)</li>', html, re.DOTALL):
            text = plain(body)
            told = re.search(
                r": (.+?) at (.+?), (up|down) from (.+?) a year before; what explains the (rise|fall)",
                text,
            )
            if told:
                day = as_day(told[2])
                was = self.view.value(id_, [d for d in self.view.days(id_) if d < day][-1])
                now = self.view.value(id_, day)
                self.says("question", told[1], now, id_)
                self.says("question", told[4], was, id_)
                rose = was is not None and now is not None and now > was
                self.holds("question", rose == (told[3] == "up") == (told[5] == "rise"), text)

    def exhibit(self, shown: Exhibit, labels: dict[str, str]) -> None:
        """Hold a table or chart, by its name."""
        id_, _, kind = shown.name.rpartition("-")
        if kind in ("years", "funnel"):
            getattr(self, f"_{kind}")(shown, id_.replace("-", "_"))
        elif shown.name == "where-we-stand":
            self._stand(shown, labels)
        elif shown.name in _ACCOUNTS:
            self._account(shown)
        elif "indicator" in (shown.download or [{}])[0]:
            for line in shown.download:
                if line["as_at"] and line["feed"] == "release":
                    true = self.view.value(line["indicator"], line["as_at"])
                    self.says(
                        "download", line["value"] or "–", true, f"line of {line['indicator']}"
                    )

    def _years(self, shown: Exhibit, id_: str) -> None:
        view = self.view
        for row in shown.rows:
            day, (own, england, median, rank, to_england, to_median) = as_day(row[0]), row[1:]
            now, country, middle = (
                view.value(id_, day),
                view.value(id_, day, ENGLAND),
                view.median(id_, day),
            )
            for kind, text, true in (
                ("years", own, now),
                ("years: England", england, country),
                ("years: median", median, middle),
                ("years: gap", to_england, _less(now, country)),
                ("years: gap", to_median, _less(now, middle)),
            ):
                self.says(kind, text, true, f"{id_} {day}")
            true = view.rank(id_, day, LOW_IS_GOOD.get(id_, False))
            self.holds(
                "years: rank",
                rank == f"{true[0]} of {true[1]}" if true else rank == "–",
                f"{id_} {day} {rank} {true}",
            )
        said = re.search(r": (rose|fell|stayed)", shown.title)
        first, last = (as_number(row[1]) for row in shown.rows[-2:])
        way = (last[0] > first[0]) - (last[0] < first[0])
        self.holds("title", {"rose": 1, "fell": -1, "stayed": 0}[said[1]] == way, shown.title)
        told = [
            text.split(" and ")[0]
            for text in re.findall(r"England ([^ ;]+)|median ([^ ;]+)", shown.title)
            for text in text
            if text
        ]
        self.holds(
            "title",
            all(
                any(as_number(t)[0] == as_number(c)[0] for c in shown.rows[-1][1:4] if as_number(c))
                for t in told
            ),
            shown.title,
        )

    def _stand(self, shown: Exhibit, labels: dict[str, str]) -> None:
        view, best, worst, good = self.view, 0, 0, 0
        named = {label.removesuffix(" (national definition)"): id_ for label, id_ in labels.items()}
        for label, when, own, median, mean, region, england, rank, gap in shown.rows:
            id_, day = named[label], as_day(when)
            mine = view.all.region[view.code]
            for kind, text, true in (
                ("stand", own, view.value(id_, day)),
                ("stand: median", median.split(" (")[0], view.median(id_, day)),
                ("stand: mean", mean, view.mean(id_, day)),
                ("stand: region", region, view.value(id_, day, mine)),
                ("stand: England", england, view.value(id_, day, ENGLAND)),
                (
                    "stand: gap",
                    gap.split(" → ")[-1],
                    _less(view.value(id_, day), view.median(id_, day)),
                ),
            ):
                self.says(kind, text, true, f"{id_} {day}")
            if " → " in gap:
                year = year_before(day)
                self.says(
                    "stand: gap",
                    gap.split(" → ")[0],
                    _less(view.value(id_, year), view.median(id_, year)),
                    f"{id_} {year}",
                )
            true = view.rank(id_, day, LOW_IS_GOOD.get(id_, False))
            quarter = "ABCD"[ceil(4 * true[0] / true[1]) - 1] if true and id_ in LOW_IS_GOOD else ""
            self.holds(
                "stand: rank",
                rank == f"{true[0]} of {true[1]}{', ' if quarter else ''}{quarter}",
                f"{id_} {rank} {true}",
            )
            good, best, worst = (
                good + (id_ in LOW_IS_GOOD),
                best + (quarter == "A"),
                worst + (quarter == "D"),
            )
        self.holds(
            "title",
            _quarters_told(shown.title, good, best, worst),
            f"{shown.title}: {best}, {worst} of {good}",
        )

    def _funnel(self, shown: Exhibit, id_: str) -> None:
        view = self.view
        day = max(d for d in view.days(id_) if view.value(id_, d) is not None)
        code = {name: c for c, name in view.all.name.items()}
        code |= {view.all.name[c]: c for c in view.others(id_, day)}
        for name, share, total in shown.rows:
            cell = view.at(id_, day, code[name])
            self.says("funnel", share, cell.value, f"{id_} {name}")
            self.says("funnel", total, cell.denominator, f"{id_} {name}")
        self.holds(
            "verdict",
            _standing(view, id_, day) in shown.title,
            f"{shown.title} ({_standing(view, id_, day)})",
        )

    def _account(self, shown: Exhibit) -> None:
        for row in shown.rows:
            for text, true in zip(row, _ACCOUNTS[shown.name](self.view, row), strict=True):
                if true != "":
                    self.says(shown.name, text, true, f"{row[0]}")


def _quarters_told(title: str, good: int, best: int, worst: int) -> bool:
    words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    numbers = [
        words.index(w) if w in words else int(w)
        for w in re.findall(
            rf"\b(?:\d+|{'|'.join(words)})\b(?= of\b| is\b| are\b| among\b| figure)",
            title.casefold(),
        )
    ]
    return not good or bool(numbers)


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def _standing(view: View, id_: str, day: str) -> str:
    """Say the verdict of a funnel: limits by arcsine with the spread beyond chance added."""
    table = {
        a: c
        for a, c in view.tables[id_][day].items()
        if a in view.all.local and c.value is not None
    }
    counts = {
        a: (c.numerator, c.denominator)
        for a, c in table.items()
        if c.numerator is not None
        and (c.denominator or 0) >= 10
        and 0 <= c.numerator <= c.denominator
    }
    centre = sum(n for n, _ in counts.values()) / sum(d for _, d in counts.values())
    z = sorted((asin(sqrt(n / d)) - asin(sqrt(centre))) * 2 * sqrt(d) for n, d in counts.values())
    low, high = _quantile(z, 0.1), _quantile(z, 0.9)
    phi = sum(min(max(each, low), high) ** 2 for each in z) / len(z)
    weights = [4 * d for _, d in counts.values()]
    scale = sum(weights) - sum(w * w for w in weights) / sum(weights)
    tau2 = max(0.0, (len(z) * phi - (len(z) - 1)) / scale)
    reach = NormalDist().inv_cdf(0.999) * sqrt(1 / (4 * counts[view.code][1]) + tau2)
    middle, own = asin(sqrt(centre)), table[view.code].value
    ends = [100 * sin(min(max(middle + way * reach, 0.0), pi / 2)) ** 2 for way in (-1, 1)]
    if own > round(ends[1], 1):
        return "unusually high"
    if own < round(ends[0], 1):
        return "unusually low"
    place = fifth(view, id_, day)
    return f"the {place} fifth" if place else "not unlike most"


def _quantile(ordered: list[float], share: float) -> float:
    at = share * (len(ordered) - 1)
    below = int(at)
    return ordered[below] + (at - below) * (
        ordered[min(below + 1, len(ordered) - 1)] - ordered[below]
    )


def _plans(view: View, row: list[str]) -> Iterator[object]:
    year, value = row[0], view.value
    now, flows, then = f"{year}-01-31", f"{year}-12-31", f"{int(year) + 1}-01-31"
    return iter(
        [
            "",
            value("ehc_plans_january", now),
            value("ehc_new_year", flows),
            value("ehc_ceased_year", flows),
            value("ehc_stock_flow_gap", then),
            value("ehc_plans_january", then),
        ]
    )


def _in_time(view: View, row: list[str]) -> Iterator[object]:
    cell = view.at("ehc_20w_pct", as_day(row[0]))
    return iter(
        ["", cell.denominator, cell.numerator, cell.denominator - cell.numerator, cell.value]
    )


def _living(view: View, row: list[str]) -> Iterator[object]:
    area = ENGLAND if row[1] == "England" else view.code
    ids = ("foster", "childrens_home", "supported", "private", "20_miles")
    return iter(["", "", *(view.value(f"cla_{each}_pct", as_day(row[0]), area) for each in ids)])


def _workers(view: View, row: list[str]) -> Iterator[object]:
    day = as_day(row[0])
    agency, turnover = (
        _counts(view, "agency_rate_fte", day),
        _counts(view, "turnover_rate_fte", day),
    )
    starters = view.value("starters_fte", day)
    other = None
    employed, was = _employed(view, day), _employed(view, year_before(day))
    if None not in (employed, was, starters, turnover[0]):
        other = employed - was - starters + turnover[0]
    vacant = _counts(view, "vacancy_rate_fte", day)[0]
    point = agency[1] / 100 if agency[1] is not None else None
    return iter(["", employed, starters, turnover[0], other, vacant, agency[0], point])


def _employed(view: View, day: str) -> float | None:
    """Give those at work who are not agency staff."""
    agency, all_at_work = _counts(view, "agency_rate_fte", day)
    return None if agency is None or all_at_work is None else all_at_work - agency


def _counts(view: View, id_: str, day: str) -> tuple[float | None, float | None]:
    """Give what a share is made of, where there is a share."""
    cell = view.at(id_, day)
    if cell is None or cell.value is None:
        return None, None
    return cell.numerator, cell.denominator


_ACCOUNTS = {
    "plans-account": _plans,
    "timeliness-counts": _in_time,
    "where-children-live": _living,
    "workforce-account": _workers,
}

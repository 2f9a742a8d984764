"""Work out again what rows of accounts show: plans, what came in time, homes, social workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plain_releases import ENGLAND, View, year_before
from shown_figures import as_day

__all__ = ["ACCOUNTS"]


def _plans(view: View, row: list[str]) -> Iterable[float | str | None]:
    year, value = row[0], view.value
    now, flows, then = f"{year}-01-31", f"{year}-12-31", f"{int(year) + 1}-01-31"
    return [
        "",
        value("ehc_plans_january", now),
        value("ehc_new_year", flows),
        value("ehc_ceased_year", flows),
        value("ehc_stock_flow_gap", then),
        value("ehc_plans_january", then),
    ]


def _in_time(view: View, row: list[str]) -> Iterable[float | str | None]:
    cell = view.at("ehc_20w_pct", as_day(row[0]))
    return ["", cell.denominator, cell.numerator, cell.denominator - cell.numerator, cell.value]


def _living(view: View, row: list[str]) -> Iterable[float | str | None]:
    area = ENGLAND if row[1] == "England" else view.code
    ids = ("foster", "childrens_home", "supported", "private", "20_miles")
    return ["", "", *(view.value(f"cla_{each}_pct", as_day(row[0]), area) for each in ids)]


def _spending(view: View, row: list[str]) -> Iterable[float | str | None]:
    day = as_day(row[0])
    (spent, children), (before, then) = _spent(view, day), _spent(view, year_before(day))
    if not spent or not children:
        return ["", spent, children, None, None, None]
    cost = 1000 * 7 / 365 * spent / children
    if before is None or not then:
        return ["", spent, children, cost, None, None]
    by_number = (children - then) * before / then
    return ["", spent, children, cost, by_number, spent - before - by_number]


def _spent(view: View, day: str) -> tuple[float | None, float | None]:
    return view.value("cla_spend_k", day), view.value("cla_national", day)


def _workers(view: View, row: list[str]) -> Iterable[float | str | None]:
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
    return ["", employed, starters, turnover[0], other, vacant, agency[0], point]


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


ACCOUNTS: dict[str, Callable[[View, list[str]], Iterable[float | str | None]]] = {
    "plans-account": _plans,
    "spending": _spending,
    "timeliness-counts": _in_time,
    "where-children-live": _living,
    "workforce-account": _workers,
}
"""By the name of an exhibit: what each cell of a row has to be; nothing is asked of a text."""

"""What a theme is: its indicators, what gives them, and what to be careful about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from glosanalysis.data.tables import Tables
from glosanalysis.indicator import Indicator
from glosanalysis.indicator_row import IndicatorRow, row_for
from glosanalysis.observations import Observation
from glosanalysis.quarter import Quarter
from glosanalysis.themes.comparing import with_comparators
from glosanalysis.themes.feeds import Feed, Feeds, can_give, observations_of
from glosanalysis.themes.released import set_beside

__all__ = ["Caution", "Observations", "Theme"]

Observations = dict[str, list[Observation]]


@dataclass(frozen=True)
class Caution:
    """Something to be careful about.

    Parameters
    ----------
    name : str
        Tells it from the theme's others, also where its figures change from quarter to quarter.
    about : tuple of str
        The indicators that it concerns.
    text : str
        What a reader is told, with the figures concerned.
    """

    name: str
    about: tuple[str, ...]
    text: str


@dataclass(frozen=True, kw_only=True)
class Theme:
    """One theme of the book.

    Parameters
    ----------
    id : str
        Its name in paths, parameters and tables; also the name of its template.
    title : str
        Its name in titles.
    indicators : tuple of Indicator
        In the order in which tables show them.
    feeds : mapping of str to Feed
        What gives each indicator, by its identifier.
    cautions : callable
        From the tables to what to be careful about.
    since : Quarter, optional
        The quarter that it begins with: it has no page, row or line in an earlier one, so that a
        new theme does not publish itself into the past. Without it, it has always been there.

    Raises
    ------
    ValueError
        If an indicator has no feed or a feed no indicator, or two open at one place.
    """

    id: str
    title: str
    indicators: tuple[Indicator, ...]
    feeds: Feeds
    cautions: Callable[[Tables], list[Caution]]
    since: Quarter | None = None

    def __post_init__(self) -> None:
        ids = {indicator.id for indicator in self.indicators}
        if ids != set(self.feeds):
            odd = ", ".join(sorted(ids ^ set(self.feeds)))
            raise ValueError(f"{self.id}: without an indicator, or without a feed: {odd}")
        places = [each.opens for each in self.indicators if each.opens is not None]
        if len(set(places)) != len(places):
            raise ValueError(f"{self.id}: two indicators open at one place")

    @property
    def headline(self) -> tuple[str, ...]:
        """The identifiers of the indicators that the page opens with, the foremost first."""
        first = [each for each in self.indicators if each.opens is not None]
        return tuple(each.id for each in sorted(first, key=lambda each: each.opens or 0))

    def foremost(self, rows: Iterable[IndicatorRow]) -> list[IndicatorRow]:
        """Choose of some rows those that `headline` names, in its order."""
        known = {row.indicator.id: row for row in rows}
        return [known[id_] for id_ in self.headline if id_ in known]

    def feeds_of(self, indicator: str) -> tuple[Feed, ...]:
        """Give what gives an indicator, one feed or several."""
        feeds = self.feeds[indicator]
        return feeds if isinstance(feeds, tuple) else (feeds,)

    def has_begun(self, quarter: Quarter) -> bool:
        """Tell whether the theme is part of the book in a quarter."""
        return self.since is None or quarter >= self.since

    def observed(self, tables: Tables) -> Observations:
        """Give our own observations that the tables hold, worked out once for the same tables.

        Each knows the indicator it is of, the day on which it became known, and the figure of
        another area that stands beside it.
        """
        return tables.once(self.id, self._observed)

    def _observed(self, tables: Tables) -> Observations:
        days = {id_: day.date() for id_, day in tables.sources["published_on"].items()}
        return {
            id_: [
                replace(seen, indicator=id_, known_on=seen.known_on or days[seen.source_id])
                for seen in with_comparators(observations_of(self.feeds_of(id_), tables))
            ]
            for id_ in self.feeds
        }

    def rows(self, tables: Tables, quarter: Quarter) -> list[IndicatorRow]:
        """Give every indicator of the theme as the quarter knows it.

        Parameters
        ----------
        tables : Tables
            What the quarter sees; later rows, if there are any, are not looked at.
        quarter : Quarter

        Returns
        -------
        list of IndicatorRow
            In the order of `indicators`; none where the theme has not begun.
        """
        seen = tables.known_at(quarter)
        return [
            replace(row, latest=set_beside(self.feeds_of(row.indicator.id), row.latest, seen))
            for row in self.known(seen, quarter)
        ]

    def known(self, tables: Tables, quarter: Quarter) -> list[IndicatorRow]:
        """Give the same without neighbours and ranks: what is told of our own figures alone.

        To look up the others takes longer than all the rest.
        """
        if not self.has_begun(quarter):
            return []
        seen = tables.known_at(quarter)
        return list(seen.once(("known", self.id), lambda every: self._known(every, quarter)))

    def _known(self, seen: Tables, quarter: Quarter) -> list[IndicatorRow]:
        observed, earlier = self.observed(seen), seen.known_before(quarter)
        told = self.observed(earlier) if earlier is not None else {}
        withdrawn = seen.withdrawn(quarter)
        return [
            row_for(
                self.id,
                indicator,
                observed[indicator.id],
                quarter=quarter,
                told_before=max(
                    told.get(indicator.id, []), key=lambda each: each.as_at, default=None
                ),
                withdrawn=indicator.id in withdrawn,
            )
            for indicator in self.indicators
            if indicator.has_begun(quarter)
            and (observed[indicator.id] or self.expects(indicator, seen))
        ]

    def expects(self, indicator: Indicator, tables: Tables) -> bool:
        """Tell whether an indicator is missed where it has no figure: not what nobody has."""
        return not indicator.where_observed and can_give(self.feeds_of(indicator.id), tables)

    def is_in_book(self, tables: Tables) -> bool:
        """Tell whether anything could be told of the theme, in this or another quarter."""
        if any(self.expects(each, tables) for each in self.indicators):
            return True
        said = bool((tables["statements"]["theme"] == self.id).any())
        return said or self._is_counted(tables)

    def _is_counted(self, tables: Tables) -> bool:
        ours = {each.id.removeprefix("counted_") for each in self.indicators if each.where_observed}
        return bool(tables.returns.frame["indicator"].isin(ours).any())

    def cautions_on(self, tables: Tables, rows: list[IndicatorRow]) -> list[Caution]:
        """Say what to be careful about on a page.

        Parameters
        ----------
        tables : Tables
            What the quarter sees.
        rows : list of IndicatorRow
            Those of the page.

        Returns
        -------
        list of Caution
            Where national figures are shown, without those that concern none of the page's.
        """
        shown = {row.indicator.id for row in rows if row.latest and not row.is_history}
        every = self.cautions(tables)
        if tables.releases.frame.empty:
            return every
        return [each for each in every if not each.about or shown & set(each.about)]

    def has_page(self, tables: Tables, quarter: Quarter) -> bool:
        """Tell whether the quarter has anything new of the theme that is not history."""
        return any(row.is_fresh for row in self.known(tables, quarter))

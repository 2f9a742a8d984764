"""What a theme is: its indicators, how they are observed, and what to be careful about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from glosanalysis.data.tables import Tables
from glosanalysis.indicator import Indicator, IndicatorRow, Observation, row_for
from glosanalysis.quarter import Quarter

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


@dataclass(frozen=True)
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
    headline : tuple of str
        Identifiers of the indicators that the page opens with, the first one foremost.
    observe : callable
        From the tables to the observations of each indicator, by identifier.
    cautions : callable
        From the tables to what to be careful about.
    """

    id: str
    title: str
    indicators: tuple[Indicator, ...]
    headline: tuple[str, ...]
    observe: Callable[[Tables], Observations]
    cautions: Callable[[Tables], list[Caution]]

    def observed(self, tables: Tables) -> Observations:
        """Give the observations that the tables hold, worked out once for the same tables.

        Each knows the day on which its paper was published.
        """
        return tables.once(self.id, self._observed)

    def _observed(self, tables: Tables) -> Observations:
        days = {id_: day.date() for id_, day in tables.sources["published_on"].items()}
        return {
            id_: [replace(seen, known_on=days[seen.source_id]) for seen in found]
            for id_, found in self.observe(tables).items()
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
            In the order of `indicators`.
        """
        seen = tables.known_at(quarter)
        observed, earlier = self.observed(seen), seen.known_before(quarter)
        told = self.observed(earlier) if earlier is not None else {}
        withdrawn = seen.withdrawn(quarter)
        return [
            row_for(
                self.id,
                indicator,
                observed.get(indicator.id, []),
                quarter,
                max(told.get(indicator.id, []), key=lambda each: each.as_at, default=None),
                withdrawn=indicator.id in withdrawn,
            )
            for indicator in self.indicators
        ]

    def has_page(self, tables: Tables, quarter: Quarter) -> bool:
        """Tell whether the quarter has anything new of the theme that is not history."""
        return any(row.is_fresh for row in self.rows(tables, quarter))

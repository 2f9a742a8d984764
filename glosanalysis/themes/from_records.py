"""What indicators counted from case records share, and how a theme declares its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from glosanalysis.indicator import Indicator
from glosanalysis.themes.counted import Counted

__all__ = ["COUNTED", "FromRecords"]

COUNTED = "counted_"
"""Before the identifier of a measure: what a paper or a release gives of the same thing is another
indicator, and is never joined to it."""
_AFTER = 21
"""Releases open a page from place 1 on, papers from 11."""
_BESIDE = " (counted from records)"
_NOT_ONE_BY_ONE = ("£", "nights")
_WHOSE = "(Counted from the council's own case records; counts from 1 to 5 are hidden.)"


@dataclass
class FromRecords:
    """The indicators that a theme takes from returns, with their feeds.

    None has a row before a return counts it.

    Parameters
    ----------
    opens : tuple of str
        The measures that a page and the overview open with where a return counts them, the foremost
        first; after what releases and papers give of the theme.
    """

    opens: tuple[str, ...] = ()
    indicators: list[Indicator] = field(default_factory=list)
    feeds: dict[str, Counted] = field(default_factory=dict)

    def add(
        self,
        kind: str,
        measure: str,
        label: str,
        *,
        sentence: str,
        definition: str,
        of_a_day: bool = False,
        **rest: Any,
    ) -> None:
        """Declare one indicator.

        Parameters
        ----------
        kind : str
            Of `Counted`.
        measure, label : str
        sentence : str
            What follows "By the council's own records,".
        definition : str
            How it is counted, without who counts it.
        of_a_day : bool
            Whether it tells of the last day of the quarter, and not of all of it.
        **rest
            What else `Indicator` is told of.
        """
        percentage: dict[str, Any] = (
            {} if kind in ("count", "mean") else {"unit": "%", "decimals": 1}
        )
        if kind in ("change", "growth"):  # of what it is no part of
            percentage["behind"] = "{count} against {base}"
        facts: dict[str, Any] = {
            "decimals": 0,
            "kind": "level" if of_a_day else "flow",
            "good_is": "neutral",
            "compared_with": "at {before}" if of_a_day else "in the quarter before",
            "opens": _AFTER + self.opens.index(measure) if measure in self.opens else None,
            **percentage,
            **rest,
        }
        self.indicators.append(
            Indicator(
                id=f"{COUNTED}{measure}",
                label=f"{label}{_BESIDE}",
                sentence=f"By the council's own records, {sentence}",
                definition=f"{definition} {_WHOSE}",
                where_observed=True,
                **facts,
            )
        )
        self.feeds[f"{COUNTED}{measure}"] = Counted(
            indicator=measure,
            kind=kind,
            of_a_day=of_a_day,
            one_by_one=kind == "count" and rest.get("unit") not in _NOT_ONE_BY_ONE,
        )

    def named(self, measure: str) -> tuple[str, Indicator, Counted]:
        """Give a measure's name without who counts it, its indicator and its feed."""
        id_ = f"{COUNTED}{measure}"
        indicator = next(each for each in self.indicators if each.id == id_)
        return indicator.label.removesuffix(_BESIDE), indicator, self.feeds[id_]

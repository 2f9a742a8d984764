"""What the authority aims for, put to the indicators that it names in ``data/authority.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from glosanalysis.authority import FILE, Target
from glosanalysis.errors import BadData
from glosanalysis.indicator import Indicator
from glosanalysis.phrasing import day, quantity
from glosanalysis.themes.theme import Theme

__all__ = ["with_targets"]


def with_targets(themes: Iterable[Theme], targets: Sequence[Target]) -> list[Theme]:
    """Give the themes with the authority's targets.

    Parameters
    ----------
    themes : iterable of Theme
    targets : sequence of Target

    Returns
    -------
    list of Theme

    Raises
    ------
    BadData
        If a target is of an indicator that no theme has, or of one that is neither good nor bad.
    """
    told = {each.indicator: each for each in targets}
    made = [
        replace(
            theme,
            indicators=tuple(
                _aimed(each, told.pop(each.id)) if each.id in told else each
                for each in theme.indicators
            ),
        )
        for theme in themes
    ]
    if told:
        raise BadData(
            "\n".join(
                f"data/{FILE}, key targets: '{name}' is no indicator of the book's themes"
                for name in told
            )
        )
    return made


def _aimed(indicator: Indicator, target: Target) -> Indicator:
    if indicator.good_is == "neutral":
        raise BadData(
            f"data/{FILE}, key targets: '{indicator.id}' is neither good nor bad where it is high: "
            "it can have no target"
        )
    said = quantity(target.value, indicator.unit)
    return replace(
        indicator,
        target=target.value,
        target_from=target.date,
        definition=f"{indicator.definition} The target of {said}, since {day(target.date)}, is "
        f"from: {target.source}.",
    )

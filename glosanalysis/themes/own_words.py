"""Sentences that tell what only the authority's own papers say, or the same in general."""

from __future__ import annotations

from glosanalysis.authority import FILE, SETTINGS
from glosanalysis.errors import BadData

__all__ = ["GENERAL", "own_words"]

GENERAL = {
    "adoption_agency": "",
    "adoption_time": "",
    "caseload_of_18": "",
    "caseload_objective": "",
    "issued_and_new": "Plans issued and new plans are not the same ones: the release of timeliness "
    "and that of new plans count them differently.",
    "other_window": "",
    "paper_and_return": "",
    "rereferral_definition": "A local definition.",
    "revised_each_year": "Each release counts the years before it anew: the number of a year may "
    "be another in the release a year later.",
    "two_returns_of_spending": "The outturn to the Ministry and the Department for Education's own "
    "return of spending are two collections, and differ. They are not mixed here.",
}
"""What is said where ``data/authority.toml`` has no words; nothing where that is empty."""


def own_words(name: str) -> str:
    """Give a sentence as the authority says it, or in general.

    Parameters
    ----------
    name : str
        A key of `GENERAL`.
    """
    return _WORDS[name]


def _with_own() -> dict[str, str]:
    strange = sorted(set(SETTINGS.words) - set(GENERAL))
    if strange:
        known = ", ".join(GENERAL)
        raise BadData(
            "\n".join(
                f"data/{FILE}, key words.{name}: is no sentence of the book: must be one of {known}"
                for name in strange
            )
        )
    return {**GENERAL, **SETTINGS.words}


_WORDS = _with_own()

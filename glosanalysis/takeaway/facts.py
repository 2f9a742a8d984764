"""What a report says of itself wherever it goes: its two dates, and its standing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from glosanalysis.phrasing import day
from glosanalysis.publication.provenance import provenance_in, read_provenance
from glosanalysis.quarter import Quarter

__all__ = ["STATUS", "Facts", "facts_of"]

STATUS = "not official statistics; no second person has signed it off yet"
_LATE_DAYS = 366
"""A quarter that knows of papers published later than this after its end is retrospective."""


@dataclass(frozen=True)
class Facts:
    """What stands under the title of a report.

    Parameters
    ----------
    last : date
        The last day that its figures describe.
    known : date
        The day by which its papers were published.
    national, papers, returns : bool
        Whether national releases, papers, and returns are among what it knows.
    """

    last: date
    known: date
    national: bool = False
    papers: bool = True
    returns: bool = False

    @property
    def retrospective(self) -> bool:
        """Whether it knows of papers published more than a year after the quarter's end."""
        return (self.known - self.last).days > _LATE_DAYS

    @property
    def said(self) -> str:
        """A sentence.

        Examples
        --------
        >>> Facts(date(2022, 12, 31), date(2023, 3, 9)).said
        'Figures describe days to 31 December 2022, from papers published by 9 March 2023.'
        >>> Facts(date(2025, 9, 30), date(2025, 10, 31), papers=False, returns=True).said
        'Figures describe days to 30 September 2025, from records counted by 31 October 2025.'
        """
        late = ": made in retrospect" if self.retrospective else ""
        feeds = [*(["papers"] if self.papers else []), *(["releases"] if self.national else [])]
        published = [f"{' and '.join(feeds)} published"] if feeds else []
        origin = " and ".join([*published, *(["records counted"] if self.returns else [])])
        return (
            f"Figures describe days to {day(self.last)}, from {origin} by {day(self.known)}{late}."
        )


def facts_of(quarter: Quarter, reports: Path) -> Facts | None:
    """Read the two dates of a quarter's reports from what they were made from.

    Parameters
    ----------
    quarter : Quarter
    reports : Path
        The folder of reports.

    Returns
    -------
    Facts or None
        Nothing where that is not written.
    """
    made_from = read_provenance(provenance_in(reports, quarter))
    known_by = made_from.get("known_by")
    if known_by is None:
        return None
    tables = made_from.get("tables", {})
    national = any(name.startswith("releases/") for name in tables)
    papers = any("/" not in name and table["rows"] for name, table in tables.items())
    returns = any(name.startswith("returns/") for name in tables)
    papers = papers or not (national or returns)
    return Facts(quarter.last_day, date.fromisoformat(known_by), national, papers, returns)

"""What is worked out from results and from the premium's spending."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from glosanalysis.data.schemas.education import Attainment, PupilPremium
from glosanalysis.themes.measured import share_interval

__all__ = ["RESULTS", "Measure", "Premium", "Result", "premiums", "results"]


@dataclass(frozen=True)
class Measure:
    """What an indicator of results counts.

    Parameters
    ----------
    stage, measure, base : str
        As in ``attainment.csv``.
    named : str
        What a display calls it.
    did : str
        What the pupils did, to follow "of 47 pupils in care".
    """

    stage: str
    measure: str
    base: str
    named: str
    did: str


RESULTS = {
    "edu_eyfs_pct": Measure(
        "early_years",
        "foundation_goals",
        "eligible",
        "Early years: foundation stage goals",
        "reached the foundation stage goals",
    ),
    "edu_ks1_pct": Measure(
        "key_stage_1",
        "expected_all_three",
        "eligible",
        "Key Stage 1: expected in all three areas",
        "reached the expected standard at Key Stage 1",
    ),
    "edu_ks2_pct": Measure(
        "key_stage_2",
        "expected_all_three",
        "eligible",
        "Key Stage 2: expected in all three areas",
        "reached the expected standard at Key Stage 2",
    ),
    "edu_ks2_progress_pct": Measure(
        "key_stage_2",
        "expected_progress",
        "entered",
        "Key Stage 2: expected progress",
        "made expected progress to Key Stage 2",
    ),
    "edu_ks4_em_pct": Measure(
        "key_stage_4",
        "grade_4_english_maths",
        "eligible",
        "Key Stage 4: grade 4 in English and mathematics",
        "gained grade 4 in English and mathematics",
    ),
    "edu_ks4_progress_pct": Measure(
        "key_stage_4",
        "grades_kept_or_improved",
        "eligible",
        "Key Stage 4: grades kept or improved",
        "kept or improved their grades at Key Stage 4",
    ),
}
"""By the identifier of the indicator, in the order of school."""


@dataclass(frozen=True)
class Result:
    """How many pupils of a cohort reached something.

    Parameters
    ----------
    indicator : str
    year : str
        The academic year.
    as_at : date
    pupils, base : int
    row : Attainment
        Where it is printed.
    """

    indicator: str
    year: str
    as_at: date
    pupils: int
    base: int
    row: Attainment

    @property
    def share(self) -> float:
        """The share in %."""
        return 100 * self.pupils / self.base

    @property
    def interval(self) -> tuple[float, float] | None:
        """Its 95% interval, in %."""
        return share_interval(self.pupils, self.base)


def base_of(row: Attainment) -> int | None:
    """Give how many the share of a row is of; nothing where they are not all printed."""
    if row.base == "eligible":
        return row.eligible
    return None if row.not_entered is None else row.eligible - row.not_entered


def results(rows: Iterable[Attainment], indicator: str) -> list[Result]:
    """Give the results of an indicator, year by year, that can be a share."""
    wanted = RESULTS[indicator]
    found = []
    for row in sorted(rows, key=lambda row: row.as_at):
        base = base_of(row)
        meant = (row.stage, row.measure, row.base) == (wanted.stage, wanted.measure, wanted.base)
        if meant and base is not None and 0 <= row.pupils <= base and base > 0:
            found.append(
                Result(indicator, row.academic_year, row.as_at.date(), row.pupils, base, row)
            )
    return found


@dataclass(frozen=True)
class Premium:
    """What the premium of a financial year was spent on.

    Parameters
    ----------
    year : str
    as_at : date
    rows : tuple of PupilPremium
    """

    year: str
    as_at: date
    rows: tuple[PupilPremium, ...]

    @property
    def total(self) -> float:
        """All spending, in pounds."""
        return sum(row.spend for row in self.rows)

    @property
    def learning(self) -> float | None:
        """Spending on learning, in pounds; nothing where it is not printed."""
        found = [row.spend for row in self.rows if row.category == "learning"]
        return found[0] if found else None


def premiums(rows: Iterable[PupilPremium]) -> list[Premium]:
    """Give the years whose spending is printed and is not nothing, in order."""
    years: dict[str, list[PupilPremium]] = {}
    for row in rows:
        years.setdefault(row.financial_year, []).append(row)
    made = [Premium(year, of[0].as_at.date(), tuple(of)) for year, of in sorted(years.items())]
    return [each for each in made if each.total > 0]

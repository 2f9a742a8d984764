"""What is held against releases, counted, and what does not hold."""

from __future__ import annotations

from collections import Counter

from plain_releases import View
from shown_figures import as_number

__all__ = ["DASH", "LOW_IS_GOOD", "Held", "in_pounds", "less"]

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
DASH = ("–", "")


class Held:
    """Collects what does not hold of one page.

    Parameters
    ----------
    view : View
    held : Counter
        Added to, by what was held.
    """

    def __init__(self, view: View, held: Counter[str]) -> None:
        self.view, self.held = view, held
        self.faults: list[str] = []

    def says(self, kind: str, shown: str, true: float | None, about: str) -> None:
        """Hold a number as it is shown against the true one, by the decimals that it shows."""
        self.held[kind] += 1
        told = None if shown in DASH else as_number(shown)
        true = in_pounds(true, about)
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


def in_pounds(value: float | None, id_: str) -> float | None:
    """Give what is held in thousands as it is shown."""
    return value * 1000 if value is not None and id_.partition(" ")[0].endswith("_k") else value


def less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other

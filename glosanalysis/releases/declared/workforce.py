"""Children's social work workforce: a census at 30 September."""

from glosanalysis.releases.dataset import Dataset, Dates, Figure, Sum

__all__ = ["WORKFORCE"]


def _rate(indicator: str, of: str, *whole: str, part: bool = True) -> Figure:
    return Figure(indicator, 1, indicator, 1, (Sum((of,)),), whole, part=part)


WORKFORCE = Dataset(
    id="csww",
    title="Children's social work workforce: indicators",
    publisher="Department for Education",
    dates=Dates("Reporting year", 9, 30),
    columns={
        # The release of 2022 had other names, with the unit at the end.
        "inpost_fte": ("social_worker_fte",),
        "leavers_fte": ("leaver_fte",),
        "turnover_rate_fte": ("turnover_rate_fte_%",),
        "agency_fte": (),
        "agency_rate_fte": ("agency_worker_rate_fte_%",),
        "agency_cover_fte": (),
        "agency_cover_rate_fte": ("agency_cover_rate_fte_%",),
        "vacancy_fte": (),
        "starters_fte": ("starter_fte",),
        "vacancy_rate_fte": ("vacancy_rate_fte_%",),
        "case_holders_fte": (),
        "cases": (),
        "caseload_fte": (),
        "working_days_lost_fte": (),
        "absence_rate_fte": ("absence_rate_fte_%",),
        "vacancy_agency_cover_rate_fte": ("vacancy_agency_cover_rate_fte_%",),
    },
    figures=(
        # Three shares, three denominators: agency workers are not employed.
        _rate("agency_rate_fte", "agency_fte", "agency_fte", "inpost_fte"),
        _rate("vacancy_rate_fte", "vacancy_fte", "vacancy_fte", "inpost_fte"),
        _rate("turnover_rate_fte", "leavers_fte", "inpost_fte", part=False),
        # Some authorities count more workers who cover a vacancy than agency workers at all.
        _rate("agency_cover_rate_fte", "agency_cover_fte", "agency_fte", part=False),
        # The same workers as a share of what is vacant: so a revision of it is told.
        _rate("vacancy_agency_cover_rate_fte", "agency_cover_fte", "vacancy_fte", part=False),
        # How many came: with the leavers and those in post, an account of the year.
        Figure("starters_fte", 1, "starters_fte"),
        Figure("absence_rate_fte", 1, "absence_rate_fte", 1, (Sum(("working_days_lost_fte",)),)),
        Figure(
            "caseload_fte",
            1,
            "caseload_fte",
            1,
            (Sum(("cases",)),),
            ("case_holders_fte",),
            scale=1,
            part=False,
        ),
    ),
    others=(
        "inpost_headcount",
        "starters_headcount",
        "leavers_headcount",
        "turnover_rate_headcount",
        "agency_headcount",
        "agency_rate_headcount",
        "social_worker_headcount",
        "leaver_headcount",
        "turnover_rate_headcount_%",
        "agency_worker_rate_headcount_%",
    ),
    optional=("starters_fte", "vacancy_agency_cover_rate_fte"),
    rounding={"National": 0.1, "Regional": 0.1, "Local authority": 0.1},
    whole_numbers=("cases",),
    # Westminster and others give rates without counts: London rests on more than is printed.
    shares_of_all=False,
)

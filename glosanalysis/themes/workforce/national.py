"""The workforce as the Department counts it each 30 September."""

from glosanalysis.themes.national import ONE_POINT, National

__all__ = ["NATIONAL"]

NATIONAL = National(
    "(Department for Education, children's social work workforce census, 30 September.)"
)
_add = NATIONAL.add

_add(
    "agency_rate_fte",
    "Agency social workers (national definition)",
    columns="agency_rate_fte, agency_fte, inpost_fte",
    sentence="{value} of social workers, {count} of {base} in full-time equivalents, were agency "
    "staff at {as_at}",
    definition="Agency social workers over agency and employed social workers, both in full-time "
    "equivalents. Vacant posts are in neither.",
    good_is="low",
    opens=1,
    **ONE_POINT,
)
_add(
    "vacancy_rate_fte",
    "Vacancies (national definition)",
    columns="vacancy_rate_fte, vacancy_fte, inpost_fte",
    sentence="{value} of social work posts, {count} of {base} in full-time equivalents, were "
    "vacant at {as_at}",
    definition="Vacant posts over vacant posts and employed social workers, in full-time "
    "equivalents. A post that agency staff cover counts as vacant.",
    good_is="low",
    opens=2,
    **ONE_POINT,
)
_add(
    "turnover_rate_fte",
    "Turnover (national definition)",
    columns="turnover_rate_fte, leavers_fte, inpost_fte",
    sentence="Social workers who left in the year to {as_at} were {value} of those employed then",
    definition="Leavers of the year to 30 September over social workers employed on that day, in "
    "full-time equivalents.",
    kind="flow",
    good_is="low",
    **ONE_POINT,
)
_add(
    "caseload_fte",
    "Average caseload",
    columns="caseload_fte, cases, case_holders_fte",
    unit="cases",
    sentence="A social worker with cases held {value} of them on average at {as_at}",
    definition="Cases over the full-time equivalents of social workers who hold at least one, "
    "agency staff included. An average: it says nothing of who has many.",
    good_is="low",
    materiality=0.5,
    materiality_reason="Half a case is what is left of it when a few workers are counted "
    "otherwise.",
)
_add(
    "absence_rate_fte",
    "Sickness absence",
    columns="absence_rate_fte, working_days_lost_fte",
    sentence="Social workers were absent for {value} of the working days of the year to {as_at}",
    definition="Working days lost to sickness over working days due, of employed social workers.",
    kind="flow",
    good_is="low",
    materiality=0.5,
    materiality_reason="Half a point is about one working day a year for each social worker.",
)
_add(
    "agency_cover_rate_fte",
    "Agency staff who cover a vacancy",
    columns="agency_cover_rate_fte, agency_cover_fte, agency_fte",
    sentence="{value} of agency staff, in full-time equivalents, covered a vacant post at {as_at}",
    definition="Agency staff who cover a vacancy over all agency staff, in full-time equivalents.",
)

NATIONAL.careful(
    "one_day_a_year",
    "agency_rate_fte",
    "vacancy_rate_fte",
    "caseload_fte",
    text="The census counts one day a year, 30 September, and is published five months later.",
)

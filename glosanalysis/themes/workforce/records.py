"""Social workers as the council's own list of workers counts them."""

from glosanalysis.themes.from_records import FromRecords
from glosanalysis.themes.national import TWO_POINTS

__all__ = ["RECORDS"]

RECORDS = FromRecords(opens=("agency_rate_fte", "vacancy_rate_fte", "caseload_fte"))
_add = RECORDS.add

_add(
    "share",
    "agency_rate_fte",
    "Agency social workers, FTE",
    of_a_day=True,
    good_is="low",
    counted=("FTE", "FTE"),
    sentence="{value} of social workers in post at {as_at} were agency workers, {count} "
    "FTE of {base}",
    definition="FTE of agency social workers over that of all social workers in post: the "
    "Department's definition. In post is who began on or before the last day of "
    "the quarter and had not left by it.",
    **TWO_POINTS,
)
_add(
    "count",
    "agency_headcount",
    "Agency social workers, heads",
    unit="agency social workers",
    of_a_day=True,
    good_is="low",
    sentence="{value} agency social workers were in post at {as_at}",
    definition="Agency social workers; each row of the list is one. In post is who began on "
    "or before the last day of the quarter and had not left by it.",
)
_add(
    "count",
    "social_workers_headcount",
    "Social workers, heads",
    unit="social workers",
    of_a_day=True,
    sentence="{value} social workers were in post at {as_at}",
    definition="An employed person once, whatever number of posts, and each row of an agency "
    "worker. In post is who began on or before the last day of the quarter and "
    "had not left by it.",
)
_add(
    "share",
    "vacancy_rate_fte",
    "Vacant posts, FTE",
    of_a_day=True,
    good_is="low",
    counted=("FTE", "FTE"),
    sentence="{value} of posts were vacant at {as_at}, {count} FTE of {base}",
    definition="Vacancies by the last count of posts in the quarter, over them and the FTE "
    "employed on that day.",
    **TWO_POINTS,
)
_add(
    "count",
    "vacancy_posts_fte",
    "Vacancies, FTE",
    unit="FTE posts",
    decimals=1,
    of_a_day=True,
    good_is="low",
    sentence="{value} FTE posts were vacant at {as_at}",
    definition="Vacancies by the last count of posts in the quarter.",
)
_add(
    "change",
    "turnover_rate_fte",
    "Turnover in twelve months",
    good_is="low",
    sentence="social workers who left in the twelve months to {as_at} came to {value} of "
    "those employed at its end",
    definition="FTE of employed social workers who left in the twelve months, over the FTE "
    "employed on the last day. Not who moved within the authority, or held "
    "another post.",
    **TWO_POINTS,
)
_add(
    "mean",
    "caseload_fte",
    "Cases a case holder",
    unit="cases",
    decimals=1,
    of_a_day=True,
    good_is="low",
    sentence="a case holder had {value} cases on average at {as_at}",
    definition="Cases on 30 September over the FTE of the social workers in post who held "
    "any. No other quarter has a figure.",
)

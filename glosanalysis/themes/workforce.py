"""Workforce: who does the social work, and how much of it by agency staff."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.indicator import Comparator, Indicator, Observation
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.theme import Observations, Theme
from glosanalysis.wording import counted, day, listed, moved, number, pounds, span

__all__ = [
    "THEME",
    "agency_premium",
    "agency_share",
    "caseloads",
    "definitions",
    "establishment",
    "vacancies_and_turnover",
]

_NATIONAL = "Printed without its definition. Nationally: "

INDICATORS = (
    Indicator(
        "agency_pct",
        "Agency social workers, share of the workforce",
        "%",
        1,
        "low",
        "{value} of social workers were agency staff at {as_at}",
        _NATIONAL
        + "agency social workers (FTE) over agency and employed social workers (FTE), from the "
        "Department for Education's children's social work workforce census.",
    ),
    Indicator(
        "agency_headcount",
        "Agency social workers",
        "people",
        0,
        "low",
        "{value} social workers were agency staff at {as_at}",
        "Agency social workers, a headcount as printed.",
    ),
    Indicator(
        "vacancy_pct",
        "Social worker vacancies, share of posts",
        "%",
        2,
        "low",
        "{value} of social work posts were vacant at {as_at}",
        _NATIONAL + "vacant posts (FTE) over vacant and filled posts (FTE), from the same census.",
    ),
    Indicator(
        "vacancy_fte",
        "Social worker vacancies",
        "FTE",
        2,
        "low",
        "{value} full-time posts were vacant at {as_at}",
        "Vacant social work posts in full-time equivalents, as printed.",
    ),
    Indicator(
        "turnover_pct",
        "Social worker turnover",
        "%",
        1,
        "low",
        "Turnover of social workers was {value} at {as_at}",
        _NATIONAL + "leavers in the year over social workers employed at its end, from the same "
        "census.",
    ),
    Indicator(
        "establishment_implied",
        "Social work posts implied by vacancies",
        "FTE",
        1,
        "neutral",
        "The vacancies imply {value} social work posts in all",
        "Vacant posts (FTE) over the vacancy percentage. Both are printed; the number of posts is "
        "not.",
    ),
    Indicator(
        "caseload_18",
        "Social workers with 18 children or fewer",
        "%",
        0,
        "high",
        "{value} of social workers held 18 children or fewer",
        "Social workers with a caseload of 18 children or fewer, the council's objective for "
        "each, as printed.",
    ),
    Indicator(
        "caseload_22",
        "Social workers with 22 children or fewer",
        "%",
        0,
        "high",
        "{value} of social workers held 22 children or fewer",
        "Social workers with a caseload of 22 children or fewer, as printed.",
    ),
    Indicator(
        "agency_premium_k",
        "Cost of agency cover over employment, per agency worker, if posts are as last implied",
        "£ thousand",
        1,
        "low",
        "Each agency worker costs about {value} a year more than an employed one",
        "The printed saving if all agency workers were employed, over their number. The number is "
        "not printed for that date: assumed is the printed agency share of the posts implied by "
        "the last printed vacancies.",
    ),
)

_DIRECT = {
    "agency_pct": "agency_pct",
    "agency_headcount": "agency_headcount",
    "vacancy_pct": "vacancy_pct",
    "vacancy_fte": "vacancy_fte",
    "turnover_pct": "turnover_pct",
    "caseload_18": "caseload_18_pct",
    "caseload_22": "caseload_22_pct",
}


def observe(published: Published) -> Observations:
    """Observe the theme's indicators in the tables."""
    workforce = published["workforce"]
    about = approximate_readings(published["workforce_readings"])
    observed = {
        indicator: [
            Observation(
                row.as_at.date(),
                row.value,
                row.source_id,
                row.locator,
                approximate=(row.as_at, measure) in about,
            )
            for row in _measure(workforce, measure).itertuples()
        ]
        for indicator, measure in _DIRECT.items()
    }
    national = published["comparators"].query("theme == 'workforce' and measure == 'agency_pct'")
    for row in national.itertuples():
        comparator = Comparator(f"{row.area} (about, {row.to_date.year})", row.value)
        observed["agency_pct"] = [
            replace(seen, comparator=comparator) for seen in observed["agency_pct"]
        ]
    observed["establishment_implied"] = _establishment(workforce)
    observed["agency_premium_k"] = _premium(workforce, observed["establishment_implied"])
    return observed


def approximate_readings(readings: pd.DataFrame) -> set[tuple[pd.Timestamp, str]]:
    """Give the date and measure of each figure that a paper gives only as about."""
    about = readings[readings["kind"] == "approximate"]
    return set(zip(about["as_at"], about["measure"], strict=True))


def _measure(workforce: pd.DataFrame, measure: str) -> pd.DataFrame:
    return workforce[workforce["measure"] == measure].sort_values("as_at")


def by_date(workforce: pd.DataFrame) -> pd.DataFrame:
    """Lay the measures side by side, a row a date."""
    return workforce.pivot(index="as_at", columns="measure", values="value").sort_index()


def _establishment(workforce: pd.DataFrame) -> list[Observation]:
    share = _measure(workforce, "vacancy_pct").set_index("as_at")
    posts = _measure(workforce, "vacancy_fte").set_index("as_at")["value"]
    return [
        Observation(
            row.Index.date(),
            posts[row.Index] / (row.value / 100),
            row.source_id,
            row.locator,
            posts[row.Index],
            row.value,
        )
        for row in share.itertuples()
        if row.Index in posts and row.value > 0
    ]


def _premium(workforce: pd.DataFrame, establishment: list[Observation]) -> list[Observation]:
    if not establishment:
        return []
    share = _measure(workforce, "agency_pct").set_index("as_at")["value"]
    posts = max(establishment, key=lambda seen: seen.as_at).value
    return [
        Observation(
            row.as_at.date(),
            row.value / (posts * share[row.as_at] / 100),
            row.source_id,
            row.locator,
            row.value,
            posts * share[row.as_at] / 100,
        )
        for row in _measure(workforce, "agency_saving_k").itertuples()
        if share.get(row.as_at, 0) > 0
    ]


_HOW = {
    "agency_pct": "counted",
    "about": "about",
    "agency_pct_expected": "expected, about",
    "agency_pct_fell_from": "said to have fallen from, undated",
}


def agency_share(published: Published) -> Exhibit:
    """Show the agency share at every date that a paper gives, on one long axis."""
    workforce = published["workforce"]
    agency = _measure(workforce, "agency_pct")
    measure = "Agency social workers as a share of the social work workforce, %"
    if agency.empty:
        return Exhibit.nothing_yet("agency-share", measure)
    readings = approximate_readings(published["workforce_readings"])
    about = {when for when, of in readings if of == "agency_pct"}
    shown = workforce[workforce["measure"].isin(_HOW)].sort_values(["as_at", "measure"])
    how = [
        _HOW["about" if row.measure == "agency_pct" and row.as_at in about else row.measure]
        for row in shown.itertuples()
    ]
    last = agency.iloc[-1]
    return Exhibit(
        "agency-share",
        _agency_title(agency, about),
        pd.DataFrame(
            {
                "As at": shown["as_at"],
                "Agency share (%)": shown["value"],
                "How the paper gives it": how,
            }
        ),
        measure,
        " to ".join(dict.fromkeys([day(shown["as_at"].iloc[0]), day(shown["as_at"].iloc[-1])])),
        citations(shown),
        f"{counted(len(agency), 'point', 'points').capitalize()} from papers between "
        f"{span(agency['value'].min(), agency['value'].max(), '%', 1)}; the last, at "
        f"{day(last['as_at'])}, is {_share(last, about)}. Hollow marks are approximate.",
        decimals={"Agency share (%)": 1},
        unit="% of social workers",
        note="The papers give no figure between the points that no line joins. A figure without a "
        "date of its own stands at the date of the paper that gives it.",
    )


def _share(row: pd.Series, about: set[pd.Timestamp]) -> str:
    if row["as_at"] in about:
        return f"about {number(row['value'])}%"
    return f"{number(row['value'], 1)}%"


def _agency_title(agency: pd.DataFrame, about: set[pd.Timestamp]) -> str:
    """Say where the share stands, and since when it rose or fell."""
    last = agency.iloc[-1]
    now = f"{_share(last, about)} of social workers were agency staff at {day(last['as_at'])}"
    if len(agency) < 2:
        return now[0].upper() + now[1:]
    before = agency.iloc[-2]
    verb = "up" if last["value"] > before["value"] else "down"
    if last["value"] == before["value"]:
        return f"{now}, the same as at {day(before['as_at'])}"
    return f"{now}, {verb} from {_share(before, about)} at {day(before['as_at'])}"


def vacancies_and_turnover(published: Published) -> Exhibit:
    """Show vacancies and turnover by month."""
    measures = ["vacancy_pct", "turnover_pct"]
    rows = published["workforce"].query("measure in @measures")
    measure = "Social worker vacancies and turnover, %"
    if rows.empty:
        return Exhibit.nothing_yet("vacancies-and-turnover", measure)
    wide = by_date(rows).reindex(columns=measures).dropna()
    if wide.empty:
        return Exhibit.nothing_yet("vacancies-and-turnover", measure)
    first, last = wide.iloc[0], wide.iloc[-1]
    names = {"vacancy_pct": "Vacancies (%)", "turnover_pct": "Turnover (%)"}
    since = f"between {day(wide.index[0])} and {day(wide.index[-1])}"
    vacancies = moved(first["vacancy_pct"], last["vacancy_pct"], "%", 2)
    turnover = moved(first["turnover_pct"], last["turnover_pct"], "%", 1)
    title = f"Vacancies {vacancies} and turnover {turnover} {since}"
    if len(wide) == 1:
        title = (
            f"Vacancies were {number(first['vacancy_pct'], 2)}% and turnover "
            f"{number(first['turnover_pct'], 1)}% at {day(wide.index[0])}"
        )
    frame = wide.rename(columns=names).rename_axis("As at").reset_index()
    frame.columns.name = None
    return Exhibit(
        "vacancies-and-turnover",
        title,
        frame,
        measure,
        f"{day(wide.index[0])} to {day(wide.index[-1])}" if len(wide) > 1 else day(wide.index[0]),
        citations(rows),
        "Two lines, by month: vacancies "
        f"{span(wide['vacancy_pct'].min(), wide['vacancy_pct'].max(), '%', 2)}, turnover "
        f"{span(wide['turnover_pct'].min(), wide['turnover_pct'].max(), '%', 1)}. The axis begins "
        "at 0.",
        decimals={"Vacancies (%)": 2, "Turnover (%)": 1},
        unit="%",
    )


def establishment(published: Published) -> Exhibit:
    """Tabulate the posts that vacancies imply, and what the agency share then comes to."""
    measure = "Posts implied by vacancies, and the agency headcount that the share implies"
    needed = ["vacancy_fte", "vacancy_pct", "agency_pct", "agency_headcount"]
    rows = published["workforce"].query("measure in @needed")
    wide = by_date(rows).reindex(columns=needed).dropna()
    wide = wide[(wide[["vacancy_pct", "agency_pct"]] > 0).all(axis=1)]
    if wide.empty:
        return Exhibit.nothing_yet("implied-establishment", measure)
    posts = wide["vacancy_fte"] / wide["vacancy_pct"] * 100
    implied = wide["agency_headcount"] / wide["agency_pct"] * 100
    gap = (posts - implied).abs()
    worst = gap.idxmax()
    return Exhibit(
        "implied-establishment",
        f"Vacancies imply {span(posts.min(), posts.max(), 'posts')} social work posts",
        pd.DataFrame(
            {
                "As at": [day(when) for when in wide.index],
                "Vacant posts (FTE)": wide["vacancy_fte"].to_numpy(),
                "Vacancies (%)": wide["vacancy_pct"].to_numpy(),
                "Posts implied by vacancies": posts.to_numpy(),
                "Agency staff": wide["agency_headcount"].to_numpy(),
                "Agency share (%)": wide["agency_pct"].to_numpy(),
                "Workforce implied by agency": implied.to_numpy(),
            }
        ),
        measure,
        " to ".join(dict.fromkeys([day(wide.index[0]), day(wide.index[-1])])),
        citations(rows),
        "Posts and workforce implied by the printed figures, as the table gives them.",
        decimals={
            "Vacant posts (FTE)": 2,
            "Vacancies (%)": 2,
            "Posts implied by vacancies": 1,
            "Agency share (%)": 1,
            "Workforce implied by agency": 1,
        },
        note=f"The two implied totals differ most at {day(worst)}: "
        f"{number(wide.at[worst, 'agency_headcount'])} people at "
        f"{number(wide.at[worst, 'agency_pct'], 1)}% would be {number(implied[worst])} in all, "
        f"while vacancies imply {number(posts[worst])}.",
    )


def caseloads(published: Published) -> Exhibit:
    """Show the share of social workers within 18 and 22 children."""
    measures = {
        "caseload_18_pct": "18 children or fewer",
        "caseload_22_pct": "22 children or fewer",
    }
    measure = "Share of social workers by caseload, %"
    rows = published["workforce"][published["workforce"]["measure"].isin(measures)]
    if rows.empty:
        return Exhibit.nothing_yet("caseloads", measure)
    both = by_date(rows).reindex(columns=list(measures)).dropna()
    if both.empty:
        return Exhibit.nothing_yet("caseloads", measure)
    latest, when = both.iloc[-1], day(both.index[-1])
    shown = {text: latest[key] for key, text in measures.items()}
    return Exhibit(
        "caseloads",
        f"{number(latest['caseload_18_pct'])}% of social workers held 18 children or fewer",
        pd.DataFrame({"Caseload": list(shown), "Social workers (%)": list(shown.values())}),
        measure,
        when,
        citations(rows),
        f"Bars at {when}: "
        f"{'; '.join(f'{text} {number(value)}%' for text, value in shown.items())}.",
    )


def agency_premium(published: Published) -> Exhibit:
    """Tabulate the cost of agency cover per worker over the headcounts it may be shared over."""
    workforce = published["workforce"]
    measure = "What agency cover costs over employment, per agency worker and year"
    saving = _measure(workforce, "agency_saving_k")
    seen = _premium(workforce, _establishment(workforce))
    heads = _measure(workforce, "agency_headcount")
    if saving.empty or not seen or heads.empty:
        return Exhibit.nothing_yet("agency-premium", measure)
    total = float(saving["value"].iloc[-1])
    assumed = {
        "Fewest agency staff counted": float(heads["value"].min()),
        "Most agency staff counted": float(heads["value"].max()),
        "Latest share of the posts last implied": float(seen[-1].denominator or 0),
    }
    if min(assumed.values()) <= 0:
        return Exhibit.nothing_yet("agency-premium", measure)
    low, high = total - _NEAREST_K / 2, total + _NEAREST_K / 2
    frame = pd.DataFrame(
        {
            "Assumed number": list(assumed),
            "Agency staff": list(assumed.values()),
            "Printed saving (£)": [1000 * total / heads for heads in assumed.values()],
            "Half a million less (£)": [1000 * low / heads for heads in assumed.values()],
            "Half a million more (£)": [1000 * high / heads for heads in assumed.values()],
        }
    )
    least = low / max(assumed.values())
    most = high / min(assumed.values())
    return Exhibit(
        "agency-premium",
        f"Between {pounds(_hundreds(least))} and {pounds(_hundreds(most))} a year for each agency "
        "worker, depending on what is assumed",
        frame,
        measure,
        f"Saving as said at {day(saving['as_at'].iloc[-1])}",
        citations(saving, heads),
        "Cost per agency worker under each assumption, as the table gives it.",
        note=f"The saving of {pounds(total)} was said to the nearest million, so it could be half "
        "a million less or more; the number of agency staff at that date is not printed.",
    )


_NEAREST_K = 1000
"""£ thousand; the saving was said to the nearest million."""


def _hundreds(thousands: float) -> float:
    """Round an amount in £ thousand to the nearest hundred pounds."""
    return round_half_up(thousands, 1)


def definitions(published: Published) -> Exhibit:
    """Set the national formulas beside what the papers print."""
    measure = "What is measured nationally and locally"
    if published["workforce"].empty:
        return Exhibit.nothing_yet("definitions", measure)
    frame = pd.DataFrame(
        {
            "Measure": ["Agency share", "Vacancies", "Turnover"],
            "National formula": [
                "Agency FTE ÷ (agency FTE + employed FTE)",
                "Vacant FTE ÷ (vacant FTE + employed FTE)",
                "Leavers in the year ÷ employed at its end",
            ],
            "In the papers": [
                "A percentage and a headcount, no formula",
                "A percentage and FTE, no formula",
                "A percentage by month, no formula",
            ],
            "What would change": [
                "Headcount and FTE differ where agency staff work other hours than employed staff; "
                "vacant posts are not part of the sum, so the national share is the higher, the "
                "more posts are vacant.",
                "If a post covered by agency staff counts as filled locally, the national rate is "
                "the higher.",
                "A month's figure may be a year to that month or a month made into a year; only "
                "the first can be compared.",
            ],
        }
    )
    return Exhibit(
        "definitions",
        "The papers print no formula",
        frame,
        measure,
        "Department for Education, children's social work workforce census",
        citations(published["workforce"].tail(1)),
        "Formulas and usage, as the table gives them.",
        note="The national formulas are those of the Department for Education's census.",
    )


def cautions(published: Published) -> list[str]:
    """Say what to be careful about, with the figures concerned."""
    workforce = published["workforce"]
    said = [
        "The papers do not define agency share, vacancies or turnover. Under the national "
        "definitions, which count full-time equivalents, the figures could differ."
    ]
    for reading in published["workforce_readings"].itertuples():
        if reading.kind == "approximate" and reading.measure == "agency_pct":
            said.append(
                f"The agency share at {day(reading.as_at)} is approximate: printed is "
                f"“{reading.printed}”."
            )
    if len(_measure(workforce, "agency_saving_k")):
        said.append(
            "The cost of agency cover per worker rests on an assumption about the number of agency "
            "staff, and on a saving said to the nearest million: read it as the range in its table."
        )
    return said


def disagreements(published: Published) -> list[str]:
    """Say what the papers' words claim that their numbers do not bear out."""
    workforce = published["workforce"]
    wide = by_date(workforce).reindex(columns=list(_TABLE)).dropna()
    said = []
    if len(wide) > 1 and (workforce["measure"] == "agency_pct_fell_to").any():
        said.append(
            "The self-evaluation of May 2020 speaks of ongoing reductions in agency staffing, "
            "vacancies and turnover. In its own table, from "
            f"{day(wide.index[0])} to {day(wide.index[-1])}, {_movements(wide)}. This page follows "
            "the numbers."
        )
    for row in wide.itertuples():
        posts = row.vacancy_fte / row.vacancy_pct * 100 if row.vacancy_pct else 0
        share = 100 * row.agency_headcount / posts if posts else row.agency_pct
        if abs(share - row.agency_pct) * posts / 100 > 1:
            said.append(
                f"At {day(row.Index)} {number(row.agency_headcount)} agency staff are printed as "
                f"{number(row.agency_pct, 1)}%. Of the {number(posts)} posts that the vacancies "
                f"imply, they are {number(share, 1)}%; in the other months the two agree."
            )
    return said


_TABLE = {
    "agency_pct": ("the agency share", 1),
    "vacancy_pct": ("vacancies", 2),
    "turnover_pct": ("turnover", 1),
    "vacancy_fte": ("", 2),
    "agency_headcount": ("", 0),
}
"""The measures of the monthly table, what a sentence calls them, and their decimals."""


def _movements(wide: pd.DataFrame) -> str:
    first, last = wide.iloc[0], wide.iloc[-1]
    return listed(
        [
            f"{name} {moved(first[key], last[key], '%', decimals)}"
            for key, (name, decimals) in _TABLE.items()
            if name
        ]
    )


THEME = Theme(
    "workforce",
    "Workforce",
    INDICATORS,
    ("agency_pct", "vacancy_pct"),
    observe,
    cautions,
    disagreements,
)

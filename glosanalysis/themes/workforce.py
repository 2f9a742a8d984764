"""Workforce: who does the social work, and how much of it by agency staff."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit, citations
from glosanalysis.indicator import Comparator, Indicator, Observation
from glosanalysis.themes.theme import Observations, Theme
from glosanalysis.wording import day, moved, number, pounds, span

__all__ = [
    "THEME",
    "agency_share",
    "caseloads",
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


def agency_share(published: Published) -> Exhibit:
    """Show the agency share at every date that a paper gives."""
    agency = _measure(published["workforce"], "agency_pct")
    measure = "Agency social workers as a share of the social work workforce, %"
    if agency.empty:
        return Exhibit.nothing_yet("agency-share", measure)
    readings = approximate_readings(published["workforce_readings"])
    about = {when for when, measure_ in readings if measure_ == "agency_pct"}
    first, last = agency.iloc[0], agency.iloc[-1]
    share = f"{number(last['value'], 1)}%"
    title = f"Agency staff were {share} of social workers at {day(last['as_at'])}"
    if len(agency) > 1:
        highest = agency.loc[agency["value"].idxmax()]
        title = (
            f"The agency share was {share} at {day(last['as_at'])}; "
            f"it was highest, {number(highest['value'], 1)}%, at {day(highest['as_at'])}"
        )
    return Exhibit(
        "agency-share",
        title,
        pd.DataFrame(
            {
                "As at": agency["as_at"],
                "Agency share (%)": agency["value"],
                "How it is printed": ["about" if w in about else "exact" for w in agency["as_at"]],
            }
        ),
        measure,
        f"{day(first['as_at'])} to {day(last['as_at'])}"
        if len(agency) > 1
        else day(first["as_at"]),
        citations(agency),
        f"One point: {share} at {day(last['as_at'])}."
        if len(agency) == 1
        else f"Points at {number(len(agency))} dates, from {number(first['value'], 1)}% at "
        f"{day(first['as_at'])} to {share} at {day(last['as_at'])}; none is under "
        f"{number(agency['value'].min(), 1)}%.",
        decimals={"Agency share (%)": 1},
        unit="% of social workers",
        marked=tuple(day(when) for when in agency["as_at"] if when in about),
        note="The papers give no figure for the years between the points."
        if len(agency) > 1
        else "",
    )


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
    since = f"since {day(wide.index[0])}"
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


def cautions(published: Published) -> list[str]:
    """Say what to be careful about, with the figures concerned."""
    workforce = published["workforce"]
    said = [
        "The papers do not define agency share, vacancies or turnover. Under the national "
        "definitions, which count full-time equivalents, the figures could differ."
    ]
    rows = workforce[workforce["measure"].isin(["vacancy_pct", "turnover_pct", "agency_pct"])]
    table = ["vacancy_pct", "turnover_pct", "agency_pct"]
    wide = by_date(rows).reindex(columns=table).dropna()
    if len(wide) > 1:
        first, last = wide.iloc[0], wide.iloc[-1]
        if (workforce["measure"] == "agency_pct_fell_to").any():
            said.append(
                "The paper of May 2020 speaks of ongoing reductions in agency staffing, vacancies "
                f"and turnover. In its own table, from {day(wide.index[0])} to "
                f"{day(wide.index[-1])}, the agency share "
                f"{moved(first['agency_pct'], last['agency_pct'], '%', 1)}, vacancies "
                f"{moved(first['vacancy_pct'], last['vacancy_pct'], '%', 2)} and turnover "
                f"{moved(first['turnover_pct'], last['turnover_pct'], '%', 1)}. This page follows "
                "the numbers."
            )
    for reading in published["workforce_readings"].itertuples():
        if reading.kind == "approximate" and reading.measure == "agency_pct":
            said.append(
                f"The figure for {day(reading.as_at)} is approximate: printed is "
                f"“{reading.printed}”."
            )
    saving = _measure(workforce, "agency_saving_k")
    if len(saving):
        said.append(
            "The cost of agency cover per worker rests on an assumption: the printed saving of "
            f"{pounds(saving['value'].iloc[-1])}, stated to the nearest million, is shared over a "
            "headcount worked out from posts implied by the last printed vacancies, "
            "years before."
        )
    return said


THEME = Theme(
    "workforce",
    "Workforce",
    INDICATORS,
    ("agency_pct", "vacancy_pct"),
    observe,
    cautions,
)

"""Vacancies, turnover, caseloads, and the posts that they imply."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import AS_PRINTED, Exhibit, citations
from glosanalysis.themes.workforce.observed import by_date
from glosanalysis.wording import day, moved, number, span

__all__ = ["caseloads", "definitions", "establishment", "vacancies_and_turnover"]


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
        decimals={
            "Vacant posts (FTE)": 2,
            "Vacancies (%)": 2,
            "Posts implied by vacancies": 1,
            "Agency staff": 0,
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
        decimals={"Social workers (%)": AS_PRINTED},
    )


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
                "Headcount and FTE differ where agency staff work other hours than employed staff. "
                "If the local share is of all posts, vacant ones included, the national one is "
                "higher.",
                "If a post that agency staff cover counts as filled locally, the national rate is "
                "higher.",
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
        note="The national formulas are those of the Department for Education's census.",
    )

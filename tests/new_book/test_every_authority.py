"""Whatever authority a book is of, its figures are those of the releases and its sentences hold."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from copies import IN_A_COPY
from held_books import faults_of_book
from made_releases import OPEN_DATA
from new_books import NEWEST, authorities, made
from plain_releases import PlainReleases, View, fifth
from words_hold import faults_of_words

from glosanalysis.errors import WrongUsage
from glosanalysis.new_book.found import find

ROOT = Path(__file__).resolve().parents[2]
RELEASES = ROOT / "data" / "releases"
pytestmark = pytest.mark.skipif(IN_A_COPY, reason="a copy of the papers alone has no releases")
TINY_WITH_A_COMMA = {"City of London": "E09000001", "Herefordshire, County of": "E06000019"}


@pytest.fixture(scope="module")
def releases() -> PlainReleases:
    return PlainReleases(RELEASES)


@pytest.fixture(scope="module", params=[*TINY_WITH_A_COMMA.values()], ids=[*TINY_WITH_A_COMMA])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    told = made(request.param, tmp_path_factory.mktemp("of") / "book", [NEWEST])
    assert "error" not in told, told["error"]
    return told


def test_there_are_153_authorities_and_each_is_found_by_code_and_name() -> None:
    every = authorities(RELEASES)
    assert len(every) == 153
    for code, name in every:
        assert find(RELEASES / "areas.csv", code) == find(RELEASES / "areas.csv", name)
        assert not re.search(r", C(?:ity|ounty) of", find(RELEASES / "areas.csv", code).council)


def test_establishments_overseas_are_no_authority() -> None:
    with pytest.raises(WrongUsage, match="'z' is no authority with children's services"):
        find(RELEASES / "areas.csv", "z")


def test_every_figure_and_sentence_holds(book: Any, releases: PlainReleases) -> None:
    held = Counter[str]()
    assert faults_of_book(book, releases, held) == []
    assert held["value"] > 20
    assert held["fact"] > 5
    assert held["funnel"] > 200


def planted(book: Any, old: str, new: str) -> Any:
    """Change what a book shows, once in each cell in which it stands."""
    quarters = {
        quarter: {
            **told,
            "pages": {
                theme: [[source, html.replace(old, new, 1)] for source, html in cells]
                for theme, cells in told["pages"].items()
            },
        }
        for quarter, told in book["quarters"].items()
    }
    return {**book, "quarters": quarters}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("England ", "England 9", "England of"),
        ("lowest of", "highest of", "good end"),
        ("neighbours&#39; median ", "neighbours&#39; median 9", "neighbours' median of"),
        ("up from", "down from", "fact does not hold"),
        ("in the highest fifth", "in the lowest fifth", "fact does not hold"),
        ("▲</span> up", "▼</span> down", "direction does not hold"),
        (
            '<tr><th scope="row">Barnet</th><td>',
            '<tr><th scope="row">Barnet</th><td>1',
            "funnel of",
        ),
        (" of authorities.", "  of Gloucestershire.", "a doubled space"),
        ("Rank 1 is", "Gloucestershire, rank 1 is", "names Gloucestershire"),
    ],
)
def test_a_planted_fault_is_found(
    book: Any, releases: PlainReleases, old: str, new: str, told: str
) -> None:
    changed = planted(book, old, new)
    if changed == book:
        pytest.skip("this book does not say so")
    assert any(told in fault for fault in faults_of_book(changed, releases, Counter()))


def test_a_page_without_a_figure_or_with_an_empty_table_is_told() -> None:
    said = faults_of_words({"a": ["<p>Nothing.</p>", "<table><tbody></tbody></table>"]}, "B")
    assert [fault.split(":")[1] for fault in said] == [
        " a table or list of nothing",
        " a page without a figure",
    ]


def test_a_figure_is_that_of_the_newest_release_that_was_known(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text(
        "code,old_code,name,level,region_code,region,from,until,current_code\n"
        + "".join(f"E0{n},{n},A{n},Local authority,E1,R,,,E0{n}\n" for n in range(1, 7))
    )
    (tmp_path / "neighbours.csv").write_text(
        "model,area_code,rank,neighbour_code,closeness\n2025,E01,1,E02,a\n2025,E01,2,E03,a\n"
    )
    head = "indicator,area_code,as_at,value,numerator,denominator,symbol\n"
    (tmp_path / "r_1.csv").write_text(head + "a,E01,2024-03-31,5,,,\na,E02,2024-03-31,1,,,\n")
    rows = [f"a,E0{n},2024-03-31,{min(n, 3)},,,\n" for n in range(2, 7)]
    (tmp_path / "r_2.csv").write_text(head + "a,E01,2024-03-31,2,,,\n" + "".join(rows))
    (tmp_path / "register.csv").write_text(
        "release_id,published_on\nr_1,2024-05-01\nr_2,2025-05-01\n"
    )
    plain = PlainReleases(tmp_path)
    early = View(plain, "E01", "2024-12-31", "2024-06-30")
    late = View(plain, "E01", "2025-12-31", "2024-06-30")
    assert (early.value("a", "2024-03-31"), late.value("a", "2024-03-31")) == (5, 2)
    assert (early.median("a", "2024-03-31"), late.median("a", "2024-03-31")) == (1, 2.5)
    # Two of six share places 1 and 2; four share 3 to 6.
    assert late.rank("a", "2024-03-31", lowest_first=True) == (1, 6)
    assert late.rank("a", "2024-03-31", lowest_first=False) == (5, 6)
    assert fifth(late, "a", "2024-03-31") == ""
    assert View(plain, "E01", "2025-12-31", "2024-03-30").days("a") == []


AS_PUBLISHED = {
    "agency_rate_fte": ("csww_indicators_2017_to_2025", "agency_rate_fte", "09-30"),
    "vacancy_rate_fte": ("csww_indicators_2017_to_2025", "vacancy_rate_fte", "09-30"),
    "turnover_rate_fte": ("csww_indicators_2017_to_2025", "turnover_rate_fte", "09-30"),
    "caseload_fte": ("csww_indicators_2017_to_2025", "caseload_fte", "09-30"),
    "ehc_20w_pct": ("timeliness_20_week", "PC_plans_issued_20_weeks_ex", "12-31"),
    "rereferral_12m_pct": (
        "c1_children_in_need_referrals_and_rereferrals_2013_to_2025",
        "rereferral_percent",
        "03-31",
    ),
    "cla_rate_national": ("cla_number_and_rate_per_10k_children", "rate_per_10000", "03-31"),
}
"""Of some indicators the publisher's file, its column, and the day of a year that is meant."""
ONE_OF_MANY = {
    "breakdown": "All EHC plans issued",
    "population_type": "Children looked after on 31 March each year",
}


@pytest.mark.skipif(not OPEN_DATA.is_dir(), reason="the publishers' files are not at hand")
@pytest.mark.parametrize("indicator", AS_PUBLISHED)
def test_the_releases_are_those_of_the_publisher(indicator: str, releases: PlainReleases) -> None:
    file, column, day = AS_PUBLISHED[indicator]
    view = View(releases, "E10000013", "2026-12-31", "2026-12-31")
    held = 0
    with (OPEN_DATA / f"{file}.csv").open(encoding="utf-8-sig", newline="") as lines:
        for line in csv.DictReader(lines):
            area = releases.current.get(line["new_la_code"])
            meant = all(line.get(name, told) == told for name, told in ONE_OF_MANY.items())
            cell = view.at(indicator, f"{line['time_period'][:4]}-{day}", area or "-")
            if area and meant and cell is not None and cell.value is not None:
                assert float(line[column]) == pytest.approx(cell.value), line
                held += 1
    assert held > 300

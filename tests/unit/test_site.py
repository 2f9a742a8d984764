"""The last step to the site: neighbours, cards, and a page moved to the root."""

from __future__ import annotations

import pytest

from glosanalysis.period import Quarter
from glosanalysis.site.cards import with_cards
from glosanalysis.site.dress import named_folds, scrollable_charts
from glosanalysis.site.front import moved_to_root
from glosanalysis.site.links import outside_links
from glosanalysis.site.shelf import Place, Shelf

PAGES = [
    "book/methods",
    "book/reports/2019-20-Q4/overview",
    "book/reports/2019-20-Q4/ehcp",
    "book/reports/2021-22-Q1/overview",
    "book/reports/2022-23-Q1/overview",
    "book/reports/2022-23-Q1/ehcp",
    "book/reports/2022-23-Q1/early_help",
]


def test_neighbours_skip_quarters_without_the_theme() -> None:
    shelf = Shelf(PAGES)
    first, last = Place(Quarter(2019, 4), "ehcp"), Place(Quarter(2022, 1), "ehcp")
    assert shelf.before_and_after(first) == (None, last)
    assert shelf.before_and_after(last) == (first, None)


def test_a_quarter_begins_with_its_overview_and_keeps_the_order_of_the_book() -> None:
    names = [place.name for place in Shelf(PAGES).of_quarter(Quarter(2022, 1))]
    assert names == ["overview", "early_help", "ehcp"]


def test_the_newest_overview() -> None:
    assert Shelf(PAGES).newest_overview == Place(Quarter(2022, 1), "overview")
    assert Shelf(["book/methods"]).newest_overview is None


@pytest.mark.parametrize("page", ["book/reports/2022-23/ehcp", "book/reports/2022-23-Q1/other"])
def test_what_is_not_a_report_has_no_place(page: str) -> None:
    assert Place.of(page) is None


@pytest.mark.parametrize(
    ("address", "moved"),
    [
        ("ehcp.html", "book/reports/q/ehcp.html"),
        ("../../../_static/a.css?v=1", "_static/a.css?v=1"),
        ("../../sources.html#x", "book/sources.html#x"),
        ("#part", "#part"),
        ("data:text/csv;base64,QQ==", "data:text/csv;base64,QQ=="),
        ("https://example.org/", "https://example.org/"),
    ],
)
def test_addresses_are_counted_from_the_root(address: str, moved: str) -> None:
    text = f'<html data-content_root="../../../"><a href="{address}">'
    assert moved_to_root(text, "book/reports/q") == (
        f'<html data-content_root="./"><a href="{moved}">'
    )


def test_each_cell_of_a_card_is_named() -> None:
    head = '<thead><tr><th scope="col">Name</th><th scope="col" class="text">This &amp; that</th>'
    body = '<tbody><tr><th scope="row">A</th><td class="text">1</td></tr></tbody>'
    made = with_cards(f'<table class="figures cards">{head}</tr></thead>{body}</table>')
    assert '<td data-label="This &amp; that" class="text">1</td>' in made


def test_other_tables_are_left_alone() -> None:
    table = '<table class="figures"><tr><td>1</td></tr></table>'
    assert with_cards(table) == table


def test_every_fold_is_named_after_its_page() -> None:
    text = '<a class="x" href="a.html">2021-22</a><details open="open"><summary><span>'
    assert 'summary aria-label="Pages under 2021-22"' in named_folds(text)


def test_only_charts_get_a_box() -> None:
    assert scrollable_charts('<img alt="a" src="logo.png">') == '<img alt="a" src="logo.png">'


def test_links_out_of_the_book_are_listed_with_their_pages(tmp_path) -> None:
    (tmp_path / "a.html").write_text('<a href="b.html"></a><a class="x" href="https://x.org/#y">')
    assert outside_links(tmp_path) == {"https://x.org/": ["a.html"]}

"""The side bar says where a reader is, and goes by the table of contents."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from glosanalysis.book.sphinx_ext.side_bar import Entry, Part, side_bar

QUARTER = Entry("reports/q4", "Q4 & more", (Entry("reports/q4/ehcp", "EHCP growth"),))
PARTS = (
    Part("Earlier quarters", (Entry("years/2022", "2022-23", (QUARTER,)),)),
    Part("", (Entry("methods", '"Methods"'),)),
)


def made(page: str) -> BeautifulSoup:
    return BeautifulSoup(side_bar(PARTS, page, lambda other: f"../{other}.html"), "html.parser")


def opened(bar: BeautifulSoup) -> list[str]:
    return [str(fold.summary["aria-label"]) for fold in bar.select("details[open]") if fold.summary]


def test_the_folds_above_a_page_are_open_and_no_others() -> None:
    assert opened(made("reports/q4/ehcp")) == ["Pages under 2022-23", "Pages under Q4 & more"]
    assert opened(made("methods")) == []


def test_the_page_that_is_shown_is_marked_alone() -> None:
    marked = made("reports/q4").select("[aria-current=page]")
    assert [each.get_text() for each in marked] == ["Q4 & more"]


def test_every_page_has_its_address_and_is_there_once() -> None:
    links = [each["href"] for each in made("search").find_all("a") if isinstance(each, Tag)]
    assert links == [
        "../years/2022.html",
        "../reports/q4.html",
        "../reports/q4/ehcp.html",
        "../methods.html",
    ]


def test_a_title_is_no_markup() -> None:
    risky = (Part("", (Entry("a", "<b>&", (Entry("b", '"'),)),)),)
    bar = side_bar(risky, "a", str)
    assert "&lt;b&gt;&amp;" in bar
    assert "<b>" not in bar

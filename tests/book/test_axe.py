"""axe-core on every page in a real browser: nothing found, at any impact, best practices included.

In the dark only what depends on colour can differ from the light, so only that is asked there, of
one page of each kind and of the newest quarter: the colours are those of the style sheet, whatever
a page says. On a phone colours are those of the desktop, and are asked again on one page of each
kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from copies import IN_A_COPY
from new_books import by_command
from playwright.sync_api import Browser, Page

from tests.book.conftest import ROOT, names_of

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
EVERYTHING: dict[str, Any] = {"preload": False, "resultTypes": ["violations"]}
COLOURS = {**EVERYTHING, "runOnly": ["color-contrast", "link-in-text-block"]}
SHAPES = {**EVERYTHING, "rules": {"color-contrast": {"enabled": False}}}
ONE_OF_EACH_KIND = (
    "index.html",
    "404.html",
    "search.html",
    "book/how-to-read.html",
    "book/reports/2022-23-Q3/early_help.html",
    "book/themes/ehcp.html",
    "book/years/2022-23.html",
)
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


def opened(browser: Browser, **settings: Any) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", **settings)
    context.add_init_script(AXE)
    yield context.new_page()
    context.close()


def found_by_axe(page: Page, options: dict[str, Any]) -> list[str]:
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:200]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def nothing_found(
    page: Page, site: Path, options: dict[str, Any], names: Sequence[str] = ()
) -> None:
    found = {}
    for name in names or names_of(site):
        page.goto((site / name).as_uri())
        violations = found_by_axe(page, options)
        if violations:
            found[name] = violations[:3]
    assert not found


def of_the_newest_quarter(site: Path) -> list[str]:
    reports = [name for name in names_of(site) if name.startswith("book/reports/")]
    newest = reports[-1].rpartition("/")[0]
    assert newest.count("-Q") == 1
    return [name for name in reports if name.startswith(newest)]


class TestLight:
    @pytest.fixture
    def page(self, browser: Browser) -> Iterator[Page]:
        yield from opened(browser, viewport=DESKTOP, color_scheme="light")

    def test_nothing_is_found(self, page: Page, site: Path) -> None:
        nothing_found(page, site, EVERYTHING)

    def test_a_fault_would_be_found(self, page: Page, site: Path) -> None:
        page.goto((site / "book/themes/workforce.html").as_uri())
        page.evaluate("document.querySelector('.small-line').removeAttribute('aria-label')")
        page.evaluate("document.querySelector('article p').style.color = '#cccccc'")
        found = found_by_axe(page, EVERYTHING)
        assert {text.split()[0] for text in found} == {"color-contrast", "svg-img-alt"}


class TestDark:
    @pytest.fixture
    def page(self, browser: Browser) -> Iterator[Page]:
        yield from opened(browser, viewport=DESKTOP, color_scheme="dark")

    def test_nothing_is_found(self, page: Page, site: Path) -> None:
        page.goto((site / "index.html").as_uri())
        assert page.locator("html").get_attribute("data-theme") == "dark"
        nothing_found(page, site, COLOURS, [*ONE_OF_EACH_KIND, *of_the_newest_quarter(site)])


class TestPhone:
    @pytest.fixture
    def page(self, browser: Browser) -> Iterator[Page]:
        yield from opened(browser, viewport=PHONE, color_scheme="light")

    def test_nothing_is_found(self, page: Page, site: Path) -> None:
        nothing_found(page, site, SHAPES)
        nothing_found(page, site, COLOURS, ONE_OF_EACH_KIND)


@pytest.mark.skipif(IN_A_COPY, reason="a copy of the papers alone has no releases")
class TestAnotherAuthority:
    """A book of releases alone, as `new`, `run` and `build` make it."""

    @pytest.fixture(scope="class")
    def site(self, tmp_path_factory: pytest.TempPathFactory) -> Path:
        folder = tmp_path_factory.mktemp("another") / "book"
        assert by_command("Bristol, City of", folder, ["run", "--new"], ["build"]) == ""
        return folder / "_build" / "html"

    def test_nothing_is_found(self, browser: Browser, site: Path) -> None:
        for page in opened(browser, viewport=DESKTOP, color_scheme="light"):
            nothing_found(page, site, EVERYTHING)

    def test_each_page_leads_to_pages_that_are_there(self, site: Path) -> None:
        for name in names_of(site):
            text = (site / name).read_text(encoding="utf-8")
            for target in re.findall(r'href="([^"#:]+\.html)', text):
                assert ((site / name).parent / target).is_file(), f"{name}: {target}"


def test_axe_is_the_one_that_the_statement_names(browser: Browser) -> None:
    page = browser.new_page()
    page.evaluate(AXE)
    version = page.evaluate("axe.version")
    page.close()
    statement = (ROOT / "book" / "accessibility.md").read_text(encoding="utf-8")
    assert f"axe-core {version.rsplit('.', 1)[0]}" in statement

"""The built site in a real browser: from a disk, in a folder, on a phone, by keyboard, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from glosanalysis.book.preview import preview
from tests.book.conftest import names_of

MEGABYTE = 1_000_000
THEME_PAGE = "book/reports/2022-23-Q3/early_help.html"
CHARTS = ".cell_output svg.chart"
A4 = 794
"""Pixels of 1/96 inch."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """Open a page as on a small phone, which is also how a wide screen shows it at 400% zoom."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def test_no_page_asks_another_host_or_fails_from_a_disk(page: Page, site: Path) -> None:
    asked, failed, errors = set(), set(), set()
    page.on("request", lambda request: asked.add(request.url.split(":")[0]))
    page.on("requestfailed", lambda request: failed.add(request.url))
    page.on("pageerror", lambda error: errors.add(str(error)))
    for name in names_of(site):
        if name != "404.html":
            page.goto((site / name).as_uri())
    assert asked <= {"file", "data"}
    assert not failed
    assert not errors


def weighed(page: Page, address: str) -> int:
    """Give the bytes of everything that a page loads, uncompressed."""
    sizes: dict[str, int] = {}

    def keep(request: Request) -> None:
        response = request.response()
        if response and not request.url.startswith("data:"):
            sizes[request.url] = len(response.body())

    page.on("requestfinished", keep)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("requestfinished", keep)
    assert len(sizes) > 5
    return sum(sizes.values())


@pytest.mark.parametrize("name", [THEME_PAGE, "index.html", "book/themes/placements.html"])
def test_a_page_loads_under_a_megabyte(page: Page, served: str, name: str) -> None:
    assert weighed(page, f"{served}/{name}") < MEGABYTE


@pytest.mark.parametrize("word", ["agency", "re-referral"])
@pytest.mark.parametrize("place", ["disk", "server"])
def test_search_finds(page: Page, site: Path, served: str, word: str, place: str) -> None:
    root = site.as_uri() if place == "disk" else served
    page.goto(f"{root}/{THEME_PAGE}")
    page.keyboard.press("Control+k")
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    page.wait_for_selector("ul.search li a")
    theme = "workforce" if word == "agency" else "early_help"
    page.wait_for_selector(f"ul.search li a[href*='{theme}.html']")
    found = page.locator(f"ul.search li a[href*='{theme}.html']").first
    found.click()
    expect(page).to_have_title(re.compile("^(Workforce|Early help)"))


def test_a_wrong_address_leads_back_from_any_depth(page: Page, served: str) -> None:
    for wrong in ("nothing.html", "book/reports/2031-32-Q1/ehcp.html", "a/b/c/d/"):
        page.goto(f"{served}/{wrong}")
        assert "not found" in page.title().lower()
        link = page.locator("a[data-there='index.html']")
        expect(link).to_have_attribute("href", f"{served}/index.html")
        link.click()
        page.wait_for_url(f"{served}/index.html")


def test_text_never_scrolls_sideways(narrow: Page, site: Path) -> None:
    too_wide = {}
    for name in names_of(site):
        narrow.goto((site / name).as_uri())
        narrow.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        over = narrow.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if over > 0:
            too_wide[name] = over
    assert not too_wide


def test_charts_fit_a_phone(narrow: Page, site: Path) -> None:
    narrow.goto((site / THEME_PAGE).as_uri())
    charts = narrow.locator(CHARTS)
    assert charts.count() > 0
    column = narrow.locator("article").evaluate("e => e.clientWidth")
    widths = charts.evaluate_all("all => all.map(e => e.getBoundingClientRect().width)")
    assert all(0 < width <= column for width in widths)


SCREENS = [({"width": 1280, "height": 900}, 3, 6), ({"width": 390, "height": 844}, 10, 18)]


@pytest.mark.parametrize(("size", "overview", "theme"), SCREENS, ids=["desktop", "phone"])
def test_no_report_is_longer_than_a_reader_reads(
    page: Page, site: Path, size: dict[str, int], overview: int, theme: int
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    too_long = {}
    for name in names_of(site):
        if name != "index.html" and "/reports/" not in name:
            continue
        page.goto((site / name).as_uri())
        screens = page.evaluate("document.documentElement.scrollHeight / window.innerHeight")
        limit = overview if name.endswith(("overview.html", "index.html")) else theme
        if screens > limit:
            too_long[name] = round(screens, 1)
    assert not too_long


def test_a_report_is_not_long(page: Page, site: Path) -> None:
    reports = [name for name in names_of(site) if "/reports/" in name]
    words = 0
    for name in reports:
        page.goto((site / name).as_uri())
        words += len(page.evaluate("document.querySelector('article')?.innerText ?? ''").split())
    assert words / len(reports) <= MOST_WORDS


MOST_WORDS = 1_000
"""On average: four minutes. The book grows by themes and quarters; a page of it does not."""


def test_a_table_of_cards_is_still_a_table_for_the_ear(narrow: Page, site: Path) -> None:
    narrow.goto((site / "index.html").as_uri())
    for part, role in (("td", "cell"), ("tr", "row"), ("th[scope=row]", "rowheader")):
        roles = narrow.locator(f"table.cards {part}").evaluate_all(
            "parts => parts.map(part => part.getAttribute('role'))"
        )
        assert set(roles) == {role}


@pytest.mark.parametrize("width", [768, 992, 1024, 1112, 1113, 1200, 1280])
def test_no_table_is_cut_on_a_wider_screen(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for theme in sorted((site / "book/reports/2022-23-Q4").glob("*.html")):
        page.goto(theme.as_uri())
        cut = page.locator(".wide-table").evaluate_all(
            "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1)"
            ".map(box => box.getAttribute('aria-label'))"
        )
        assert cut == [], theme


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Page, site: Path) -> None:
    page.goto((site / "book/reports/2022-23-Q3/early_help.html").as_uri())
    page.evaluate(
        """async () => {
            await document.fonts.ready;
            window.places = new Set();
            const reached = "a[href], button, summary, input.chart-keys, [tabindex='0']";
            window.wanted = () => [...document.querySelectorAll(reached)]
                .filter(e => e.checkVisibility({visibilityProperty: true}));
        }"""
    )
    hidden = []
    for _ in range(page.evaluate("wanted().length") + 20):
        page.keyboard.press("Tab")
        unseen = page.evaluate(
            """() => {
                const e = document.activeElement;
                if (!e || e === document.body) return null;
                window.places.add(e);
                const style = getComputedStyle(e);
                const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                return seen ? null : e.outerHTML.slice(0, 120);
            }"""
        )
        if unseen:
            hidden.append(unseen)
    assert not hidden
    assert page.evaluate("wanted().length") > 60
    assert not page.evaluate(
        "wanted().filter(e => !places.has(e)).map(e => e.outerHTML.slice(0, 120))"
    )


def test_the_first_step_of_the_keyboard_skips_to_the_text(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Skip to main content"
    assert link.is_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("index.html#main-content")


def test_the_contents_open_by_keyboard_on_a_phone(narrow: Page, site: Path) -> None:
    narrow.goto((site / "index.html").as_uri())
    narrow.locator(".primary-toggle").focus()
    narrow.keyboard.press("Enter")
    assert narrow.locator("dialog[open] nav.bd-links").is_visible()
    narrow.keyboard.press("Escape")
    assert narrow.locator("dialog[open]").count() == 0
    assert narrow.locator(".primary-toggle").evaluate("e => e === document.activeElement")


def test_motion_is_reduced_where_that_is_asked(browser: Browser, site: Path) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto((site / "index.html").as_uri())
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(e =>
            !["0s", ""].includes(getComputedStyle(e).transitionDuration)
            && getComputedStyle(e).transitionProperty !== "none").length"""
    )
    page.close()
    assert moving == 0


def test_a_page_prints_on_a4_without_navigation(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": A4, "height": 1123})
    page.emulate_media(media="print")
    page.goto((site / THEME_PAGE).as_uri())
    for gone in (".bd-sidebar-primary", ".bd-header-article", ".ways-top", ".download"):
        for element in page.locator(gone).all():
            assert not element.is_visible(), gone
    assert page.locator("article h1").is_visible()
    after = page.locator(".exhibit-source a").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert after == "none"
    frame = page.locator(".chart-frame").first
    assert frame.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    widths = page.locator(CHARTS).evaluate_all("all => all.map(e => e.clientWidth)")
    assert all(0 < width <= A4 for width in widths)


def test_one_control_shows_the_code_of_a_page_and_hides_it_again(page: Page, site: Path) -> None:
    page.goto((site / THEME_PAGE).as_uri())
    code = page.locator(".page-code pre")
    control = page.get_by_role("button", name="Show the code of this page")
    assert control.count() == 1
    assert code.count() > 5
    assert not code.first.is_visible()
    control.click()
    assert all(piece.is_visible() for piece in code.all())
    assert control.get_attribute("aria-pressed") == "true"
    control.click()
    assert not code.first.is_visible()


def test_without_a_script_no_code_is_shown_and_the_notebook_is_linked(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / THEME_PAGE).as_uri())
    assert not page.locator(".page-code").first.is_visible()
    notebook = page.locator("a[href$='.ipynb']").first
    assert notebook.is_visible()
    assert ((site / THEME_PAGE).parent / str(notebook.get_attribute("href"))).is_file()
    context.close()


def test_a_chart_says_its_message_to_a_reader_of_screens(page: Page, site: Path) -> None:
    page.goto((site / THEME_PAGE).as_uri())
    name = re.compile("lowest September 2022 4.9%")
    assert page.get_by_role("img", name=name).count() == 1


def test_a_page_that_is_served_reloads_once_it_was_built_again(page: Page, tmp_path: Path) -> None:
    built = tmp_path / "index.html"
    built.write_text("<!DOCTYPE html><html><body><h1>Before</h1></body></html>", encoding="utf-8")
    with preview(tmp_path, 0) as server:
        page.goto(server.address)
        assert page.locator("h1").text_content() == "Before"
        built.write_text(built.read_text(encoding="utf-8").replace("Before", "After"), "utf-8")
        page.wait_for_timeout(1500)
        assert page.locator("h1").text_content() == "Before"  # it waits for the end of the build
        server.tell()
        page.get_by_role("heading", name="After").wait_for(timeout=120_000)

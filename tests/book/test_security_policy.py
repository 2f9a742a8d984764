"""A page loads only the book's own files, runs no script that stands within it, and works."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from glosanalysis.book.preview import preview
from tests.book.conftest import names_of

STRICT = "default-src 'self'; style-src 'self' 'unsafe-inline'"
REPORT = "book/reports/2022-23-Q3/early_help.html"
PLACES = ("server", "disk")
_POLICY = "Content Security Policy"
"""What the browser says of a page that tries what it must not."""
_NOT_FETCHED = "Failed to fetch"


class _Strict(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", STRICT)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, *_: object) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write((Path(self.directory) / "404.html").read_bytes())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def strict(site: Path) -> Iterator[str]:
    """Serve the site under the strict policy."""
    handler = functools.partial(_Strict, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def forbidden(page: Page) -> list[str]:
    """Collect what the policy forbids a page, and errors of scripts, as the browser says it."""
    found: list[str] = []

    def keep(said: str, wanted: bool) -> None:
        if wanted:
            found.append(said)

    page.on("console", lambda said: keep(said.text, _POLICY in said.text))
    # From a disk nothing may be fetched, with a policy or without: the search shows titles only.
    page.on("pageerror", lambda error: keep(str(error), str(error) != _NOT_FETCHED))
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def root_of(place: str, site: Path, strict: str) -> str:
    return strict if place == "server" else site.as_uri()


def test_no_script_stands_within_a_page(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        within = {each.get("type") for each in page.select("script:not([src])")}
        assert within <= {"application/ld+json"}, name
        run = [key for tag in page.find_all(True) for key in tag.attrs if key.startswith("on")]
        assert not run, name
        links = [str(link["href"]) for link in page.select("[href]")]
        assert not [link for link in links if link.lower().startswith("javascript:")], name


def test_every_page_bears_its_policy_before_its_first_script(
    pages: dict[str, BeautifulSoup],
) -> None:
    for name, page in pages.items():
        policy = page.select_one("head > meta[http-equiv=Content-Security-Policy]")
        assert policy is not None, name
        assert not policy.find_all_previous("script"), name
        said = dict(part.split(maxsplit=1) for part in str(policy["content"]).split("; "))
        assert said["default-src"] == "'self' file:", name
        assert "script-src" not in said, name


def test_the_strict_policy_forbids_no_page_anything(
    page: Page, site: Path, strict: str, forbidden: list[str]
) -> None:
    told = {}
    for name in names_of(site):
        if name == "404.html":
            continue
        page.goto(f"{strict}/{name}", wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        if forbidden:
            told[name] = forbidden.copy()
            forbidden.clear()
    assert not told


def test_the_policy_does_forbid(page: Page, strict: str, forbidden: list[str]) -> None:
    page.goto(f"{strict}/{REPORT}")
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert forbidden


@pytest.mark.parametrize("place", PLACES)
def test_search_works(
    page: Page, site: Path, strict: str, forbidden: list[str], place: str
) -> None:
    page.goto(f"{root_of(place, site, strict)}/{REPORT}")
    page.keyboard.press("Control+k")
    page.keyboard.type("agency")
    page.keyboard.press("Enter")
    page.wait_for_selector("ul.search li a")
    field = page.locator("main form.bd-search input")
    assert field.evaluate("field => field === document.activeElement")
    assert not forbidden


@pytest.mark.parametrize("place", PLACES)
def test_light_and_dark_are_chosen_and_kept(
    page: Page, site: Path, strict: str, forbidden: list[str], place: str
) -> None:
    root = root_of(place, site, strict)
    page.goto(f"{root}/{REPORT}")
    mode = "document.documentElement.dataset.mode"
    seen = set()
    for _ in range(3):
        page.locator(".theme-switch-button").click()
        seen.add(page.evaluate(mode))
    assert seen == {"light", "dark", "auto"}
    while page.evaluate(mode) != "dark":
        page.locator(".theme-switch-button").click()
    page.goto(f"{root}/book/sources.html", wait_until="commit")
    page.wait_for_selector("article")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert not forbidden


@pytest.mark.parametrize("place", PLACES)
def test_side_bars_open(
    page: Page, site: Path, strict: str, forbidden: list[str], place: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{root_of(place, site, strict)}/book/methods.html")
    for side in ("primary", "secondary"):
        page.locator(f".{side}-toggle").click()
        page.wait_for_selector("dialog[open] nav")
        page.keyboard.press("Escape")
    assert not forbidden


@pytest.mark.parametrize("place", PLACES)
def test_icons_are_drawn(page: Page, site: Path, strict: str, place: str) -> None:
    page.goto(f"{root_of(place, site, strict)}/{REPORT}")
    drawn = page.locator(".fa-solid").evaluate_all(
        """icons => icons.filter(icon => icon.checkVisibility()).map(icon => {
            const style = getComputedStyle(icon);
            const outside = /url\\(/.test(style.maskImage + style.backgroundImage);
            const shape = style.maskImage !== "none" || style.clipPath !== "none";
            return shape && !outside && icon.clientWidth > 0;
        })"""
    )
    assert len(drawn) > 3
    assert all(drawn)


def test_a_wrong_address_leads_back(page: Page, strict: str) -> None:
    page.goto(f"{strict}/a/b/c/d/e/f.html")
    there = page.locator("[data-there]")
    found = there.evaluate_all("all => all.map(each => each.href ?? each.action)")
    assert found == [
        f"{strict}/{name}" for name in ("search.html", "index.html", "book/index.html")
    ]


def test_while_one_works_a_page_reloads_by_a_file(page: Page, site: Path) -> None:
    with preview(site, 0) as server:
        page.goto(f"{server.address}/{REPORT}")
        page.evaluate("document.body.id = 'before'")
        expect(page.locator("body")).to_have_id("before")
        server.tell()
        expect(page.locator("body")).not_to_have_id("before")


def test_what_reloads_is_not_in_the_site(site: Path) -> None:
    text = (site / REPORT).read_text(encoding="utf-8")
    assert not re.search(r"/-/(build|reload)", text)

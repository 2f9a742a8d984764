"""Every kind of chart on one page: pointed at, touched, by keys, in each mode, at each width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from glosanalysis.render.outputs import Svg
from tests.book.test_axe import AXE, EVERYTHING, found_by_axe
from tests.unit.test_charts import EVERY_KIND

STATIC = Path(__file__).resolve().parents[2] / "book" / "_static"
SIZES = """[...document.querySelectorAll("svg.chart text")].map((text) => {
  const drawing = text.ownerSVGElement;
  const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  return parseFloat(getComputedStyle(text).fontSize) * scale;
})"""
PAINTS = """[...new Set([...document.querySelectorAll("svg.chart :is(path, circle, text)")].flatMap(
  (each) => [getComputedStyle(each).fill, getComputedStyle(each).stroke]))]"""
SAID = "document.querySelectorAll('.chart-said')"


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write a page with a chart of each kind, and the style sheet and the script of the site."""
    charts = [
        piece._repr_mimebundle_()["text/html"]
        for draw, display, _ in EVERY_KIND
        for piece in draw(display).pieces
        if isinstance(piece, Svg)
    ]
    assert len(charts) == len(EVERY_KIND)
    page = tmp_path_factory.mktemp("charts") / "charts.html"
    page.write_text(
        "<!doctype html><html lang='en-GB' data-theme='light'><meta charset='utf-8'>"
        "<title>Charts</title><meta name='viewport' content='width=device-width'>"
        "<meta http-equiv='Content-Security-Policy' "
        "content=\"script-src file:; style-src file: 'unsafe-inline'\">"
        f"<link rel='stylesheet' href='{(STATIC / 'glosanalysis.css').as_uri()}'>"
        f"<script src='{(STATIC / 'glosanalysis.js').as_uri()}'></script>"
        "<style>body { margin: 0 16px }"
        "html[data-theme=dark] { background: #121212; color: #e0e0e0 }</style>"
        f"<main><h1>Charts</h1>{''.join(charts)}</main></html>",
        encoding="utf-8",
    )
    return page.as_uri()


def opened(browser: Browser, gallery: str, width: int = 320, **settings: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 640}, **settings)
    page = context.new_page()
    page.goto(gallery)
    yield page
    context.close()


@pytest.fixture
def page(browser: Browser, gallery: str) -> Iterator[Page]:
    yield from opened(browser, gallery)


@pytest.mark.parametrize("width", [320, 390, 460, 768, 1280, 1920])
def test_text_is_never_under_12_pixels_and_nothing_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    sizes = page.evaluate(SIZES)
    assert sizes
    assert 11.99 <= min(sizes) <= max(sizes) <= 16
    root = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert root[0] <= root[1]


def test_each_chart_is_one_stop_whose_arrows_say_each_value(browser: Browser, gallery: str) -> None:
    (plain,) = opened_words(browser, gallery)
    for page in opened(browser, gallery):
        for place, words in enumerate(plain):
            page.keyboard.press("Tab")
            told = []
            for step in range(len(words)):
                if step:
                    page.keyboard.press("ArrowRight")
                said = page.evaluate(f"{SAID}[{place}].textContent")
                spoken = page.evaluate("document.activeElement.getAttribute('aria-valuetext')")
                assert said == spoken
                told.append(said)
            assert told == words
        page.keyboard.press("Escape")
        assert page.evaluate(f"[...{SAID}].every((each) => !each.textContent)")
        assert page.locator(":focus").count() == 1
        page.keyboard.press("Tab")
        assert page.locator(".chart-keys:focus").count() == 0


def opened_words(browser: Browser, gallery: str) -> Iterator[list[list[str]]]:
    """Give what the marks of each chart say where there is no script."""
    for page in opened(browser, gallery, java_script_enabled=False):
        words = [
            chart.locator(".m > title").all_text_contents()
            for chart in page.locator("svg.chart").all()
        ]
        assert all(len(each) >= 3 for each in words)
        yield words


@pytest.mark.parametrize("way", ["mouse", "touch"])
def test_pointing_and_touching_say_what_the_keys_say(
    browser: Browser, gallery: str, way: str
) -> None:
    (plain,) = opened_words(browser, gallery)
    for page in opened(browser, gallery, has_touch=way == "touch"):
        for place, words in enumerate(plain):
            chart = page.locator("svg.chart").nth(place)
            marks = chart.locator(".m")
            for at, word in enumerate(words):
                mark = marks.nth(at)
                mark.scroll_into_view_if_needed()
                box = mark.bounding_box()
                assert box is not None
                middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
                (page.touchscreen.tap if way == "touch" else page.mouse.move)(*middle)
                assert page.evaluate(f"{SAID}[{place}].textContent") == word


def test_axe_finds_nothing(browser: Browser, gallery: str) -> None:
    for page in opened(browser, gallery, width=1280):
        page.evaluate(AXE)
        page.keyboard.press("Tab")
        assert not found_by_axe(page, EVERYTHING)
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        assert not found_by_axe(page, EVERYTHING)


def test_each_mode_has_its_own_colours_and_paper_those_of_the_light(
    browser: Browser, gallery: str
) -> None:
    for page in opened(browser, gallery):
        light = set(page.evaluate(PAINTS))
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        dark = set(page.evaluate(PAINTS))
        assert light & dark <= {"none"}
        page.emulate_media(media="print")
        assert set(page.evaluate(PAINTS)) == light
    for page in opened(browser, gallery, forced_colors="active"):
        assert len(set(page.evaluate(PAINTS))) <= 4

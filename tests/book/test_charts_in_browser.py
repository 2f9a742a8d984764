"""Every kind of chart on one page: pointed at, touched, by keys, in each mode, at each width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import charts
import pytest
from chart_kinds import KINDS
from playwright.sync_api import Browser, Page

from glosanalysis.render.charts.alternatives import names_of
from glosanalysis.render.charts.marks import cell
from tests.book.conftest import names_of as pages_of
from tests.book.test_axe import AXE, EVERYTHING, found_by_axe

SIZES = """[...document.querySelectorAll("svg.chart text")].map((text) => {
  const drawing = text.ownerSVGElement;
  const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  return parseFloat(getComputedStyle(text).fontSize) * scale;
})"""
PAINTS = """[...new Set([...document.querySelectorAll(
  ".mode[data-theme=%s] svg.chart :is(path, circle, text)")].flatMap(
  (each) => [getComputedStyle(each).fill, getComputedStyle(each).stroke]))]"""
MODES = ("light", "dark")
CROWDED = """() => [...document.querySelectorAll("svg.chart")].flatMap((drawing) => {
  const lines = [...drawing.querySelectorAll("text")].flatMap((text) => {
    const parts = [...text.querySelectorAll("tspan")];
    return (parts.length ? parts : [text]).map(
      (part) => [text, part.getBoundingClientRect(), part]);
  });
  const over = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
       > 0.3 * Math.min(one.height, other.height);
  // Of the text of the page: all of it slides together while a side bar comes in.
  const column = drawing.closest("article, main").getBoundingClientRect();
  const cut = lines.filter(([, box]) => box.left < column.left - 4 || box.right > column.right + 4);
  return cut.map(([,, part]) => `cut: ${part.textContent}`).concat(lines.flatMap(
    ([text, box, part], at) => lines.slice(at + 1)
      .filter(([other, beside]) => other !== text && over(box, beside))
      .map(([,, beside]) => `${part.textContent} on ${beside.textContent}`)));
})"""
SAID = "document.querySelectorAll('.chart-said')"


@pytest.fixture(scope="module")
def gallery() -> str:
    """Give the page that shows each kind of chart in both modes, with its style and its script."""
    return (charts.ROOT / charts.PAGE).as_uri()


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


def test_no_text_of_a_published_chart_is_small_cut_or_on_another(
    browser: Browser, site: Path
) -> None:
    crowded = {}
    page = browser.new_page()
    for name in pages_of(site):
        if "/reports/" not in name:
            continue
        page.goto((site / name).as_uri())
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate(CROWDED)
            sizes = page.evaluate(SIZES) or [12]
            if found or not 11.99 <= min(sizes) <= max(sizes) <= 16:
                crowded[name, width] = found[:3], min(sizes), max(sizes)
    page.close()
    assert not crowded


@pytest.mark.parametrize("width", [320, 768, 1920])
def test_no_text_of_a_kind_of_chart_is_cut_or_on_another(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    assert page.evaluate(CROWDED) == []
    page.evaluate("""() => {
      const [one, other] = document.querySelectorAll("svg.chart text");
      for (const name of ["x", "y"]) other.setAttribute(name, one.getAttribute(name));
    }""")
    assert page.evaluate(CROWDED) != []


def test_each_chart_is_one_stop_whose_arrows_say_each_value(browser: Browser, gallery: str) -> None:
    (plain,) = opened_words(browser, gallery)
    for page in opened(browser, gallery):
        assert page.locator(".chart-keys").count() == len(plain)
        for place, words in enumerate(plain):
            page.locator(".chart-keys").nth(place).focus()
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


def opened_words(browser: Browser, gallery: str) -> Iterator[list[list[str]]]:
    """Give what the marks of each chart say where there is no script."""
    for page in opened(browser, gallery, java_script_enabled=False):
        words = [
            chart.locator(".m:not(.t) > title").all_text_contents()
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
            marks = chart.locator(".m:not(.t)")
            for at, word in enumerate(words):
                mark = marks.nth(at)
                mark.scroll_into_view_if_needed()
                box = mark.bounding_box()
                assert box is not None
                middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
                (page.touchscreen.tap if way == "touch" else page.mouse.move)(*middle)
                assert page.evaluate(f"{SAID}[{place}].textContent") == word


@pytest.mark.parametrize("way", ["mouse", "touch", "keys"])
def test_each_tick_says_whose_it_is_and_what_the_download_holds(
    browser: Browser, gallery: str, way: str
) -> None:
    held = ticks_held()
    for page in opened(browser, gallery, has_touch=way == "touch"):
        frame = page.locator("#among + section .chart-frame").first
        frame.scroll_into_view_if_needed()
        keys, marks = frame.locator(".chart-keys"), frame.locator(".m").count()
        said = set()
        for place in range(marks, int(keys.get_attribute("max") or 0) + 1):
            keys.evaluate("(each, place) => { each.value = place }", place)
            keys.dispatch_event("input")
            words = frame.locator(".chart-said").text_content()
            said |= set(words.split("; "))
            if way == "keys":
                continue
            box = frame.locator(".at.on").bounding_box()
            assert box is not None
            page.keyboard.press("Escape")
            middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            (page.touchscreen.tap if way == "touch" else page.mouse.move)(*middle)
            found = frame.locator(".chart-said").text_content()
            # Where one of the lines' own points lies on a tick, it is that which is pointed at.
            assert found == words or frame.locator(".m.on").count() == 1
        assert said == held


def ticks_held() -> set[str]:
    """Say each figure of the others as the script should, those of one date and figure together."""
    display = KINDS["among"][1]
    page = (charts.ROOT / charts.PAGE).read_text(encoding="utf-8")
    top = float(re.search(r"data-others='\d+ \S+ (\S+)'", page)[1])  # type: ignore[index]
    together: dict[tuple[str, str], list[str]] = {}
    for name, column in display.columns.items():
        for when, value in zip(names_of(display), display.frame[name], strict=True):
            if column.taken and value <= top:
                together.setdefault((when, cell(value, column)), []).append(column.label)
    return {f"{', '.join(names)}, {when}: {value}" for (when, value), names in together.items()}


def test_without_a_script_a_line_of_ticks_says_how_far_they_reach(
    browser: Browser, gallery: str
) -> None:
    for page in opened(browser, gallery, java_script_enabled=False):
        words = page.locator("#among + section .t > title").all_text_contents()
        assert words[0] == (
            "31 March 2019, 12 others: 3.1% (Borough, No. 1) to 37.2% (Borough, No. 12)"
        )


def test_axe_finds_nothing(browser: Browser, gallery: str) -> None:
    for page in opened(browser, gallery, width=1280):
        page.evaluate(AXE)
        page.locator(".chart-keys").first.focus()
        assert not found_by_axe(page, EVERYTHING)


def test_each_mode_has_its_own_colours_and_paper_those_of_the_light(
    browser: Browser, gallery: str
) -> None:
    for page in opened(browser, gallery):
        light, dark = (set(page.evaluate(PAINTS % mode)) for mode in MODES)
        assert light & dark <= {"none"}
        page.emulate_media(media="print")
        assert set(page.evaluate(PAINTS % "dark")) == light
    for page in opened(browser, gallery, forced_colors="active"):
        assert len(set(page.evaluate(PAINTS % "light"))) <= 4

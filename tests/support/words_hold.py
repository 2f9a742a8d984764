"""What no page of any authority's book may say: nonsense, another's name, nothing at all."""

from __future__ import annotations

import re
from html import unescape

from sense import faults_in

__all__ = ["HOME", "faults_of_words"]

HOME = "Gloucestershire"
"""The authority whose book the package comes from."""
_BLOCKS = re.compile(
    r"</?(?:p|td|th|li|caption|tr|table|summary|div|h\d|dt|dd|ul|details|span)\b[^>]*>"
)
_HIDDEN = re.compile(r"<(style|script|svg)\b.*?</\1>", re.DOTALL)
_MORE = {
    "a for an": r"\b(?:a|A(?! is| best)) (?:8\d*|11|18|[aeio]\w)",
    "an for a": r"\b[Aa]n (?:[1-79]\b|10|1[2-79]\b|[bcdfgjklmnpqrstvwyz]\w)",
    "one and several": r"(?<![\d.,£–−-])\b1 (?:referrals|authorities|questions|assessments)\b",
    "of one": r"\b[Oo]f 1 (?:figures|children|plans)",
    "counted twice": r"(\d[\d,]* of \d[\d,]*) of .*, \1[,. ]",
    "a span of nothing": r"\b(\w+ \d{4}|\d{4}) to \1\b",
    "a code for a name": r"\bE\d{8}\b",
    "the unit twice": r"per ([\d,]+), per \1",
}
_DIFFERENCE = re.compile(
    r"[-+]\d[\d,.]*(?: → [-+]?\d[\d,.]*)?$|[-+]?[\d.,]+ → [-+][\d.,]+$|[-+]?\d[\d,.]*$"
)


def faults_of_words(pages: dict[str, list[str]], name: str) -> list[str]:
    """Name what is wrong with the words of pages, by theme."""
    found = []
    for theme, cells in pages.items():
        figures = 0
        for html in cells:
            figures += bool(re.search(r"\d", re.sub(r"<[^>]+>", "", html)))
            listed = 'class="text">Authority<' in html or "<svg" in html
            for text in _texts(html):
                wrong = _wrong(text)
                if _names_home(text, name) and not listed:
                    wrong.append(f"names {HOME}")
                found += [f"{theme}: {each}: {text[:300]}" for each in wrong]
            if re.search(r"<tbody>\s*</tbody>|<ul[^>]*>\s*</ul>", html):
                found.append(f"{theme}: a table or list of nothing: {html[:200]}")
        if not figures:
            found.append(f"{theme}: a page without a figure")
    return found


def _wrong(text: str) -> list[str]:
    """Name what is wrong with a text; a difference in a cell has an ordinary sign."""
    wrong = [] if _DIFFERENCE.match(text) else faults_in(text)
    wrong += [each for each, pattern in _MORE.items() if re.search(pattern, text)]
    # Of the smallest authorities "1 of 1" is what there is to say.
    return [each for each in wrong if each != "one of one"]


def _texts(html: str) -> list[str]:
    parts = _BLOCKS.split(_HIDDEN.sub("", html))
    said = (" ".join(unescape(re.sub(r"<[^>]+>", "", part)).split(" ")) for part in parts)
    return [text.strip() for text in said if text.strip()]


def _names_home(text: str, name: str) -> bool:
    """Tell whether a text names the authority of another book; South Gloucestershire is another."""
    return name != HOME and bool(re.search(rf"(?<!South ){HOME}", text))

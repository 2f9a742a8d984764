"""Tables that turn into cards on a narrow screen, a card each row."""

from __future__ import annotations

import re

__all__ = ["with_cards"]

_TABLE = re.compile(r'<table class="figures cards">.*?</table>', re.DOTALL)
_HEADER = re.compile(r'<th scope="col"[^>]*>(.*?)</th>')


def with_cards(body: str) -> str:
    """Give the tables that ask for it what the style sheet makes cards of.

    Each cell carries the name of its column, which a card shows beside it.

    Examples
    --------
    >>> row = '<tr><th scope="row">A</th><td>1</td></tr>'
    >>> head = '<tr><th scope="col">Name</th><th scope="col">Value</th></tr>'
    >>> made = with_cards(f'<table class="figures cards">{head}{row}</table>')
    >>> '<td data-label="Value">1</td>' in made
    True
    """
    return _TABLE.sub(lambda found: _with_labels(found[0]), body)


def _with_labels(table: str) -> str:
    names = _HEADER.findall(table)[1:]

    def labelled(row: re.Match[str]) -> str:
        left = iter(names)
        return re.sub(r"<td\b", lambda _: f'<td data-label="{next(left)}"', row[0])

    return re.sub(r"<tr>.*?</tr>", labelled, table, flags=re.DOTALL)

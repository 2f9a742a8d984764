"""The code of a page: out of sight, and shown or hidden all at once by one control."""

from __future__ import annotations

import re

__all__ = ["out_of_sight"]

_FOLD = re.compile(
    r'<details class="admonition hide above-input">\s*<summary[^>]*>.*?</summary>(?P<code>.*?)'
    r"</details>",
    re.DOTALL,
)


def out_of_sight(body: str) -> str:
    """Take each piece of code out of its fold, and hide it until the page's script shows it.

    Without a script none is shown; the notebook, to which the page links, has all.

    Examples
    --------
    >>> out_of_sight(
    ...     '<details class="admonition hide above-input">'
    ...     "<summary>Show</summary><pre>1</pre></details>"
    ... )
    '<div class="page-code" hidden><pre>1</pre></div>'
    """
    return _FOLD.sub(
        lambda found: f'<div class="page-code" hidden>{found["code"].strip()}</div>', body
    )

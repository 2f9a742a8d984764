"""Text from the data on its way into a page or a download: always words, never anything live."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

from glosanalysis.phrasing import MINUS

__all__ = ["code", "csv_cell", "html", "markdown", "sheet_cell", "words"]

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~$&\"^#!]")
"""What can begin markup anywhere in a line of MyST Markdown."""

_AT_THE_START = re.compile(r"^(\d{1,9})(?=[.)])|^(?=[-+=:%(@])")
"""What is markup only where a block begins: lists, targets, comments, fences."""

_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(\.[0-9]+)?%?")
_RUN_BY_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r")


def words(text: str) -> str:
    r"""Drop what cannot be seen: controls, and marks that turn the direction of the text.

    Spaces and ends of lines are one space each, also at either end.

    Examples
    --------
    >>> words("a\x07 b\n\u202ec ")
    'a b c '
    """
    spaced = re.sub(r"\s+", " ", text)
    return "".join(each for each in spaced if unicodedata.category(each)[0] != "C")


def _visible(text: str) -> str:
    return words(text).strip()


def markdown(text: str) -> str:
    r"""Write text so that Markdown shows it as it is, on one line and in a table's cell too.

    Examples
    --------
    >>> print(markdown("<script>alert(1)</script>"))
    \<script\>alert(1)\</script\>
    >>> print(markdown("[x](javascript:y) {{ z }} a|b"))
    \[x\](javascript:y) \{\{ z \}\} a\|b
    >>> print(markdown("1. A list"), markdown("- another"), markdown("Section 2.1"))
    1\. A list \- another Section 2.1
    """
    escaped = _SPECIAL.sub(lambda found: "\\" + found[0], _visible(text))
    return _AT_THE_START.sub(lambda found: (found[1] or "") + "\\", escaped)


def code(text: str) -> str:
    """Write text as a code span of Markdown, in a table's cell too.

    Examples
    --------
    >>> code("[30.6%"), code("a`b")
    ('`[30.6%`', '`` a`b ``')
    """
    seen = _visible(text).replace("|", "\\|")
    longest = max((len(run) for run in re.findall("`+", seen)), default=0)
    return f"{'`' * (longest + 1)} {seen} {'`' * (longest + 1)}" if longest else f"`{seen}`"


def html(text: str) -> Markup:
    """Write text so that HTML shows it as it is, within an element or an attribute.

    Examples
    --------
    >>> print(html('<b title="x">'))
    &lt;b title=&#34;x&#34;&gt;
    """
    return escape(_visible(text))


def csv_cell(text: str) -> str:
    """Write text so that no spreadsheet takes it for a formula; numbers stay numbers.

    Also a true minus before a number becomes the one that programs read.

    Examples
    --------
    >>> csv_cell("=1+1"), csv_cell("-185"), csv_cell("-1+cmd"), csv_cell("plain"), csv_cell("−5.8")
    ("'=1+1", '-185', "'-1+cmd", 'plain', '-5.8')
    """
    if text.startswith(MINUS) and _NUMBER.fullmatch(text[1:]):
        return f"-{text[1:]}"
    if text.startswith(_RUN_BY_A_SPREADSHEET) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def sheet_cell(text: str) -> str:
    """Write text so that gptables puts it into a sheet as it is: no link, and no mark of a note.

    That it is no formula either is an option of the workbook.

    Examples
    --------
    >>> sheet_cell("[x](javascript:y)"), sheet_cell("$$1$$")
    ('[x] (javascript:y)', '$ $1$ $')
    """
    return re.sub(r"(\](?=\()|\$(?=\$))", r"\1 ", _visible(text))

"""A comment of the service: who says it, when, and what, read from its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup

from glosanalysis.commentary.front_matter import front_matter
from glosanalysis.commentary.markdown import Passage, faults_in, html_of, parsed, passages
from glosanalysis.commentary.notes import stray_notes
from glosanalysis.data.read import Fault
from glosanalysis.errors import BadData
from glosanalysis.quarter import Quarter

__all__ = ["MOST_WORDS", "Comment", "comment_on", "place_of", "read_comment"]

MOST_WORDS = 200
"""A comment is read between the headline and the key figures: longer, it would hide them."""

_MOST_BYTES = 20_000
"""Three times what so many words with links take: to parse much more takes minutes."""


@dataclass(frozen=True)
class Comment:
    """What the service says of a theme in a quarter.

    Parameters
    ----------
    role : str
        Whose comment it is: a role, not a name.
    date : date
        The day on which it was written.
    body : Markup
        What it says, as HTML of paragraphs, lists, emphasis and links.
    passages : tuple of Passage
        The same as text, each with its place in the file.
    """

    role: str
    date: date
    body: Markup
    passages: tuple[Passage, ...]

    @property
    def plain(self) -> str:
        """What it says, without its form."""
        return "\n".join(passage.text for passage in self.passages)


def place_of(data: Path, quarter: Quarter, theme: str) -> Path:
    """Give the file that holds the comment on a theme in a quarter, if there is one."""
    return data / "commentary" / str(quarter) / f"{theme}.md"


def comment_on(data: Path, quarter: Quarter, theme: str) -> Comment | None:
    """Read the comment on a theme in a quarter; nothing where the service makes none.

    Raises
    ------
    BadData
        If the file is not a comment; the message has a line for each fault.
    """
    path = place_of(data, quarter, theme)
    if not path.is_file():
        return None
    comment, faults = read_comment(path, path.relative_to(data.parent).as_posix(), quarter)
    if faults:
        raise BadData("\n".join(map(str, faults)))
    return comment


def read_comment(path: Path, file: str, quarter: Quarter) -> tuple[Comment | None, list[Fault]]:
    """Read a comment, and say what is wrong with it.

    Parameters
    ----------
    path : Path
    file : str
        The name by which faults call it.
    quarter : Quarter
        The one that it speaks of: it is written after its end.

    Returns
    -------
    comment : Comment or None
        None where there is a fault.
    faults : list of Fault
        By line. Whether its numbers are those of the page is not asked here.
    """
    if (size := path.stat().st_size) > _MOST_BYTES:
        return None, [Fault(file, 0, "", f"has {size:,} bytes, {_MOST_BYTES:,} are the most")]
    try:
        tokens = parsed(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        return None, [Fault(file, 0, "", "is not UTF-8: save the file as UTF-8")]
    about, faults = front_matter(tokens, quarter)
    said = passages(tokens)
    found = [*faults, *faults_in(tokens), *(each for one in said for each in stray_notes(one))]
    words = sum(len(passage.text.split()) for passage in said)
    if not words:
        found.append((1, "says nothing: a comment needs words"))
    if words > MOST_WORDS:
        found.append((1, f"{words} words, {MOST_WORDS} are the most"))
    if found or about is None:
        return None, [Fault(file, line, "", what) for line, what in sorted(set(found))]
    return Comment(*about, html_of(tokens), said), []

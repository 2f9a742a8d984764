"""The questions a member may ask of a quarter, as the overview sets them."""

from __future__ import annotations

from markupsafe import Markup

from glosanalysis.overview.questions import Question
from glosanalysis.phrasing import counted, day, quantity
from glosanalysis.render.addresses import address_of
from glosanalysis.render.outputs import Shown, folded, listed_items
from glosanalysis.render.sentences import TARGET_WORDS, compared_with, shown_previous, shown_value
from glosanalysis.report import Report

__all__ = ["asked", "questions"]


def questions(report: Report) -> Shown:
    """List at most five questions, folded, each with a link to its figure; nothing without one."""
    if not report.questions:
        return Shown([])
    items = [
        Markup('<a href="{}">{}</a>: {}').format(
            address_of(each.row, report), each.row.indicator.label, asked(each)
        )
        for each in report.questions
    ]
    count = counted(len(report.questions), "question", "questions").capitalize()
    title = f"{count} a member may ask"
    return Shown([folded(title, listed_items(items, "said"))])


def asked(question: Question) -> str:
    """Ask about a figure in one sentence, to follow its name: what is known, and the question.

    It takes no side: a rise is asked about as a fall is.
    """
    row = question.row
    assert row.latest is not None
    when = day(row.latest.as_at)
    if question.about == "hidden":
        return f"{row.symbol} at {when}, {row.why_no_number}; what can be said of it in words?"
    if question.about == "missing":
        return f"the newest figure that this report knows is of {when}; is there a newer one?"
    said = f"{shown_value(row)} at {when}"
    if question.about == "off_target":
        if row.target is None:
            return f"{said}, off a target that the papers do not print; what is it?"
        target = TARGET_WORDS[row.indicator.good_is].format(
            quantity(row.target, row.indicator.unit)
        )
        return f"{said}, the target is {target}; what is being done to meet it?"
    moved, noun = ("up", "rise") if (row.change or 0) > 0 else ("down", "fall")
    before = f"{shown_previous(row)} {compared_with(row)}".strip()
    return f"{said}, {moved} from {before}; what explains the {noun}?"

"""What the service itself says of the figures of a page, marked as its words."""

from __future__ import annotations

from glosanalysis.phrasing import day
from glosanalysis.render.outputs import Html, Shown
from glosanalysis.render.template import filled
from glosanalysis.report import Report

__all__ = ["service_comment"]


def service_comment(report: Report) -> Shown:
    """Show the comment with its role and date; nothing where the service makes none."""
    comment = report.comment
    if comment is None:
        return Shown([])
    shown = filled(
        "service-comment",
        role=comment.role,
        day=day(comment.date),
        noted="{" in comment.plain,
        body=comment.body,
    )
    return Shown([Html(shown, comment.plain)])

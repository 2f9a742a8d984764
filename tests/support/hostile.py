"""Texts that would do something on a page or in a download if they were not escaped."""

from __future__ import annotations

__all__ = ["HOSTILE"]

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": "a <img src=x onerror=alert(1)>",
    "link": "[x](javascript:alert(1))",
    "picture": "![x](https://example.org/x.png)",
    "template": "{{ config }} {% raw %}",
    "role": "{download}`x <y>`",
    "code": "`x`",
    "autolink": "<https://example.org>",
    "entity": "&lt;b&gt; &#60;i&#62;",
    "right to left": "abc \u202edef\u202c \u200f",
    "cell": "a | b",
    "formula": "=1+1",
    "plus": "+1+cmd",
    "minus": "-1+cmd|' /C calc'!A0",
    "at": "@SUM(1)",
}

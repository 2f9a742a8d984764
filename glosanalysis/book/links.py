"""Check the links that lead out of the book. It asks other hosts, so it is no part of the tests."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from pathlib import Path

from glosanalysis.checkout.project import Project

__all__ = ["main", "outside_links"]

_LINK = re.compile(r'<a [^>]*href="(https?://[^"#]+)')
_SECONDS = 20


def outside_links(site: Path) -> dict[str, list[str]]:
    """List the addresses outside the book, with the pages that link to them."""
    found: dict[str, list[str]] = {}
    for page in sorted(site.rglob("*.html")):
        for address in dict.fromkeys(_LINK.findall(page.read_text(encoding="utf-8"))):
            found.setdefault(address, []).append(page.relative_to(site).as_posix())
    return found


def main() -> None:
    """Ask each address, and say which do not answer; the exit code is 0 all the same."""
    for address, pages in outside_links(Project.find().work / "html").items():
        answer = _asked(address)
        print(f"{answer:<12} {address}  ({pages[0]})")


def _asked(address: str) -> str:
    request = urllib.request.Request(address, method="HEAD", headers={"User-Agent": "link check"})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            return str(answer.status)
    except urllib.error.HTTPError as error:
        return str(error.code)
    except OSError:
        return "no answer"


if __name__ == "__main__":
    main()

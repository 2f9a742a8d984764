"""`make links` tells a link that is broken, and no other."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class OnePage(BaseHTTPRequestHandler):
    """A host that has one page."""

    def do_HEAD(self) -> None:
        self.send_response(200 if self.path == "/there" else 404)
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), OnePage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def links_checked(book: Path, *linked: str) -> subprocess.CompletedProcess[str]:
    """Do what `make links` does in a book of one page."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^links:.*\n\t\$\(BIN\)/jupyter-book (.+)$", makefile, re.MULTILINE)
    assert recipe is not None
    shutil.copy(ROOT / "_config.yml", book)
    (book / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    page = "# A page\n\n" + "\n\n".join(f"[a link]({address})" for address in linked)
    (book / "index.md").write_text(page, encoding="utf-8")
    start = "from jupyter_book.cli.main import main; main()"
    return subprocess.run(
        [sys.executable, "-c", start, *shlex.split(recipe[1])],
        cwd=book,
        env={**os.environ, "NO_COLOR": "1", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_a_broken_link_is_told_with_its_page_and_line(tmp_path: Path, host: str) -> None:
    done = links_checked(tmp_path, f"{host}/there", f"{host}/gone")
    assert done.returncode != 0
    (told,) = [line for line in done.stdout.splitlines() if host in line]
    assert f"{host}/gone" in told
    assert re.search(r"index\.md:5|index: line +5", told)


def test_links_that_answer_end_well(tmp_path: Path, host: str) -> None:
    done = links_checked(tmp_path, f"{host}/there")
    assert done.returncode == 0, done.stdout

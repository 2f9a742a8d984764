"""The book, built once for all tests of the built site, and a browser to look at it with."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from glosanalysis.book.build import build
from glosanalysis.checkout.project import Project

ROOT = Path(__file__).resolve().parents[2]
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the book in a copy of the project, warnings as errors; once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    root = shared / "built"
    with FileLock(shared / "built.lock"):
        if not (root / "_build" / "html" / "index.html").is_file():
            root.mkdir()
            for name in ("_config.yml", "CHANGELOG.md"):
                shutil.copy(ROOT / name, root)
            for name in ("data", "notebooks", "book"):
                shutil.copytree(ROOT / name, root / name)
            project = Project(root)
            build(project)
    return root / "_build" / "html"


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    return {
        name: BeautifulSoup((site / name).read_bytes(), "html.parser") for name in names_of(site)
    }


def names_of(site: Path) -> list[str]:
    """Name every page of the site; not the fragments that the theme keeps beside its styles."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name for name in found if not name.startswith("_static/"))


def _found(programs: tuple[str, ...], said: str) -> str:
    """Find a program; where there is none, skip, or fail where one was promised."""
    found = next(filter(None, map(shutil.which, programs)), None)
    if found is None:
        if os.environ.get("GLOSANALYSIS_REQUIRE_BROWSER"):
            pytest.fail(said)
        pytest.skip(said)
    return found


@pytest.fixture(scope="session")
def java() -> str:
    """Find the Java that the checker of HTML needs."""
    return _found(("java",), "no Java was found: install the package default-jre-headless")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    found = _found(_CHROMIUM, "no Chromium was found: install the package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_QUIET))
        yield browser
        browser.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve a folder; where there is no file, the book's own page says so."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, *_: object) -> None:
        found = Path(self.directory) / "a" / "folder" / "book" / "404.html"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(found.read_bytes())


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site below a folder of a server on this machine."""
    top = tmp_path_factory.mktemp("server")
    (top / "a" / "folder").mkdir(parents=True)
    (top / "a" / "folder" / "book").symlink_to(site)
    handler = functools.partial(_Quiet, directory=str(top))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/a/folder/book"
    server.shutdown()

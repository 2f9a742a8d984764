"""The server of `watch --serve`: the site as it was built, with a script in each page it sends."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from glosanalysis.book.preview import HOST, Preview, preview
from glosanalysis.errors import WrongUsage

PAGE = "<!DOCTYPE html><html><body><h1>Seen</h1></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "book").mkdir()
    for name in ("index.html", "book/methods.html"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.css").write_text("p { content: '</body>' }", encoding="utf-8")
    return tmp_path


@pytest.fixture
def served(site: Path) -> Iterator[Preview]:
    with preview(site, 0) as server:
        yield server


def asked(
    served: Preview, path: str, method: str = "GET"
) -> tuple[int, str, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection(HOST, served.server_port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), answer.headers


@pytest.mark.parametrize("path", ["/", "/index.html", "/book/methods.html?q=1", "/book/"])
def test_a_page_is_sent_with_a_script_that_asks_for_its_build(served: Preview, path: str) -> None:
    _, text, headers = asked(served, path)
    assert served.build in text
    assert text.index("<script src=") < text.rindex("</body>")
    assert headers["Cache-Control"] == "no-cache"
    assert "utf-8" in headers["Content-Type"]


def test_what_was_built_stays_as_it_is(site: Path, served: Preview) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    asked(served, "/")
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert asked(served, "/a.css")[1] == (site / "a.css").read_text(encoding="utf-8")


def test_a_new_build_is_told_to_pages_that_are_open(served: Preview) -> None:
    first = asked(served, "/-/build")[1]
    assert asked(served, "/-/build")[1] == first
    served.tell()
    assert asked(served, "/-/build")[1] != first


def test_an_address_that_does_not_exist_comes_once_it_is_built(site: Path, served: Preview) -> None:
    status, text, _ = asked(served, "/book/gone.html")
    assert status == 404
    assert served.build in text
    (site / "404.html").write_text("<body><h1>Page not found</h1></body>", encoding="utf-8")
    status, text, _ = asked(served, "/book/gone.html")
    assert status == 404
    assert "Page not found" in text
    assert served.build in text


def test_nothing_outside_the_site_is_sent(site: Path, served: Preview) -> None:
    (site.parent / "secret.html").write_text("secret", encoding="utf-8")
    for path in ("/../secret.html", "/%2e%2e/secret.html", "//../secret.html"):
        status, text, _ = asked(served, path)
        assert status == 404
        assert "secret" not in text


def test_the_head_of_a_page_has_no_body(served: Preview) -> None:
    status, text, headers = asked(served, "/index.html", "HEAD")
    assert (status, text) == (200, "")
    assert int(headers["Content-Length"]) > len(PAGE)


def test_only_this_machine_can_see_it(served: Preview) -> None:
    assert served.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_wrong_usage(site: Path, served: Preview) -> None:
    with (
        pytest.raises(WrongUsage, match=f"port {served.server_port} is in use"),
        preview(site, served.server_port),
    ):
        pass


def test_it_ends_at_once_whoever_is_connected(site: Path) -> None:
    with preview(site, 0) as server:
        connection = http.client.HTTPConnection(HOST, server.server_port)
        connection.connect()
        began = time.monotonic()
    assert time.monotonic() - began < 3
    connection.close()

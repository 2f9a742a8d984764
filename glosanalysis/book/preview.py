"""Show the site on this machine while one works on it: its pages reload when it was built again."""

from __future__ import annotations

import errno
import io
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from glosanalysis.errors import WrongUsage

__all__ = ["HOST", "Preview", "preview"]

HOST = "127.0.0.1"
"""This machine only: nobody else on the network sees what is not published yet."""

_BUILD = "/-/build"
"""The address at which a page asks which build is the newest; no page of the book is there."""

_SCRIPT = "/-/reload.js"
"""A file of its own: the pages of the book allow no script within them."""
_RELOADING = b"""\
// Asked anew each time, not held open: browsers allow six open requests a host, in all tabs.
const { ask, build } = document.currentScript.dataset;
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(ask).catch(() => null);
  if (answer && (await answer.text()) !== build) location.reload();
}, 1000);
"""
_CALLED = f'<script src="{_SCRIPT}" data-ask="{_BUILD}" data-build="%s"></script>\n'
_NOT_YET = "<!DOCTYPE html><title>Not here</title><p>There is no such page yet.</p></body>"


class Preview(ThreadingHTTPServer):
    """A server of a built site. Each page that it sends, and no file, bears a script that reloads.

    Parameters
    ----------
    site : Path
        The folder of the site; it may be built later.
    port : int
        Any free one for 0.
    """

    daemon_threads = True
    """A browser that keeps a connection does not keep the command from ending."""
    allow_reuse_address = sys.platform != "win32"
    """There it would let a second server take the port from the first."""

    def __init__(self, site: Path, port: int) -> None:
        self.site = site
        self.build = ""
        self.tell()
        super().__init__((HOST, port), _Pages)

    @property
    def address(self) -> str:
        """Where it can be seen."""
        return f"http://{HOST}:{self.server_port}"

    def tell(self) -> None:
        """Have every page that is open reload: the site was built again."""
        self.build = str(time.monotonic_ns())

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing where a browser went away before it had all, as it does when it reloads."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Pages(SimpleHTTPRequestHandler):
    server: Preview

    def __init__(self, request: Any, client_address: Any, server: Preview) -> None:
        super().__init__(request, client_address, server, directory=str(server.site))

    def do_GET(self) -> None:
        """Answer which build is the newest, or send a file."""
        own = {
            _BUILD: (self.server.build.encode(), "text/plain"),
            _SCRIPT: (_RELOADING, "text/javascript"),
        }
        if self.path in own:
            self.wfile.write(self._begun(HTTPStatus.OK, *own[self.path]).getvalue())
        else:
            super().do_GET()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send pages with the script; other files as they are."""
        asked = Path(self.translate_path(self.path))
        if asked.is_dir() and self.path.split("?")[0].endswith("/"):
            asked /= "index.html"
        if asked.is_file() and asked.suffix != ".html":
            return super().send_head()
        if asked.is_dir():
            return super().send_head()  # which sends on to the address with a slash
        return self._page(asked)

    def _page(self, asked: Path) -> io.BytesIO:
        """Give a page, or what is shown where there is none, which comes once it is built."""
        missing = self.server.site / "404.html"
        status = HTTPStatus.OK if asked.is_file() else HTTPStatus.NOT_FOUND
        file = asked if asked.is_file() else missing
        text = file.read_text(encoding="utf-8") if file.is_file() else _NOT_YET
        script = _CALLED % self.server.build
        before, end, after = text.rpartition("</body>")
        return self._begun(status, f"{before}{script}{end}{after}".encode(), "text/html")

    def _begun(self, status: HTTPStatus, content: bytes, kind: str) -> io.BytesIO:
        """Send the head of an answer, and give what is left to send."""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def end_headers(self) -> None:
        """Have the browser ask again for each file: it may be of a newer build."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing of each file that a browser asks for."""


@contextmanager
def preview(site: Path, port: int) -> Iterator[Preview]:
    """Serve a site while the block runs.

    Parameters
    ----------
    site : Path
    port : int

    Yields
    ------
    Preview
        To be told when the site was built again.

    Raises
    ------
    WrongUsage
        If another program serves at that port.
    """
    try:
        server = Preview(site, port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise WrongUsage(
            f"port {port} is in use: end the program that serves there, or choose another by --port"
        ) from None
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()

"""A server on this machine that answers as the Department's API and data catalogue do."""

from __future__ import annotations

import gzip
import hashlib
import json
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

API, CATALOGUE = "/statistics/v1", "/data-catalogue/data-set"
SLUG = "children-s-social-work-workforce"
CSWW = "d5c6a1f0-0000-4000-8000-000000000001"


@dataclass
class Fault:
    """What goes wrong instead of an answer.

    Parameters
    ----------
    how : str
        ``status``, ``cut`` (short of the length told), ``cut gzip`` (no length told), ``slow``,
        ``says`` (the body as it is), ``hang up``.
    """

    how: str
    code: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    kind: str = "application/json"


@dataclass
class Release:
    version: str
    published: str | None
    csv: bytes
    status: str = "Published"


@dataclass
class Publisher:
    """What it publishes, what is to go wrong, and what it was asked.

    Parameters
    ----------
    faults : list of (str, Fault)
        Each happens once, to the first question whose address holds the text.
    packed : bool
        Whether tables are packed for the way.
    page_size : int
        The most that it gives at once, whatever is asked for.
    etag : str
        The name of all tables, instead of one for each.
    """

    address: str = ""
    publications: list[dict[str, str]] = field(default_factory=list)
    data_sets: list[dict[str, Any]] = field(default_factory=list)
    releases: dict[str, list[Release]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    packed: bool = True
    page_size: int = 2
    etag: str = ""

    def count(self, part: str) -> int:
        return sum(part in address for address in self.asked)

    def answer(self, path: str, query: dict[str, str]) -> bytes | dict[str, Any] | None:
        if path.startswith(f"{CATALOGUE}/"):
            return self.files.get(path.split("/")[-2])
        match path.removeprefix(API).strip("/").split("/"):
            case ["publications"]:
                words = query.get("search", "").split()
                found = [each for each in self.publications if words[0] in each["slug"]]
                return self.page(found, query)
            case ["publications", id_, "data-sets"]:
                own = [each for each in self.data_sets if each["publication"] == id_]
                return self.page(own, query)
            case ["data-sets", id_]:
                return next((each for each in self.data_sets if each["id"] == id_), None)
            case ["data-sets", id_, "meta"]:
                named = [
                    {"id": f"x{n}", "column": name} for n, name in enumerate(self.columns(id_))
                ]
                return {"filters": [], "indicators": named}
            case ["data-sets", id_, "versions"]:
                return self.page([_summary(each) for each in self.releases.get(id_, [])], query)
            case ["data-sets", id_, "csv"]:
                wanted = query["dataSetVersion"]
                return next(each.csv for each in self.releases[id_] if each.version == wanted)
        return None

    def columns(self, id_: str) -> list[str]:
        tables = [each.csv for each in self.releases.get(id_, [])]
        if not tables:
            return ["role"]
        first = gzip.decompress(tables[-1]) if tables[-1][:2] == b"\x1f\x8b" else tables[-1]
        return first.split(b"\n", 1)[0].decode("utf-8-sig").strip().split(",")

    def page(self, found: list[dict[str, Any]], query: dict[str, str]) -> dict[str, Any]:
        number, size = int(query.get("page", 1)), min(self.page_size, int(query["pageSize"]))
        paging = {
            "page": number,
            "pageSize": size,
            "totalResults": len(found),
            "totalPages": -(-len(found) // size),
        }
        return {"paging": paging, "results": found[(number - 1) * size : number * size]}


def _summary(release: Release) -> dict[str, Any]:
    return {
        "version": release.version,
        "type": "Major" if release.version.endswith(".0") else "Minor",
        "status": release.status,
        "published": release.published,
        "file": {"id": "f"},
    }


def publisher_of(*releases: Release) -> Publisher:
    """Give a publisher of the workforce census, and of others beside it."""
    other = {"status": "Published", "supersedingDataSetId": None, "publication": "p3"}
    return Publisher(
        publications=[
            {"id": f"p{n}", "slug": slug, "title": slug}
            for n, slug in enumerate(("children-in-need", "children-looked-after", SLUG), 1)
        ],
        data_sets=[
            {**other, "id": "a", "title": "Workforce by role"},
            {**other, "id": "b", "title": "Workforce by ethnicity"},
            {**other, "id": CSWW, "title": "Workforce indicators 2017 to 2025"},
        ],
        releases={CSWW: list(releases)},
    )


@contextmanager
def serving(publisher: Publisher, certificate: Path | None = None) -> Iterator[Publisher]:
    """Serve while the block lasts, at an address of this machine; with a certificate, by TLS."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            publisher.asked.append(self.path)
            for place, (part, fault) in enumerate(publisher.faults):
                if part in self.path:
                    del publisher.faults[place]
                    return _go_wrong(self, fault)
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            found = publisher.answer(parts.path, query)
            return _send(self, found, publisher)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    publisher.address = f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _send(
    handler: BaseHTTPRequestHandler, found: bytes | dict[str, Any] | None, publisher: Publisher
) -> None:
    if found is None:
        return _respond(handler, 404, b'{"title": "Not Found"}', {})
    if isinstance(found, dict):
        return _respond(handler, 200, json.dumps(found).encode(), {})
    etag = publisher.etag or f'"{hashlib.sha256(found).hexdigest()[:16]}"'
    if handler.headers.get("If-None-Match") == etag:
        return _respond(handler, 304, b"", {"ETag": etag})
    packing = {"Content-Encoding": "gzip"} if publisher.packed else {}
    body = gzip.compress(found) if publisher.packed else found
    return _respond(handler, 200, body, {"ETag": etag, "Content-Type": "text/csv", **packing})


def _go_wrong(handler: BaseHTTPRequestHandler, fault: Fault) -> None:
    if fault.how == "hang up":
        handler.close_connection = True
        return None
    if fault.how == "slow":
        time.sleep(0.6)
        return None
    if fault.how == "cut":
        length = {"Content-Length": str(len(fault.body) + 1000)}
        return _respond(handler, 200, fault.body, length)
    if fault.how == "cut gzip":
        body = gzip.compress(fault.body)[:-100]
        return _respond(handler, 200, body, {"Content-Encoding": "gzip", "Content-Length": ""})
    return _respond(handler, fault.code, fault.body, {"Content-Type": fault.kind, **fault.headers})


def _respond(
    handler: BaseHTTPRequestHandler, code: int, body: bytes, headers: dict[str, str]
) -> None:
    handler.send_response(code)
    whole = {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}
    for name, value in whole.items():
        if value:
            handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)

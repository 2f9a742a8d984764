"""Ask a publisher's server, again where the fault may pass, and take only whole answers."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import urlsplit

import requests
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_exponential
from urllib3.exceptions import HTTPError, InvalidHeader, ReadTimeoutError
from urllib3.util import Retry

from glosanalysis.errors import NotFetched
from glosanalysis.releases.fetching.addresses import Addresses

__all__ = ["Answer", "Client", "MayPass", "NoServer"]

_MAY_PASS = (429, 500, 502, 503, 504)
_MOST = 200_000_000
"""Bytes of an answer: the largest table used is 6 MB."""
_PIECE = 65_536
_GZIP = b"\x1f\x8b"


class MayPass(NotFetched):
    """A fault that may be gone in a moment.

    Parameters
    ----------
    said : str
    after : float, optional
        The seconds after which the server asks to be asked again.
    """

    def __init__(self, said: str, after: float | None = None) -> None:
        super().__init__(said)
        self.after = after


class NoServer(MayPass):
    """Nobody answers: whatever else is asked of the same server will fare no better."""


@dataclass(frozen=True)
class Answer:
    """A whole answer.

    Parameters
    ----------
    content : bytes
        Unpacked, whether it was packed for the way or as a file.
    etag : str
        The server's name for these bytes; empty where it gives none.
    unchanged : bool
        Whether it has the bytes that were named when asking, and therefore sent none.
    """

    content: bytes
    etag: str
    unchanged: bool


class Client:
    """Asks one publisher, over one connection where it can.

    Parameters
    ----------
    settings : Addresses
        Where its time-out, attempts and waits stand.
    """

    def __init__(self, settings: Addresses) -> None:
        self._settings = settings
        self._session = requests.Session()
        agent = f"glosanalysis/{version('glosanalysis')}"
        self._session.headers.update({"User-Agent": agent, "Accept-Encoding": "gzip"})
        self._texts: dict[str, bytes] = {}

    def text(self, address: str) -> bytes:
        """Give an answer that is read at once; what was asked before is not asked again."""
        if address not in self._texts:
            self._texts[address] = self.ask(address).content
        return self._texts[address]

    def ask(self, address: str, etag: str = "") -> Answer:
        """Ask until there is an answer, or no hope of one.

        Parameters
        ----------
        address : str
        etag : str
            The name of the bytes that are here already.

        Raises
        ------
        NotFetched
            With a line that says why not.
        """
        again = Retrying(
            stop=stop_after_attempt(self._settings.attempts),
            wait=self._pause,
            retry=retry_if_exception_type(MayPass),
            reraise=True,
        )
        return again(self._once, address, {"If-None-Match": etag} if etag else {})

    def _pause(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, MayPass) and error.after is not None:
            return error.after
        return wait_exponential(self._settings.wait, self._settings.longest_wait)(state)

    def _once(self, address: str, headers: dict[str, str]) -> Answer:
        host, timeout = urlsplit(address).netloc, self._settings.timeout
        try:
            with self._session.get(
                address, headers=headers, timeout=timeout, stream=True
            ) as response:
                self._refuse(response, asked_for_change=bool(headers))
                content = b"" if response.status_code == 304 else _whole(response)
                etag = response.headers.get("ETag", "")
                return Answer(content, etag, unchanged=response.status_code == 304)
        except requests.exceptions.SSLError as error:
            raise NotFetched(f"{host}: no secure connection: {_reason(error)}") from None
        except (requests.Timeout, ReadTimeoutError):
            raise NoServer(f"{host}: no answer within {timeout:g} s") from None
        except requests.ConnectionError:
            raise NoServer(f"{host}: cannot be reached; is there a network?") from None
        except (HTTPError, EOFError, zlib.error, gzip.BadGzipFile):
            raise MayPass(f"{address}: the answer was cut short") from None
        except requests.RequestException as error:
            raise NotFetched(f"{address}: {error}") from None

    def _refuse(self, response: requests.Response, *, asked_for_change: bool) -> None:
        code = response.status_code
        if code == 200 or (code == 304 and asked_for_change):
            return
        said = f"{response.url}: the server answers {code} {response.reason or ''}".rstrip()
        if code not in _MAY_PASS:
            raise NotFetched(said)
        after = _retry_after(response)
        if after is not None and after > self._settings.longest_wait:
            raise NotFetched(f"{said}, and asks to be left alone for {after:.0f} s")
        raise MayPass(said, after)


def _retry_after(response: requests.Response) -> float | None:
    told = response.headers.get("Retry-After")
    try:
        return Retry().parse_retry_after(told) if told else None
    except InvalidHeader:
        return None


def _whole(response: requests.Response) -> bytes:
    """Read an answer as it comes over the wire: urllib3 holds it to the length that was told."""
    pieces, size = [], 0
    for piece in response.raw.stream(_PIECE, decode_content=False):
        size += len(piece)
        if size > _MOST:
            raise NotFetched(f"{response.url}: more than {_MOST // 1_000_000} MB")
        pieces.append(piece)
    content = b"".join(pieces)
    # Unpacked here: where no length is told, the sum at the end of gzip is the only sign of a cut.
    packed = response.headers.get("Content-Encoding", "").lower() == "gzip"
    while packed or content.startswith(_GZIP):
        content, packed = gzip.decompress(content), False
    return content


def _reason(error: requests.exceptions.SSLError) -> str:
    said = str(error)
    _, found, told = said.partition("certificate verify failed: ")
    if found:
        return f"its certificate is not to be trusted ({told.split(' (_ssl')[0]})"
    return "the server speaks no TLS, or another version of it"

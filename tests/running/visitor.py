"""Somebody with an HTTP client and no browser: what programs, mail scanners and old phones send."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPHandler, HTTPRedirectHandler, Request, build_opener

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_BOUNDARY = "----amends-tests"


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: Mapping[str, str]


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


class _FromHome(HTTPHandler):
    """Connects from an address of this machine that nobody else has, as customers do from theirs."""

    _homes = itertools.count(1)

    def __init__(self) -> None:
        super().__init__()
        number = next(self._homes)
        self._home = f"127.1.{number // 250}.{number % 250 + 1}"

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(HTTPConnection, req, source_address=(self._home, 0))


class Visitor:
    """Keeps cookies, follows no redirect, and fills in the CSRF token of the page that a form is on.

    Each comes from an address of their own: the public form takes thirty requests an hour from one.
    """

    def __init__(self, base: str) -> None:
        self._base = base
        self.cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self.cookies), _StayHere(), _FromHome())

    def get(self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answer:
        return self._send(Request(self._url(path), method=method, headers=dict(headers or {})))

    def post(self, path: str, fields: Mapping[str, str], file: tuple[str, bytes] | None = None) -> Answer:
        """Opens the page at `path` and sends its form, with one file (name, bytes) in its field `attachments`."""
        return self.send(path, self.token_of(path), fields, file)

    def token_of(self, path: str) -> str:
        """The CSRF token of a page, empty where it has no form."""
        found = _TOKEN.search(self.get(path).text)
        return unescape(found[1]) if found else ""

    def send(self, path: str, token: str, fields: Mapping[str, str], file: tuple[str, bytes] | None = None) -> Answer:
        """Sends a form that was opened before."""
        known = {"csrfmiddlewaretoken": token} if token else {}
        request = Request(self._url(path), method="POST", headers={"Referer": self._url(path)})
        if file is None:
            request.data = urlencode(known | dict(fields)).encode()
        else:
            request.data = _multipart(known | dict(fields), *file)
            request.add_header("Content-Type", f"multipart/form-data; boundary={_BOUNDARY}")
        return self._send(request)

    def sign_in(self, email: str, password: str) -> Answer:
        return self.post("/accounts/login/", {"login": email, "password": password})

    def _url(self, path: str) -> str:
        return path if path.startswith("http") else self._base + path

    def _send(self, request: Request) -> Answer:
        try:
            answer = self._opener.open(request, timeout=30)
        except HTTPError as error:
            answer = error
        with answer:
            return Answer(answer.status, answer.read().decode("utf-8", "replace"), answer.headers)


def _multipart(fields: Mapping[str, str], filename: str, content: bytes) -> bytes:
    parts = [
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="attachments"; filename="{filename}"\r\n'
    head += "Content-Type: application/octet-stream\r\n\r\n"
    return "".join(parts).encode() + head.encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode()

"""The wire to providers: a session of `requests` whose every request goes through `web.outside`."""

from typing import cast

import requests
from django.conf import settings
from requests.adapters import BaseAdapter

from helpdesk.web import outside


class GuardedTransport(BaseAdapter):
    """Reaches providers on the internet, and those within one's own network that `SIGN_IN_HOSTS` names."""

    def send(self, request: requests.PreparedRequest, *_: object, **__: object) -> requests.Response:
        """Make one request.

        Raises:
            InvalidURL: the address is none that we ask.
            ConnectionError: nobody answered.
        """
        body = request.body or b""
        sent = body.encode() if isinstance(body, str) else cast(bytes, body)
        headers = {name: str(value) for name, value in request.headers.items() if name.lower() != "accept-encoding"}
        method, url = request.method or "GET", request.url or ""
        try:
            answered = outside.ask(method, url, sent, headers, own_hosts=settings.SIGN_IN_HOSTS)
        except outside.NotAllowed as refusal:
            raise requests.exceptions.InvalidURL(str(refusal.barrier)) from None
        except outside.NotReached as away:
            raise requests.ConnectionError(str(away)) from None
        response = requests.Response()
        response.status_code, response.encoding = answered.status, "utf-8"
        response._content = answered.text.encode()
        response.headers["Content-Type"] = answered.content_type
        response.request, response.url = request, url
        return response

    def close(self) -> None:
        """Nothing stays open."""


def guarded_session() -> requests.Session:
    """A session that follows no redirects and knows no proxies, passwords or cookies of its environment."""
    session = requests.Session()
    session.trust_env = False
    session.max_redirects = 0
    session.mount("https://", GuardedTransport())
    session.mount("http://", GuardedTransport())
    return session

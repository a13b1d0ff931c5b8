"""Tests what was entered for a provider, step by step; nothing is stored, and nobody signs in."""

from collections.abc import Iterator
from dataclasses import dataclass

import requests
from django.utils.translation import gettext, gettext_noop, ngettext
from requests.auth import HTTPBasicAuth

from helpdesk.sso.doors import discovery
from helpdesk.sso.doors.oidc import redirect_url
from helpdesk.sso.doors.wire import guarded_session
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.tokens import usable
from helpdesk.web.words.formats import number

ADDRESS = gettext_noop("Address")
ISSUER = gettext_noop("Issuer")
PLACES = gettext_noop("Addresses within")
KEYS = gettext_noop("Keys")
CLIENT = gettext_noop("Client ID and secret")
STEPS = (ADDRESS, ISSUER, PLACES, KEYS, CLIENT)
OWN_NETWORK = gettext_noop(
    "The address leads into your own network, or is not https. Whoever runs the server names such a host in "
    "SIGN_IN_HOSTS."
)
BAD_CLIENT = ("invalid_client", "unauthorized_client")


@dataclass(frozen=True)
class Found:
    """One step and how it went; `ok` is None for one that was not reached or tells nothing."""

    step: str
    ok: bool | None
    words: str = gettext_noop("Not tried.")


class StepFailed(Exception):
    """A step went wrong, in words."""

    def __init__(self, step: str, words: str) -> None:
        super().__init__(words)
        self.found = Found(step, ok=False, words=words)


def try_out(provider: SignInProvider, secret: str) -> list[Found]:
    """Test every step in order; the first that fails ends the test."""
    done: list[Found] = []
    try:
        for found in _steps(provider, secret):
            done.append(found)  # noqa: PERF402 - what was done before a step fails counts
    except StepFailed as failure:
        done.append(failure.found)
    tried = {found.step for found in done}
    return done + [Found(step, ok=None) for step in STEPS if step not in tried]


def _steps(provider: SignInProvider, secret: str) -> Iterator[Found]:
    url = discovery.discovery_url(provider.issuer)
    document = _read(ADDRESS, url)
    yield Found(ADDRESS, ok=True, words=gettext("%(url)s answers.") % {"url": url})
    own_name = str(document.get("issuer", ""))
    if own_name != provider.issuer:
        raise StepFailed(
            ISSUER, gettext("The provider calls itself “%(name)s”: enter that.") % {"name": own_name[:200]}
        )
    yield Found(ISSUER, ok=True, words=gettext("It calls itself as you do."))
    if missing := [name for name in discovery.NEEDED if not isinstance(document.get(name), str)]:
        raise StepFailed(PLACES, gettext("It does not tell %(names)s.") % {"names": ", ".join(missing)})
    yield Found(PLACES, ok=True, words=gettext("It tells where to sign in, and where to ask about it."))
    keys = usable(_read(KEYS, document["jwks_uri"]))
    if not keys:
        raise StepFailed(KEYS, gettext("None of its keys proves a token: it has to sign by RSA or by elliptic curves."))
    words = ngettext("It has one key that proves tokens.", "It has %(count)s keys that prove tokens.", len(keys))
    yield Found(KEYS, ok=True, words=words % {"count": number(len(keys))})
    yield _client(provider, secret, document)


def _read(step: str, url: str) -> discovery.Document:
    """What stands at an address.

    Raises:
        StepFailed: no JSON object, or nobody.
    """
    try:
        return discovery.read_json(url)
    except requests.exceptions.InvalidURL:
        raise StepFailed(step, gettext(OWN_NETWORK)) from None
    except requests.HTTPError as error:
        status = error.response.status_code if error.response is not None else 0
        raise StepFailed(step, gettext("%(url)s answers with %(status)s.") % {"url": url, "status": status}) from None
    except requests.exceptions.InvalidJSONError:
        raise StepFailed(step, gettext("%(url)s answers with something else.") % {"url": url}) from None
    except requests.RequestException as error:
        told = {"url": url, "error": str(error)[:200] or gettext("nobody knows this name")}
        raise StepFailed(step, gettext("%(url)s cannot be reached: %(error)s") % told) from None


def _client(provider: SignInProvider, secret: str, document: discovery.Document) -> Found:
    """Whether ID and secret are known there: they are looked at before a code that nobody gave."""
    code = {
        "grant_type": "authorization_code",
        "code": "a-code-that-nobody-gave",
        "redirect_uri": redirect_url(provider),
    }
    own = {"client_id": provider.client_id, "client_secret": secret}
    auth = HTTPBasicAuth(provider.client_id, secret) if discovery.wants_basic(document) else None
    unknown = Found(CLIENT, ok=None, words=gettext("The provider does not say. Sign in by it yourself, below."))
    try:
        with guarded_session() as session:
            answer = session.post(document["token_endpoint"], data=code if auth else code | own, auth=auth).json()
    except requests.RequestException:
        return unknown
    error = answer.get("error") if isinstance(answer, dict) else None
    if error in BAD_CLIENT:
        return Found(CLIENT, ok=False, words=gettext("The provider does not know this client ID with this secret."))
    if error == "invalid_grant":
        return Found(CLIENT, ok=True, words=gettext("The provider knows them."))
    return unknown

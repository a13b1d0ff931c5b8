"""Reads what a provider says of itself: its discovery document and its keys."""

from collections.abc import Mapping
from typing import Any

import requests

from helpdesk.sso.doors.wire import guarded_session
from helpdesk.sso.errors import NotLetIn, Refusal
from helpdesk.sso.models import SignInProvider

WELL_KNOWN = "/.well-known/openid-configuration"
NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")

Document = dict[str, Any]


def discovery_url(issuer: str) -> str:
    """Where the document of an issuer lies (OpenID Connect Discovery 1.0, 4)."""
    return issuer.rstrip("/") + WELL_KNOWN


def read_json(url: str, headers: Mapping[str, str] | None = None) -> Document:
    """A JSON object from an address.

    Raises:
        RequestException: nobody answers with one.
    """
    with guarded_session() as session:
        answer = session.get(url, headers=headers)
        answer.raise_for_status()
        found = answer.json()
    if not isinstance(found, dict):
        raise requests.exceptions.InvalidJSONError("no object")
    return found


def configuration(provider: SignInProvider) -> Document:
    """The provider's own document, which must be of the issuer that was entered, to the letter.

    Raises:
        NotLetIn: there is none, it lacks something, or it is another's.
    """
    if not provider.issuer:
        raise NotLetIn(Refusal.NOT_SET_UP)
    try:
        document = read_json(discovery_url(provider.issuer))
    except requests.RequestException:
        raise NotLetIn(Refusal.NOT_REACHED) from None
    if not all(isinstance(document.get(name), str) for name in NEEDED):
        raise NotLetIn(Refusal.NOT_REACHED)
    if document["issuer"] != provider.issuer:
        raise NotLetIn(Refusal.OTHER_ISSUER)
    return document


def wants_basic(document: Document) -> bool:
    """Whether ID and secret go as a header: so where the document names no other way, as the standard has it."""
    return "client_secret_post" not in document.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])

"""The way to a provider, by the language that it speaks: OpenID Connect or SAML."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from helpdesk.sso.doors import oidc, probe, saml, saml_probe
from helpdesk.sso.doors.probe import Found
from helpdesk.sso.models import SignInProvider


@dataclass(frozen=True)
class Way:
    """What differs. `provider` is the row as allauth knows one; `asked` gives the address that asks for a person, and
    `taken_in` the answer to their return; `returns_to` is the address for the provider's console; `try_out` tests."""

    provider: Callable[[HttpRequest, SignInProvider], oidc.OidcProvider | saml.SamlProvider]
    asked: Callable[[HttpRequest, SignInProvider], str]
    taken_in: Callable[[HttpRequest, SignInProvider], HttpResponse]
    returns_to: Callable[[SignInProvider], str]
    try_out: Callable[[SignInProvider, str], list[Found]]


OIDC = Way(oidc.OidcProvider, oidc.asked, oidc.taken_in, oidc.redirect_url, probe.try_out)
SAML = Way(saml.SamlProvider, saml.asked, saml.taken_in, saml.acs_url, saml_probe.try_out)


def way_to(row: SignInProvider) -> Way:
    """How this provider is spoken to."""
    return SAML if row.is_saml else OIDC

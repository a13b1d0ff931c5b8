"""Makes claims of what a provider of SAML says of somebody, so that one and the same rules judge them."""

from collections.abc import Iterable
from typing import Any

from helpdesk.sso.assertions import EMAIL_ADDRESS, Assertion
from helpdesk.sso.models import SignInProvider

CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
MICROSOFT = "http://schemas.microsoft.com/ws/2008/06/identity/claims/"
METHODS = "http://schemas.microsoft.com/claims/authnmethodsreferences"
VERIFIED = ("email_verified", "http://schemas.auth0.com/email_verified")
EMAILS = (f"{CLAIMS}emailaddress", "urn:oid:0.9.2342.19200300.100.1.3", "email", "mail", "Email", "emailAddress")
NAMES = ("http://schemas.microsoft.com/identity/claims/displayname", "urn:oid:2.16.840.1.113730.3.1.241", "displayName")
GIVEN = (f"{CLAIMS}givenname", "urn:oid:2.5.4.42", "givenName", "firstName")
FAMILY = (f"{CLAIMS}surname", "urn:oid:2.5.4.4", "surname", "lastName", "sn")
GROUPS = (f"{MICROSOFT}groups", "http://schemas.xmlsoap.org/claims/Group", "groups", "memberOf", "Role")
"""The names that Microsoft Entra, AD FS, Google Workspace, Keycloak and Okta give to what we ask for."""
DEFAULT_GROUPS = "groups"
ASKED_FOR_MORE = {"http://schemas.microsoft.com/claims/multipleauthn", "https://refeds.org/profile/mfa"}
"""What says that a second factor was shown."""


def claims_of(provider: SignInProvider, told: Assertion) -> dict[str, Any]:
    """The claims of an assertion that was proved. An address may also be the very name of the person."""
    named_by_address = [told.subject] if told.form == EMAIL_ADDRESS else []
    emails = _first(told, _names(provider.email_attribute, EMAILS)) or named_by_address
    is_usual = provider.group_claim in ("", DEFAULT_GROUPS)
    claims: dict[str, Any] = {
        "sub": told.subject,
        "email": emails[0] if len(emails) == 1 else "",
        "name": " ".join(_first(told, _names(provider.name_attribute, NAMES))[:1]),
        "given_name": " ".join(_first(told, GIVEN)[:1]),
        "family_name": " ".join(_first(told, FAMILY)[:1]),
        provider.group_claim: _first(told, GROUPS if is_usual else (provider.group_claim,)),
        "amr": ["mfa"] if ASKED_FOR_MORE.intersection([*told.contexts, *told.attributes.get(METHODS, [])]) else [],
    }
    verified = _first(told, VERIFIED)
    return claims | ({"email_verified": verified[0].lower()} if verified else {})


def _names(own: str, usual: Iterable[str]) -> Iterable[str]:
    return (own,) if own else usual


def _first(told: Assertion, names: Iterable[str]) -> list[str]:
    """What the first of the names that is told has."""
    return next((list(told.attributes[name]) for name in names if told.attributes.get(name)), [])

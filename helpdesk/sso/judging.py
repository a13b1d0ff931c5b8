"""Decides by a provider's word alone whether somebody may come in, and what they would get.

The rule: a provider speaks for the addresses of its own domains, which an admin entered, and for no other. So whoever
comes has one address, of such a domain, that the provider says is verified; Microsoft says so by `xms_edov`, and of
Google it takes the organisation's own directory (`hd`), for anybody can have an account there with somebody's address.
SAML has no usual word for it: there an admin says of the whole directory that nobody chooses an address of their own.
The address is ASCII, so that no letter that only looks or compares alike finds another person's account.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from helpdesk.people.models import Role
from helpdesk.people.services.staff.bounds import rank
from helpdesk.sso.errors import NotLetIn, Refusal
from helpdesk.sso.kinds import GOOGLE_ISSUER
from helpdesk.sso.models import SignInProvider
from helpdesk.web.words.addresses import is_address

Claims = Mapping[str, Any]
SAY_VERIFIED = ("email_verified", "xms_edov")
"""Claims that say of the address beside them that it is verified."""
TRUE = (True, "true", "True", "1")


@dataclass(frozen=True)
class Newcomer:
    """Somebody whom a provider vouches for. `subject` is what it calls them for good."""

    subject: str
    email: str
    name: str
    groups: frozenset[str]


def newcomer_of(provider: SignInProvider, claims: Claims) -> Newcomer:
    """Who comes, by the claims of a token that was proved.

    Raises:
        NotLetIn: they may not, by the provider's rules.
    """
    email = str(claims.get("email") or "").strip().lower()
    if not email.isascii() or not is_address(email) or len(email) > 254:
        raise NotLetIn(Refusal.NO_ADDRESS)
    domain = email.rpartition("@")[2]
    if domain not in provider.domains:
        raise NotLetIn(Refusal.FOREIGN_DOMAIN, email)
    if not _is_verified(provider, claims):
        raise NotLetIn(Refusal.NOT_VERIFIED, email)
    if provider.issuer == GOOGLE_ISSUER and str(claims.get("hd", "")).lower() not in provider.domains:
        raise NotLetIn(Refusal.FOREIGN_DIRECTORY, email)
    groups = groups_of(provider, claims)
    if provider.groups and groups.isdisjoint(provider.groups):
        raise NotLetIn(Refusal.NOT_IN_GROUP, email)
    return Newcomer(str(claims["sub"]), email, _name(claims) or email.partition("@")[0], groups)


def _is_verified(provider: SignInProvider, claims: Claims) -> bool:
    if provider.kind == SignInProvider.Kind.MICROSOFT and claims.get("xms_edov") in TRUE:
        return True
    if provider.is_saml and provider.owns_addresses and "email_verified" not in claims:
        return True
    return claims.get("email_verified") in TRUE


def groups_of(provider: SignInProvider, claims: Claims) -> frozenset[str]:
    """The groups of the claim, which may lie within others: "realm_access.roles" is a claim in a claim."""
    found: Any = claims.get(provider.group_claim)
    if found is None:
        found = claims
        for part in provider.group_claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    names = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return frozenset(str(name) for name in names)


def _name(claims: Claims) -> str:
    parts = " ".join(str(claims.get(part) or "") for part in ("given_name", "family_name"))
    return " ".join((str(claims.get("name") or "") or parts).replace("\x00", "").split())[:200]


def role_of(provider: SignInProvider, groups: frozenset[str]) -> str:
    """The highest role that an admin gave to one of the groups or to everybody; admin only where that is ticked."""
    given = [provider.role, *(grant.role for grant in provider.group_grants if grant.group in groups)]
    return max((role for role in given if role != Role.ADMIN or provider.makes_admins), key=rank, default=Role.AGENT)


def teams_of(provider: SignInProvider, groups: frozenset[str]) -> set[int]:
    """The keys of the teams that go to everybody, and to one of the groups."""
    own = {team.pk for team in provider.teams.all()}
    return own.union(*(grant.teams for grant in provider.group_grants if grant.group in groups))

"""Makes and changes providers."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import Role, Team, User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.sso import certificates as pems
from helpdesk.sso.models import GroupGrant, SignInProvider
from helpdesk.web.sealed import seal

DOMAIN = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))+")
ISSUER = re.compile(r"https?://[^\s?#]+")


def make_provider(*, kind: str, name: str, by: User | None) -> SignInProvider:
    """Make a provider, off, so that it has the address that its console asks for.

    Raises:
        ValidationError: by field.
    """
    provider = SignInProvider(kind=kind, name=" ".join(name.split()))
    if not provider.preset.questions:
        provider.issuer = provider.preset.issuer
    with transaction.atomic(), recorded(provider, by=by):
        provider.key = _free_key(provider.name)
        provider.full_clean()
        provider.save()
    return provider


def save_provider(
    *,
    provider: SignInProvider,
    name: str,
    issuer: str,
    client_id: str = "",
    secret: str = "",
    sso_url: str = "",
    certificates: Iterable[str] = (),
    email_attribute: str = "",
    name_attribute: str = "",
    owns_addresses: bool = False,
    domains: Iterable[str],
    group_claim: str = "groups",
    groups: Iterable[str] = (),
    role: str = Role.AGENT,
    teams: Iterable[Team] = (),
    grants: Iterable[GroupGrant] = (),
    makes_admins: bool = False,
    by: User | None,
) -> SignInProvider:
    """Store what a provider is, who may come by it and what they get. An empty secret leaves the one that is stored.

    `client_id` and `secret` are of OpenID Connect; `sso_url`, `certificates` (DER as base64), the attributes and
    `owns_addresses` of SAML.

    With another issuer or client ID the provider means other people by its names: all links to ours are forgotten, and
    passwords that were off are on until an admin has come by it anew.

    Raises:
        ValidationError: by field.
    """
    with transaction.atomic():
        row = SignInProvider.objects.select_for_update(no_key=True).get(pk=provider.pk)
        with recorded(row, by=by):
            before = (row.issuer, row.client_id)
            row.name, row.issuer, row.client_id = " ".join(name.split()), issuer.strip(), client_id.strip()
            row.secret = seal(secret) if secret else row.secret
            row.sso_url, row.certificates = sso_url.strip(), list(certificates)
            row.email_attribute, row.name_attribute = email_attribute.strip(), name_attribute.strip()
            row.owns_addresses = owns_addresses
            row.domains = _distinct(domain.lower().lstrip("@") for domain in domains)
            row.group_claim, row.groups = group_claim.strip(), _distinct(groups)
            row.role, row.makes_admins = role, makes_admins
            row.grants = [grant._asdict() for grant in grants]
            _check(row)
            row.full_clean()
            if before != (row.issuer, row.client_id):
                SocialAccount.objects.filter(provider=row.key).delete()
                row.passwords_off = False
            row.save()
            row.teams.set(teams)
    return row


def _check(row: SignInProvider) -> None:
    """Refuse what would let the wrong people in.

    Raises:
        ValidationError: by field.
    """
    wrong: dict[str, Any] = {}
    if row.issuer and not (row.is_saml or ISSUER.fullmatch(row.issuer)):
        wrong["issuer"] = gettext("This is no address of a provider.")
    if row.sso_url and not ISSUER.match(row.sso_url):
        wrong["sso_url"] = gettext("It begins with https://.")
    if not all(pems.is_one(one) for one in row.certificates):
        wrong["certificates"] = gettext("This is no certificate.")
    if bad := next((domain for domain in row.domains if not DOMAIN.fullmatch(domain)), ""):
        wrong["domains"] = gettext("%(domain)s is no domain.") % {"domain": bad}
    if row.is_active and not row.is_whole:
        wrong["domains"] = (
            gettext("While it is on, it needs an address, a certificate and at least one domain.")
            if row.is_saml
            else gettext("While it is on, it needs an address, a client ID and at least one domain.")
        )
    if row.role not in STAFF_ROLES or row.role == Role.ADMIN:
        wrong["role"] = gettext("Choose a role below admin: that one is given to groups alone.")
    if (row.groups or row.grants) and not row.group_claim:
        wrong["group_claim"] = gettext("Say in which claim the groups stand.")
    wrong |= _wrong_grants(row.group_grants, makes_admins=row.makes_admins)
    if wrong:
        raise ValidationError(wrong)


def _wrong_grants(grants: list[GroupGrant], *, makes_admins: bool) -> Mapping[str, str]:
    if any(not grant.group or grant.role not in STAFF_ROLES for grant in grants):
        return {"grants": gettext("Every group needs a name and a role.")}
    if len({grant.group for grant in grants}) < len(grants):
        return {"grants": gettext("A group stands there twice.")}
    if not makes_admins and any(grant.role == Role.ADMIN for grant in grants):
        return {"makes_admins": gettext("A group makes admins: tick this, or choose another role.")}
    return {}


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(cleaned for word in words if (cleaned := word.strip())))


def _free_key(name: str) -> str:
    wanted = slugify(name)[:30] or "provider"
    taken = set(SignInProvider.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    free = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(key for key in free if key not in taken)

"""What of providers the audit log tells of."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_action
from helpdesk.people.models import Role, Team
from helpdesk.sso.certificates import fingerprint
from helpdesk.sso.errors import WORDS, Refusal
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.verbs import LINKED, REFUSED, UNLINKED


def _grants(provider: SignInProvider) -> dict[str, list[str]]:
    """What each group gets: the role's key, then the names of teams."""
    teams = dict(Team.objects.values_list("pk", "name"))
    return {
        grant.group: [grant.role, *sorted(teams[pk] for pk in grant.teams if pk in teams)]
        for grant in provider.group_grants
    }


def _certificates(provider: SignInProvider) -> list[str]:
    """The fingerprint of each, which is shorter than they are."""
    return [fingerprint(one) for one in provider.certificates]


def _grant_words(kept: dict[str, list[str]]) -> str:
    told = [f"{group}: {', '.join([_role(role), *teams])}" for group, (role, *teams) in kept.items()]
    return "; ".join(told)


def _role(kept: str) -> str:
    return str(Role(kept).label) if kept in Role.values else kept


def _reason(kept: str) -> str:
    return gettext(WORDS[Refusal(kept)]) if kept in WORDS else kept


def _of_an_act(_provider: SignInProvider) -> Any:
    """What belongs to an act and not to the provider, which holds nothing of it."""
    return None


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_action(REFUSED, gettext_noop("did not let somebody in by"), is_change=False)
    register_action(LINKED, gettext_noop("came for the first time by"), is_change=False)
    register_action(UNLINKED, gettext_noop("unlinked somebody from"), is_change=False)
    register(
        AuditedThing(
            "sign_in_provider",
            SignInProvider,
            gettext_noop("Sign-in provider"),
            {
                "email": Audited(gettext_noop("Email address"), _of_an_act),
                "reason": Audited(gettext_noop("Reason"), _of_an_act, _reason),
                "name": Audited(gettext_noop("Name")),
                "kind": Audited(gettext_noop("Kind")),
                "issuer": Audited(gettext_noop("Issuer")),
                "client_id": Audited(gettext_noop("Client ID")),
                "secret": Audited(gettext_noop("Client secret"), is_secret=True),
                "sso_url": Audited(gettext_noop("Sign-in address")),
                "certificates": Audited(gettext_noop("Certificates"), _certificates),
                "email_attribute": Audited(gettext_noop("Attribute of the e-mail address")),
                "name_attribute": Audited(gettext_noop("Attribute of the name")),
                "owns_addresses": Audited(gettext_noop("Nobody chooses an address of their own")),
                "domains": Audited(gettext_noop("Domains")),
                "group_claim": Audited(gettext_noop("Claim of groups")),
                "groups": Audited(gettext_noop("Groups that may come in")),
                "role": Audited(gettext_noop("Role"), words=_role),
                "teams": Audited(gettext_noop("Teams")),
                "grants": Audited(gettext_noop("What groups get"), _grants, _grant_words),
                "makes_admins": Audited(gettext_noop("Groups can make admins")),
                "passwords_off": Audited(gettext_noop("Passwords are off")),
                "is_active": Audited(gettext_noop("Is on")),
                "removed_at": Audited(
                    gettext_noop("Removed"), lambda row: row.removed_at.isoformat() if row.removed_at else None
                ),
            },
            url=lambda key: reverse("sso:provider", args=[key]),
        )
    )

"""Unlinks people from a provider, and tells of those who did not come in."""

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from helpdesk.audit.services import record
from helpdesk.people.models import User
from helpdesk.sso.errors import NotLetIn
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.verbs import REFUSED, UNLINKED


def unlink(*, link: SocialAccount, provider: SignInProvider, by: User | None) -> None:
    """Forget whom the provider means by somebody: their address decides anew when they come next."""
    with transaction.atomic():
        record(UNLINKED, by=by, thing=provider, changes={"email": (link.user.email, "")})
        link.delete()


def refuse(*, provider: SignInProvider, refusal: NotLetIn) -> None:
    """Tell the audit log who did not come in by a provider, and why."""
    changes = {"email": ("", refusal.email), "reason": ("", refusal.reason.value)}
    told = {name: pair for name, pair in changes.items() if pair[1]}
    record(REFUSED, by=None, thing=provider, changes=told)

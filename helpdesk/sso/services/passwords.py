"""Turns passwords off for those who have a provider to come by, and on again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.sso import queries
from helpdesk.sso.models import SignInProvider


def turn_passwords_off(*, provider: SignInProvider, by: User | None) -> SignInProvider:
    """From now on colleagues with an address of the provider's domains come in by it, and not by a password.

    Raises:
        ValidationError: it is off, or no admin has come in by it yet, who could turn passwords on again.
    """
    with transaction.atomic():
        row = SignInProvider.objects.select_for_update(no_key=True).get(pk=provider.pk)
        if not row.is_open:
            raise ValidationError(gettext("Switch the provider on first."))
        if not queries.admin_came_by(row):
            raise ValidationError(gettext("An admin has to sign in by it once first, so that nobody locks all out."))
        with recorded(row, by=by):
            row.passwords_off = True
            row.save(update_fields=["passwords_off"])
    return row


def turn_passwords_on(*, provider: SignInProvider, by: User | None) -> SignInProvider:
    """Let colleagues sign in by a password beside the provider."""
    with recorded(provider, by=by):
        provider.passwords_off = False
        provider.save(update_fields=["passwords_off"])
    return provider

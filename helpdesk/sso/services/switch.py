"""Switches providers on and off, removes them and brings them back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.sso.models import SignInProvider


def switch_on(*, provider: SignInProvider, by: User | None) -> SignInProvider:
    """Show its button on the sign-in page.

    Raises:
        ValidationError: something is missing, or it was removed.
    """
    with transaction.atomic():
        row = SignInProvider.objects.select_for_update(no_key=True).get(pk=provider.pk)
        if row.removed_at:
            raise ValidationError(gettext("It was removed: bring it back first."))
        if not row.is_whole:
            raise ValidationError(
                gettext("It needs an address, a certificate and at least one domain first.")
                if row.is_saml
                else gettext("It needs an address, a client ID and at least one domain first.")
            )
        with recorded(row, by=by):
            row.is_active = True
            row.save(update_fields=["is_active"])
    return row


def switch_off(*, provider: SignInProvider, by: User | None) -> SignInProvider:
    """Let nobody in by it any more. Sessions stay; where passwords were off for its people they are on again."""
    with recorded(provider, by=by):
        provider.is_active = provider.passwords_off = False
        provider.save(update_fields=["is_active", "passwords_off"])
    return provider


def remove_provider(*, provider: SignInProvider, by: User | None) -> SignInProvider:
    """Put a provider away, off; its people's accounts and their links stay for when it is brought back."""
    with recorded(provider, by=by):
        provider.is_active = provider.passwords_off = False
        provider.removed_at = timezone.now()
        provider.save(update_fields=["is_active", "passwords_off", "removed_at"])
    return provider


def restore_provider(*, provider: SignInProvider, by: User | None) -> SignInProvider:
    """Bring a provider back as it was, but off."""
    with recorded(provider, by=by):
        provider.removed_at = None
        provider.save(update_fields=["removed_at"])
    return provider

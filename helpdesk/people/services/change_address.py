"""Changes the address with which a person signs in, when the owner of the new one follows a link that is sent there."""

import datetime as dt
import hashlib
import secrets

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone

from helpdesk.people.models import NewAddress, User

LIVES = dt.timedelta(hours=1)


class NotProved(Exception):
    """The link proves nothing: it is not of this person, was used, is over, or somebody else has the address by now."""


def ask_for_address(*, user: User, email: str) -> str | None:
    """Remember a wish for an address, and return the secret of its link; None where somebody has that address already.

    A new wish takes the place of the one before, whose link is then worth nothing.
    """
    NewAddress.objects.filter(user=user).delete()
    if User.objects.filter(email__iexact=email).exists():
        return None
    secret = secrets.token_urlsafe(32)
    NewAddress.objects.create(user=user, email=email, secret_hash=_hash(secret), expires_at=timezone.now() + LIVES)
    return secret


def wished_address(*, user: User, secret: str) -> str:
    """The address that this link would prove for this person.

    Raises:
        NotProved: none.
    """
    wish = NewAddress.objects.filter(user=user, secret_hash=_hash(secret), expires_at__gt=timezone.now()).first()
    if wish is None:
        raise NotProved
    return wish.email


def prove_address(*, user: User, secret: str) -> str:
    """Let the person sign in with the new address from now on, and return the old one.

    Links for new passwords that were sent to the old one are worth nothing from then on.

    Raises:
        NotProved: nothing is changed.
    """
    try:
        with transaction.atomic():
            row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
            old, row.email = row.email, wished_address(user=row, secret=secret)
            row.save(update_fields=["email"])
            NewAddress.objects.filter(user=row).delete()
            EmailAddress.objects.filter(user=row).delete()
    except IntegrityError:
        raise NotProved from None
    return old


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()

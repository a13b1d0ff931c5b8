"""Issues and revokes the tokens with which programs call the API in a person's name."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from knox.models import AuthToken

from helpdesk.people.models import User

SHOWN = 8
"""How many characters of a token name it in lists; the rest is stored as a hash alone."""
DAYS, MOST_DAYS = 365, 3650


def issue_api_token(*, user: User, days: int = DAYS) -> str:
    """Issue a new token; it is told in full this once.

    Raises:
        ValidationError: the person does not work here, or `days` is no time that a token may live.
    """
    if not (user.is_active and user.is_agent):
        raise ValidationError(f"{user.email} is no active member of staff.")
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError(f"A token lives from 1 to {MOST_DAYS} days.")
    _, token = AuthToken.objects.create(user=user, expiry=dt.timedelta(days=days))
    return str(token)


def revoke_api_tokens(tokens: QuerySet[AuthToken]) -> int:
    """Revoke tokens: they open nothing from now on. Returns how many there were."""
    return int(tokens.delete()[0])

"""Tells which addresses belong to an account for certain: the one it signs in with, and those proved by a link."""

from allauth.account.models import EmailAddress

from helpdesk.people.models import User


def is_proved(user: User, typed: str) -> bool:
    """Whether this address, in whatever case it was typed, may open the account or get its mail."""
    own = user.email.lower() == typed.lower()
    return own or EmailAddress.objects.filter(user=user, email=typed.lower(), verified=True).exists()

"""Recognises accounts that are there and let nobody in, such as a demo's once the server is open to others."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_noop

WORDS = gettext_noop(
    "This account is for one machine alone, and this server is open to others. Sign in with an account of your own."
)


def is_closed(user: AbstractBaseUser) -> bool:
    """Whether the account lets nobody in, whatever password, session or token is shown."""
    return bool(getattr(user, "is_local", False)) and not settings.LOCAL_ACCOUNTS

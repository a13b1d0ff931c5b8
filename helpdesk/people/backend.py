"""Who a session belongs to: allauth's backend, which also ends the sessions of closed accounts."""

from allauth.account.auth_backends import AuthenticationBackend as AllauthBackend
from django.contrib.auth.base_user import AbstractBaseUser

from helpdesk.web.closed_accounts import is_closed


class AuthenticationBackend(AllauthBackend):  # type: ignore[misc] # allauth has no types
    """Asked at every sign-in, and again at every request of a session."""

    def user_can_authenticate(self, user: AbstractBaseUser | None) -> bool:
        return bool(super().user_can_authenticate(user)) and user is not None and not is_closed(user)

"""Finds whose session it is: allauth's backend, which also ends the sessions of closed accounts."""

from allauth.account.auth_backends import AuthenticationBackend as AllauthBackend
from django.contrib.auth.base_user import AbstractBaseUser

from helpdesk.people.models import User
from helpdesk.people.proved import is_proved
from helpdesk.web.requests.closed_accounts import is_closed


class AuthenticationBackend(AllauthBackend):  # type: ignore[misc] # allauth has no types
    """The backend that is asked at every sign-in, and again at every request of a session."""

    def _authenticate_by_email(self, email: str, password: str) -> AbstractBaseUser | None:
        """Nobody signs in with an address that they did not prove."""
        user: User | None = super()._authenticate_by_email(email, password)
        return user if user and is_proved(user, email) else None

    def user_can_authenticate(self, user: AbstractBaseUser | None) -> bool:
        return bool(super().user_can_authenticate(user)) and user is not None and not is_closed(user)

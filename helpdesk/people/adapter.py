"""allauth's door: nobody signs up by themselves, and everybody lands where they belong."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by an admin or from a request's own link, never by a stranger's form."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/desk/tickets/" if getattr(request.user, "is_agent", False) else "/help/requests/"

from typing import Any

from knox.auth import TokenAuthentication as KnoxTokenAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied

from helpdesk.web.requests.closed_accounts import WORDS, is_closed
from helpdesk.web.requests.held_back import held_back


class TokenAuthentication(KnoxTokenAuthentication):  # type: ignore[misc] # knox has no types
    """`Authorization: Token …`; only a hash of the token is stored."""

    def authenticate_credentials(self, token: bytes) -> Any:
        """Tokens are letters and digits; what else stands there is not even looked up."""
        if not token.isalnum():
            raise AuthenticationFailed("Invalid token.")
        return super().authenticate_credentials(token)

    def validate_user(self, auth_token: Any) -> Any:
        """The token's user.

        Raises:
            AuthenticationFailed: the account is switched off or closed.
            PermissionDenied: the person is held back, such as for a second factor that they owe.
        """
        if is_closed(auth_token.user):
            raise AuthenticationFailed(WORDS)
        if words := held_back(auth_token.user):
            raise PermissionDenied(words)
        if grant := getattr(auth_token, "grant", None):
            grant.note_use()
        return super().validate_user(auth_token)

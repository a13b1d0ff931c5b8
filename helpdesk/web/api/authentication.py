from typing import Any

from knox.auth import TokenAuthentication as KnoxTokenAuthentication
from rest_framework.exceptions import AuthenticationFailed

from helpdesk.web.requests.closed_accounts import WORDS, is_closed


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
        """
        if is_closed(auth_token.user):
            raise AuthenticationFailed(WORDS)
        if grant := getattr(auth_token, "grant", None):
            grant.note_use()
        return super().validate_user(auth_token)

from knox.auth import TokenAuthentication as KnoxTokenAuthentication


class TokenAuthentication(KnoxTokenAuthentication):  # type: ignore[misc] # knox has no types
    """`Authorization: Token …`; only a hash of the token is stored."""

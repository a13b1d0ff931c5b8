"""Proves what a provider says: its ID token, by signature, issuer, audience, time and nonce.

OpenID Connect Core 1.0, 3.1.3.7. The signature is checked although the token came straight from the provider, so that a
provider within one's own network may be asked without TLS.
"""

from collections.abc import Mapping
from typing import Any

import jwt
from django.utils.crypto import constant_time_compare, salted_hmac

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures by a key of the provider's own. Those by the client secret are left out, and so is "none"."""
CLOCK_SECONDS = 60


class NotProved(Exception):
    """The token is not the provider's word about this sign-in."""


def nonce_of(state: str) -> str:
    """What the provider has to put into the token of the sign-in that has this state.

    The state is random, bound to the session and used once, and the nonce cannot be made of it without our key: a token
    or a code of another sign-in has another one.
    """
    return salted_hmac("helpdesk.sso.nonce", state, algorithm="sha256").hexdigest()


def proved(id_token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str, nonce: str) -> dict[str, Any]:
    """The claims of a token, once it is proved.

    Raises:
        NotProved: one of the checks fails.
    """
    try:
        header = jwt.get_unverified_header(id_token)
        claims: dict[str, Any] = jwt.decode(
            id_token,
            _key(keys, header).key,
            algorithms=[header["alg"]] if header.get("alg") in ALGORITHMS else [],
            issuer=issuer,
            audience=client_id,
            leeway=CLOCK_SECONDS,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
    except (jwt.PyJWTError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotProved(str(error)) from None
    if not constant_time_compare(str(claims.get("nonce", "")), nonce):
        raise NotProved("nonce")
    if claims.get("azp", client_id) != client_id or (isinstance(claims["aud"], list) and len(claims["aud"]) > 1):
        raise NotProved("audience")
    return claims


def usable(keys: Mapping[str, Any]) -> list[jwt.PyJWK]:
    """The keys of a set by which tokens can be proved."""
    try:
        return [key for key in jwt.PyJWKSet.from_dict(dict(keys)).keys if key.algorithm_name in ALGORITHMS]
    except (jwt.PyJWTError, TypeError, AttributeError):
        return []


def _key(keys: Mapping[str, Any], header: Mapping[str, Any]) -> jwt.PyJWK:
    """The key that the token names; the only one where it names none."""
    known = usable(keys)
    named = [key for key in known if key.key_id == header["kid"]] if "kid" in header else known
    if len(named) != 1:
        raise NotProved("key")
    return named[0]

"""A token is the provider's word about one sign-in, or it is nothing."""

import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from helpdesk.sso.tokens import NotProved, nonce_of, proved, usable

OWN = rsa.generate_private_key(public_exponent=65537, key_size=2048)
FOREIGN = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ISSUER, CLIENT, NONCE = "https://id.example", "amends", nonce_of("a state")
PUBLIC = {**jwt.algorithms.RSAAlgorithm.to_jwk(OWN.public_key(), as_dict=True), "kid": "one", "alg": "RS256"}


def claims(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    usual = {"iss": ISSUER, "sub": "7", "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": NONCE}
    return {name: value for name, value in (usual | changes).items() if value is not None}


def read(token: str, *keys: dict[str, Any]) -> dict[str, Any]:
    return proved(token, keys={"keys": list(keys or [PUBLIC])}, issuer=ISSUER, client_id=CLIENT, nonce=NONCE)


def signed(key: Any = OWN, alg: str = "RS256", kid: str | None = "one", **changes: Any) -> str:
    return jwt.encode(claims(**changes), key, algorithm=alg, headers={"kid": kid} if kid else {})


def test_the_providers_own_word_is_taken() -> None:
    assert read(signed())["sub"] == "7"
    assert read(signed(kid=None))["sub"] == "7"
    assert read(signed(aud=[CLIENT], azp=CLIENT))["sub"] == "7"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://id.example/"},
        {"iss": None},
        {"aud": "another"},
        {"aud": [CLIENT, "another"]},
        {"azp": "another"},
        {"nonce": nonce_of("another state")},
        {"nonce": None},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"sub": None},
        {"iat": int(time.time()) + 3600},
    ],
)
def test_a_token_of_another_or_of_another_time_is_none(changes: dict[str, Any]) -> None:
    with pytest.raises(NotProved):
        read(signed(**changes))


def test_another_key_proves_nothing() -> None:
    with pytest.raises(NotProved):
        read(signed(FOREIGN))
    with pytest.raises(NotProved):
        read(signed(kid="two"))


@pytest.mark.parametrize(("key", "alg"), [("a secret of thirty-two characters and more", "HS256"), ("", "none")])
def test_a_token_that_is_not_signed_by_a_key_of_its_own_is_none(key: str, alg: str) -> None:
    with pytest.raises(NotProved):
        read(jwt.encode(claims(), key, algorithm=alg, headers={"kid": "one"}))


@pytest.mark.parametrize("words", ["", "a.b.c", "{}", "é" * 50])
def test_what_is_no_token_is_none(words: str) -> None:
    with pytest.raises(NotProved):
        read(words)


def test_a_secret_among_the_keys_is_no_key() -> None:
    secret = {"kty": "oct", "k": "c2VjcmV0", "kid": "one", "alg": "HS256"}
    assert usable({"keys": [secret, PUBLIC]})[0].key_id == "one"
    assert usable({"keys": [secret]}) == usable({}) == usable({"keys": "x"}) == []

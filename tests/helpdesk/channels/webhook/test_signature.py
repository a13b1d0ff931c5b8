"""Signatures are those of Standard Webhooks, so that whoever has a library for it can use that."""

import pytest

from helpdesk.channels.webhook import signature

SECRET, BODY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
GIVEN = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}


def test_the_published_example_is_signed_as_published() -> None:
    assert signature.headers(SECRET, GIVEN["webhook-id"], BODY, at=1614265330) == GIVEN


def test_one_of_several_signatures_is_enough() -> None:
    given = signature.headers(SECRET, "id", BODY)
    given["webhook-signature"] = f"v1,b2xk v1a,eA== {given['webhook-signature']}"
    assert signature.verified_id(SECRET, given, BODY) == "id"


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-id": "other"},
        {"webhook-id": ""},
        {"webhook-id": "a\nb"},
        {"webhook-timestamp": "1614265330"},
        {"webhook-timestamp": "soon"},
        {"webhook-signature": ""},
        {"webhook-signature": "v1,äöü"},
    ],
)
def test_what_was_changed_on_its_way_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(signature.NotSigned):
        signature.verified_id(SECRET, signature.headers(SECRET, "id", BODY) | change, BODY)

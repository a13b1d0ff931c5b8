"""Secrets that must be readable again: by us, and by nobody who has the database alone."""

import pytest
from pytest_django import Settings

from helpdesk.intake.models import ImapAccount
from helpdesk.web.sealed import SealedUnreadable, seal, unseal

OLD, NEW = "an old key of more than forty characters, retired", "a new key of more than forty characters, in use now"


def test_what_was_sealed_is_read_again_and_looks_different_each_time() -> None:
    first, second = seal("pässword"), seal("pässword")
    assert (unseal(first), unseal(second)) == ("pässword", "pässword")
    assert first != second
    assert "ssword" not in first


def test_nothing_stays_nothing() -> None:
    assert (seal(""), unseal("")) == ("", "")


def test_an_earlier_key_still_opens(settings: Settings) -> None:
    settings.SECRET_KEY = OLD
    sealed = seal("secret")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert unseal(sealed) == "secret"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(SealedUnreadable):
        unseal(sealed)


def test_a_changed_secret_is_refused() -> None:
    sealed = seal("secret")
    with pytest.raises(SealedUnreadable):
        unseal(sealed[:-4] + "AAAA")


def test_an_account_never_shows_its_secret() -> None:
    account = ImapAccount(host="imap.example.org", username="help", secret=seal("secret"))
    assert repr(account) == "<ImapAccount: help at imap.example.org>"

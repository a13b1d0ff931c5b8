"""The key with which a provider posts mail."""

import pytest

from helpdesk.intake.services.inbound_key import end_inbound_key, mailbox_of, make_inbound_key
from helpdesk.outgoing.models import Mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox.objects.create(address="returns@harborpine.example")


def test_a_key_opens_its_mailbox_and_is_not_stored(mailbox: Mailbox) -> None:
    key = make_inbound_key(mailbox)
    mailbox.refresh_from_db()
    assert mailbox_of(key) == mailbox
    assert key not in str(vars(mailbox))
    assert mailbox.inbound_key_made_at is not None


def test_a_new_key_ends_the_old_one(mailbox: Mailbox) -> None:
    old, new = make_inbound_key(mailbox), make_inbound_key(mailbox)
    assert (mailbox_of(old), mailbox_of(new)) == (None, mailbox)


def test_an_ended_key_opens_nothing(mailbox: Mailbox) -> None:
    key = make_inbound_key(mailbox)
    end_inbound_key(mailbox)
    assert mailbox_of(key) is None


@pytest.mark.parametrize("key", ["", "inbound_wrong", "\udcff"])
def test_other_words_open_nothing(mailbox: Mailbox, key: str) -> None:
    assert mailbox_of(key) is None


def test_a_mailbox_that_is_switched_off_is_not_opened(mailbox: Mailbox) -> None:
    key = make_inbound_key(mailbox)
    Mailbox.objects.update(is_active=False)
    assert mailbox_of(key) is None

"""`/accounts/email/`: an address counts when its owner followed a link that was sent there, and not before."""

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from helpdesk.outgoing.models import Mailbox, OutgoingMail
from helpdesk.people.models import NewAddress, User
from tests import factories

CHANGING = re.compile(r'(value|content)="[^"]*"')
PAGE, NEW = "/accounts/email/", "alice.new@example.org"


@pytest.fixture
def as_alice(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def ask(client: Client, email: str = NEW, password: str = factories.PASSWORD, **more: Any) -> Any:
    return client.post(PAGE, {"email": email, "password": password, **more})


def mailed(address: str) -> list[str]:
    return [mail.text for mail in OutgoingMail.objects.filter(to=[address]).order_by("pk")]


def link() -> str:
    found = re.search(r"/accounts/email/[^/\s]+/", mailed(NEW)[-1])
    assert found
    return found[0]


def test_an_address_counts_when_its_link_was_followed_and_the_old_one_is_told(as_alice: Client, alice: User) -> None:
    old = alice.email
    ask(as_alice)
    assert User.objects.get(pk=alice.pk).email == old
    assert as_alice.get(link()).status_code == 200
    assert User.objects.get(pk=alice.pk).email == old, "a link scanner that opens the page changes nothing"
    as_alice.post(link())
    assert User.objects.get(pk=alice.pk).email == NEW
    assert [NEW in text for text in mailed(old)] == [True, True]


@pytest.mark.parametrize("password", ["", "wrong", "\x00"])
def test_without_the_password_nothing_is_sent(as_alice: Client, password: str) -> None:
    assert ask(as_alice, password=password).status_code == 422
    assert not OutgoingMail.objects.exists()
    assert not NewAddress.objects.exists()


def test_passwords_cannot_be_guessed_here(as_alice: Client) -> None:
    for _ in range(10):
        ask(as_alice, password="guess")
    assert ask(as_alice).status_code == 422
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("ours", ["help@shop.example", "HELP@shop.example", "help+alice@shop.example"])
def test_a_mailbox_that_all_of_us_read_is_nobodys_own(as_alice: Client, ours: str) -> None:
    Mailbox.objects.create(address="help@shop.example")
    assert ask(as_alice, ours).status_code == 200
    assert not NewAddress.objects.exists()
    assert mailed(ours) == mailed(ours.lower()) == []


def test_no_page_tells_of_a_link_that_nobody_sent(as_alice: Client) -> None:
    assert as_alice.get("/accounts/confirm-email/").headers.get("Location") == PAGE
    assert as_alice.get("/accounts/confirm-email/MQ:1abc:xyz/").status_code == 404


@pytest.mark.parametrize("written", ["{}", " {} ", "{upper}"])
def test_a_colleagues_address_looks_like_any_other_and_gets_no_mail(as_alice: Client, bob: User, written: str) -> None:
    taken = ask(as_alice, written.format(bob.email, upper=bob.email.upper()))
    free = ask(as_alice)
    assert (taken.status_code, free.status_code) == (200, 200)
    seen = [CHANGING.sub("", answer.content.decode()) for answer in (taken, free)]
    assert seen[0].replace(bob.email, NEW) == seen[1]
    assert mailed(bob.email) == []


@pytest.mark.parametrize("name", ["action_add", "action_primary", "action_send", "action_remove"])
def test_nothing_that_was_posted_to_the_former_page_does_anything(as_alice: Client, alice: User, name: str) -> None:
    as_alice.post(PAGE, {name: "", "email": "stranger@example.org"})
    assert not OutgoingMail.objects.exists()
    assert not EmailAddress.objects.exists()
    assert User.objects.get(pk=alice.pk).email == alice.email


def test_a_link_works_once_for_an_hour_and_for_its_person_alone(as_alice: Client, bob: User, alice: User) -> None:
    ask(as_alice)
    first = link()
    other = Client()
    assert other.get(first).status_code == 302
    other.force_login(bob)
    assert other.post(first).status_code == 410
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=61)):
        as_alice.force_login(alice)
        assert as_alice.post(first).status_code == 410
    as_alice.force_login(alice)
    ask(as_alice)
    assert as_alice.post(first).status_code == 410, "the newer link took its place"
    assert as_alice.post(link()).status_code == 200
    assert as_alice.post(link()).status_code == 410


def test_whoever_took_the_address_meanwhile_keeps_it(as_alice: Client, alice: User) -> None:
    ask(as_alice)
    factories.user("Nora", email=NEW)
    assert as_alice.post(link()).status_code == 410
    assert User.objects.get(pk=alice.pk).email == alice.email


def test_an_unproved_address_gets_no_link_for_a_new_password(as_alice: Client, alice: User) -> None:
    ask(as_alice)
    EmailAddress.objects.create(user=alice, email="unproved@example.org", primary=True)
    before = OutgoingMail.objects.count()
    for address in (NEW, "unproved@example.org"):
        Client().post("/accounts/password/reset/", {"email": address})
    assert OutgoingMail.objects.count() == before
    Client().post("/accounts/password/reset/", {"email": alice.email})
    assert OutgoingMail.objects.count() == before + 1


def test_nobody_signs_in_with_an_unproved_address(alice: User) -> None:
    EmailAddress.objects.create(user=alice, email="unproved@example.org", primary=True)
    for address, code in (("unproved@example.org", 200), (alice.email.upper(), 302)):
        assert Client().post("/accounts/login/", {"login": address, "password": factories.PASSWORD}).status_code == code


def test_strangers_are_not_mailed_at_will(as_alice: Client, bob: User) -> None:
    for _ in range(4):
        ask(as_alice)
    assert len(mailed(NEW)) == 2
    assert [ask(as_alice, f"stranger{number}@example.org").status_code for number in range(3)] == [200, 429, 429]


@pytest.mark.parametrize("email", ["", "x", "a@b@c", "a@b\x00.org", "²@", "x" * 500 + "@b.org", "a b@c.org"])
def test_what_is_no_address_is_refused_in_words(as_alice: Client, email: str) -> None:
    assert ask(as_alice, email).status_code == 422
    assert not OutgoingMail.objects.exists()


def test_the_address_that_one_has_is_refused(as_alice: Client, alice: User) -> None:
    answer = ask(as_alice, alice.email.upper())
    assert "You sign in with this address already." in answer.content.decode()
    assert mailed(alice.email) == []

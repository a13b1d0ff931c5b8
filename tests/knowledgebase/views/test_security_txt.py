"""Whoever finds a weakness finds whom to tell where RFC 9116 has them look."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from helpdesk.intake.queries import mail_in
from helpdesk.people.models import User
from helpdesk.shop.services import remove_proof_file, save_proof_file, save_shop
from helpdesk.tickets.models import ContactForm

pytestmark = pytest.mark.django_db
PATH = "/.well-known/security.txt"
SITE = "https://help.lumen.example"


@pytest.fixture(autouse=True)
def _at_home(settings: Settings) -> None:
    settings.BASE_URL = SITE


def lines() -> list[tuple[str, str]]:
    found = []
    for line in Client().get(PATH).text.splitlines():
        name, _, value = line.partition(": ")
        found.append((name, value))
    return found


def test_it_names_mail_form_and_page_from_the_shops_facts(bob: User) -> None:
    save_shop(by=bob, facts={"address": "hello@lumen.example", "languages": ["en", "de"]})
    told = [line for line in lines() if line[0] != "Expires"]
    assert told == [
        ("Contact", "mailto:hello@lumen.example"),
        ("Contact", f"{SITE}/help/contact/"),
        ("Preferred-Languages", "en, de"),
        ("Canonical", f"{SITE}{PATH}"),
        ("Policy", f"{SITE}/help/security/"),
    ]


def test_it_is_plain_text() -> None:
    assert Client().get(PATH)["Content-Type"] == "text/plain; charset=utf-8"


def test_it_expires_within_a_year() -> None:
    expires = dt.datetime.fromisoformat(dict(lines())["Expires"])
    assert dt.timedelta() < expires - timezone.now() < dt.timedelta(days=365)


def test_mail_is_named_only_where_it_comes_in() -> None:
    mail_in.kept.remember(False)
    assert dict(lines())["Contact"] == f"{SITE}/help/contact/"


def test_without_https_no_page_is_named(settings: Settings) -> None:
    settings.BASE_URL = "http://127.0.0.1:8000"
    assert [name for name, _ in lines()] == ["Contact", "Expires", "Preferred-Languages"]


def test_who_cannot_be_reached_has_none() -> None:
    mail_in.kept.remember(False)
    ContactForm.objects.update(is_open=False)
    assert Client().get(PATH).status_code == 404


def test_a_file_of_the_shops_own_goes_first() -> None:
    file = save_proof_file(by=None, name=".well-known/security.txt", content="Contact: mailto:own@lumen.example")
    assert lines() == [("Contact", "mailto:own@lumen.example")]
    remove_proof_file(file=file, by=None)
    assert len(lines()) > 1

"""A contact form in a frame of another site: for the sites that the shop names, without a cookie, by its own token."""

import datetime as dt

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.utils import timezone

from helpdesk.channels.form.framing import origin_of
from helpdesk.channels.form.protection import TOKEN_SECONDS, token_of
from helpdesk.people.models import User
from helpdesk.tickets.models import ContactForm, Ticket
from tests.helpdesk.channels.form.conftest import RETURNS, WORDS

pytestmark = pytest.mark.django_db
EMBED = f"{RETURNS}embed/"
REQUEST = {"message": WORDS, "order": "A-17", "email": "meg@example.org"}


@pytest.fixture
def frame() -> Client:
    """A browser that keeps no cookie and so sends no CSRF token."""
    return Client(enforce_csrf_checks=True)


def test_the_named_sites_alone_may_frame_it(frame: Client, returns: ContactForm) -> None:
    answer = frame.get(EMBED)
    assert "frame-ancestors https://shop.example;" in answer["Content-Security-Policy"] + ";"
    assert "X-Frame-Options" not in answer
    assert frame.get(f"{EMBED}thanks/")["Content-Security-Policy"] == answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/help/contact/", RETURNS, "/help/", "/accounts/login/"])
def test_no_other_page_can_be_framed(frame: Client, returns: ContactForm, path: str) -> None:
    answer = frame.get(path)
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


def test_a_form_that_names_no_site_has_no_page_for_frames(frame: Client) -> None:
    assert frame.get("/help/contact/contact-us/embed/").status_code == 404


def test_it_sets_no_cookie_and_takes_a_request_without_one(frame: Client, returns: ContactForm) -> None:
    shown = frame.get(EMBED, {"lang": "de"})
    sent = frame.post(f"{EMBED}?lang=de", REQUEST | {"started": token_of(returns)}, follow=True)
    assert (Ticket.objects.get().form, dict(frame.cookies)) == (returns, {})
    assert "Etwas zurückschicken" in shown.content.decode()
    assert f"#{Ticket.objects.get().number}" in sent.content.decode()
    assert 'lang="de"' in sent.content.decode()


@pytest.mark.parametrize("token", ["", "nonsense", "old", "of another form"])
def test_without_a_token_of_its_own_the_words_stay_and_are_sent_once_more(
    frame: Client, returns: ContactForm, token: str
) -> None:
    old = signing.dumps([returns.pk, 0.0], salt="elsewhere")
    made = {"old": old, "of another form": token_of(ContactForm.objects.get(is_default=True))}.get(token, token)
    answer = frame.post(EMBED, REQUEST | {"started": made})
    page = answer.content.decode()
    assert (answer.status_code, WORDS in page, Ticket.objects.exists()) == (422, True, False)
    again = page.split('name="started" value="')[1].split('"')[0]
    assert frame.post(EMBED, REQUEST | {"started": again}).status_code == 302


def test_a_token_ends_after_a_day(frame: Client, returns: ContactForm) -> None:
    token = token_of(returns)
    with time_machine.travel(timezone.now() + dt.timedelta(seconds=TOKEN_SECONDS + 60)):
        assert frame.post(EMBED, REQUEST | {"started": token}).status_code == 422


def test_a_frame_does_not_know_who_is_signed_in(client: Client, returns: ContactForm, alice: User) -> None:
    client.force_login(alice)
    assert alice.email not in client.get(EMBED).content.decode()


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://shop.example", "https://shop.example"),
        (" HTTPS://Shop.Example/contact/ ", "https://shop.example"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://*.shop.example", "https://*.shop.example"),
        ("shop.example", ""),
        ("https://*", ""),
        ("https:", ""),
        ("ftp://shop.example", ""),
        ("https://shop.example; script-src *", ""),
        ("https://shop.example 'self'", ""),
        ("https://a..b", ""),
    ],
)
def test_an_origin_is_a_scheme_and_a_host(typed: str, origin: str) -> None:
    assert origin_of(typed) == origin

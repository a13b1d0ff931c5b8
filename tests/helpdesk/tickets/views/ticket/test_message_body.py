"""The HTML of a message, as the frame on its ticket's page shows it: to whom, cleaned, and with whose pictures."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.tickets.models import Ticket
from helpdesk.tickets.words import NewFile

pytestmark = pytest.mark.django_db

REMOTE = '<p onclick="x()">Hi<script>bad()</script><img src="https://shop.example/p.png"></p>'


def address(ticket: Ticket) -> str:
    return f"/desk/messages/{ticket.messages.get().pk}/body/"


def test_it_is_for_those_who_see_the_ticket(
    client: Client, as_alice: Client, as_bob: Client, as_charlie: Client, make_ticket: Any
) -> None:
    path = address(make_ticket(message={"body_html": "<p>Hi</p>"}))
    statuses = [person.get(path).status_code for person in (as_alice, as_bob, as_charlie, client)]
    assert statuses == [200, 200, 404, 302]


def test_it_is_cleaned_and_remote_pictures_wait(as_alice: Client, make_ticket: Any) -> None:
    answer = as_alice.get(address(make_ticket(message={"body_html": REMOTE})))
    shown = answer.content.decode()
    assert "bad()" not in shown
    assert ' src="https:' not in shown
    assert "Show pictures" in shown
    assert "https:" not in answer["Content-Security-Policy"]


def agreed(person: Client, path: str) -> str:
    """Where "Show pictures" of that message leads that reader."""
    found = re.search(r'href="(\?images=[^"]+)"', person.get(path).content.decode())
    assert found
    return path + found[1]


def test_remote_pictures_come_when_asked_for_and_with_that_answer_alone(as_alice: Client, make_ticket: Any) -> None:
    path = address(make_ticket(message={"body_html": REMOTE}))
    answer = as_alice.get(agreed(as_alice, path))
    assert 'src="https://shop.example/p.png"' in answer.content.decode()
    assert "img-src 'self' https: http:;" in answer["Content-Security-Policy"]
    assert ' src="https:' not in as_alice.get(path).content.decode()


def test_nobody_agrees_for_the_reader_or_for_another_message(
    as_alice: Client, as_bob: Client, make_ticket: Any
) -> None:
    path, other = (address(make_ticket(message={"body_html": REMOTE})) for _ in range(2))
    for asked in (path + "?images=1", agreed(as_bob, path), path + agreed(as_alice, other).removeprefix(other)):
        assert ' src="https:' not in as_alice.get(asked).content.decode()


def test_loading_says_nothing_but_what_the_reader_was_told(as_alice: Client, make_ticket: Any) -> None:
    path = address(make_ticket(message={"body_html": REMOTE}))
    first, answer = as_alice.get(path), as_alice.get(agreed(as_alice, path))
    assert "shop.example" in first.content.decode()
    assert "when and from which network" in first.content.decode()
    assert answer["Cross-Origin-Embedder-Policy"] == "credentialless"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert [item["X-DNS-Prefetch-Control"] for item in (first, answer)] == ["off", "off"]


def test_pictures_of_the_message_come_from_our_own_store(as_alice: Client, make_ticket: Any) -> None:
    file = NewFile(filename="lid.png", content=b"x", content_type="image/png", content_id="<lid@x>", inline=True)
    ticket = make_ticket(message={"body_html": '<p>Look <img src="cid:lid@x"></p>', "files": [file]})
    key = ticket.messages.get().attachments.get().key
    assert f'src="/desk/attachments/{key}/"' in as_alice.get(address(ticket)).content.decode()


def test_text_stands_in_for_html_that_says_nothing(as_alice: Client, make_ticket: Any) -> None:
    ticket = make_ticket(text="The <b>lid</b> cracked.", message={"body_html": "<html><body> </body></html>"})
    assert "The &lt;b&gt;lid&lt;/b&gt; cracked." in as_alice.get(address(ticket)).content.decode()


def test_it_costs_few_statements(
    as_alice: Client, make_ticket: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    path = address(make_ticket(message={"body_html": "<p>Hi</p>"}))
    with django_assert_max_num_queries(4):
        as_alice.get(path)

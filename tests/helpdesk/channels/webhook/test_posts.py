"""A signed post makes a ticket, or goes on with one; any other makes nothing."""

import datetime as dt
import threading
import time
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from helpdesk.channels.models import Endpoint
from helpdesk.channels.models import Post as Row
from helpdesk.channels.tasks import prune_posts
from helpdesk.channels.webhook import inbound, signature
from helpdesk.customers.models import ContactPoint
from helpdesk.events.deliver import MAX_ATTEMPTS, drain
from helpdesk.events.models import Delivery
from helpdesk.tickets.models import Message, Ticket
from tests.helpdesk.channels.webhook.conftest import Post

migration = import_module("helpdesk.channels.migrations.0014_tell_of_waiting_posts")
HELLO = b'{"text": "Hello there", "author": {"handle": "@ana"}}'


def test_a_post_becomes_a_ticket_with_its_handle_and_link(post: Post) -> None:
    answer = post(link="https://chirp.example/ana/1", is_public=True)
    ticket = Ticket.objects.get()
    message = ticket.messages.get()
    assert (answer.status_code, answer.json()) == (201, {"ticket": str(ticket.number), "message_id": message.pk})
    assert (ticket.channel, ticket.subject, ticket.requester.name) == ("social", "My kettle leaks.", "Ana Lima")
    assert (message.handle, message.link, message.posted) == ("@ana", "https://chirp.example/ana/1", "public")


def test_a_conversation_goes_on_in_its_ticket(post: Post) -> None:
    post(conversation="c-1")
    post("post-2", conversation="c-1", text="It still leaks.")
    post("post-3", conversation="c-2")
    assert sorted(ticket.message_count for ticket in Ticket.objects.all()) == [1, 2]


def test_the_same_post_again_is_taken_in_once(post: Post) -> None:
    first, again = post(), post()
    assert (again.status_code, again.json()) == (200, first.json())
    assert Message.objects.count() == 1


def test_somebody_is_found_again_by_their_handle_there(post: Post) -> None:
    post()
    post("post-2", author={"handle": "Ana"})
    assert ContactPoint.objects.get().normalised == "chirp:ana"
    assert Ticket.objects.values("requester").distinct().count() == 1


@pytest.mark.parametrize(
    "wrong", [{"secret": signature.new_secret()}, {"at": time.time() - 3600}, {"at": time.time() + 3600}]
)
def test_who_does_not_hold_the_secret_now_is_refused(post: Post, wrong: dict[str, Any]) -> None:
    assert post(**wrong).status_code == 401
    assert not Row.objects.exists()


@pytest.mark.django_db
def test_an_endpoint_that_is_not_there_answers_like_a_wrong_signature(client: Client, post: Post) -> None:
    wrong = post(secret=signature.new_secret())
    Endpoint.objects.update(is_active=False)
    assert (post().status_code, post().json()) == (wrong.status_code, wrong.json())


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"text": " \u2800 "}, "text"),
        ({"author": {"name": "Ana"}}, "author"),
        ({"author": {"handle": "\u200b"}}, "author"),
        ({"author": {"email": "ana"}}, "author"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "ftp://chirp.example/1"}, "link"),
        ({"likes": 4}, "likes"),
        ({"written_at": "0001-01-02T00:00:00Z"}, "written_at"),
        ({"text": ["x"]}, "text"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(post: Post, fields: dict[str, Any], named: str) -> None:
    answer = post(**fields)
    assert answer.status_code == 400
    assert named in answer.json()
    assert not Row.objects.exists()


def test_a_post_that_was_stored_and_not_taken_in_is_taken_in_by_a_worker(endpoint: Endpoint) -> None:
    inbound.keep(endpoint, "left", HELLO)
    drain()
    drain()
    assert Ticket.objects.get().message_count == 1


def test_a_post_that_waited_before_the_upgrade_is_taken_in(endpoint: Endpoint, post: Post) -> None:
    post()
    Row.objects.create(endpoint=endpoint, post_id="waits", body=HELLO, received_at=timezone.now())
    with connection.schema_editor() as editor:
        migration.tell(apps, editor)
    drain()
    assert (Ticket.objects.count(), Row.objects.filter(taken_at=None).count()) == (2, 0)


def test_posts_that_always_fail_hold_up_nobody_and_wait_for_a_person(endpoint: Endpoint) -> None:
    for number in range(3):
        inbound.keep(endpoint, f"poison-{number}", b"{")
    inbound.keep(endpoint, "good", HELLO)
    drain()
    assert Ticket.objects.get().message_count == 1
    for _ in range(MAX_ATTEMPTS):
        Delivery.objects.update(next_attempt_at=timezone.now())
        drain()
    stuck = Delivery.objects.filter(handler="channels.take_in_post", state=Delivery.State.STUCK)
    assert (stuck.count(), Row.objects.filter(taken_at=None).count()) == (3, 3)


def test_the_bytes_of_what_became_words_go_after_their_time(endpoint: Endpoint, settings: Settings) -> None:
    (old, _), (poison, _), (new, _) = (inbound.keep(endpoint, name, HELLO) for name in ("old", "poison", "new"))
    long_ago = timezone.now() - dt.timedelta(days=settings.RAW_MAIL_DAYS + 1)
    Row.objects.filter(pk=old.pk).update(taken_at=long_ago, received_at=long_ago)
    Row.objects.filter(pk=poison.pk).update(received_at=long_ago)
    inbound.take_in(new.pk)
    assert [prune_posts(), prune_posts()] == [1, 0]
    assert [bytes(row.body) for row in Row.objects.order_by("pk")] == [b"", HELLO, HELLO]


@pytest.mark.django_db(transaction=True)
def test_two_posts_of_a_new_conversation_at_once_make_one_ticket(endpoint: Endpoint, post: Post) -> None:
    body = b'{"text": "Hello there", "author": {"handle": "@ana"}, "conversation": "c-9"}'
    rows = [inbound.keep(endpoint, name, body)[0] for name in ("a", "b", "c")]

    def take(pk: int) -> None:
        try:
            inbound.take_in(pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=[row.pk]) for row in rows]
    [thread.start() for thread in threads]  # type: ignore[func-returns-value]
    [thread.join() for thread in threads]  # type: ignore[func-returns-value]
    assert Ticket.objects.get().message_count == 3


def test_somebody_who_guesses_is_asked_to_wait(post: Post) -> None:
    answers = {post(secret=signature.new_secret()).status_code for _ in range(21)}
    assert answers == {401, 429}


def test_what_cannot_be_taken_in_now_is_kept_and_taken_in_later(post: Post) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE tickets_searchword RENAME TO hidden")
    answer = post()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE hidden RENAME TO tickets_searchword")
    assert (answer.status_code, answer.json()["ticket"]) == (202, None)
    drain()
    assert Ticket.objects.get().message_count == 1

"""Whoever waited for a lock reads what stands there then, also of the rows that the locked one refers to."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from helpdesk.channels.models import Endpoint
from helpdesk.channels.webhook import inbound, signature
from helpdesk.outgoing.models import MailServer
from helpdesk.outgoing.services.mail_server import save_mail_server
from helpdesk.people.models import Role, User
from helpdesk.people.services.delegating import delegate_work, take_work_back
from helpdesk.people.services.staff import leave
from helpdesk.rules.services import save_rule
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import Changing, update_ticket
from helpdesk.web.sealed import seal, unseal
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
Step = Callable[[], Any]
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def waited(first: Step, second: Step) -> Any:
    """What `second` returns, or raises, that waited for the lock of `first`."""
    found: list[Any] = []

    def run() -> None:
        try:
            with transaction.atomic():
                found.append(second())
        except ValidationError as refusal:
            found.append(refusal)
        finally:
            connection.close()

    other = threading.Thread(target=run)
    with transaction.atomic():
        first()
        other.start()
        while other.is_alive() and not _somebody_waits():
            pass
    other.join()
    return found[0]


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


def test_a_rule_that_was_saved_meanwhile_is_not_overwritten() -> None:
    def save(tag: str, **more: Any) -> Any:
        actions = [{"do": "tag", "value": tag}]
        return save_rule(name="Tag", conditions={"all": []}, actions=actions, author=None, **more)

    rule = save("a")
    refused = waited(lambda: save("b", rule=rule, seen_version=1), lambda: save("c", rule=rule, seen_version=1))
    assert isinstance(refused, ValidationError)


def test_a_rule_that_runs_sees_who_was_given_the_ticket_meanwhile(alice: User) -> None:
    ticket = factories.ticket()

    def assign() -> None:
        update_ticket(ticket=ticket, actor=Actor.system(), assignee=alice)

    assert waited(assign, lambda: Changing(ticket.pk).row.assignee) == alice


def test_a_post_that_was_taken_in_meanwhile_is_answered_with_its_ticket() -> None:
    endpoint = Endpoint.objects.create(
        name="Chirp", slug="chirp", channel="social", secret=seal(signature.new_secret())
    )
    post, _ = inbound.keep(endpoint, "post-1", b'{"text": "Hello", "author": {"handle": "@ana"}}')
    again = waited(lambda: inbound.take_in(post.pk), lambda: inbound.take_in(post.pk))
    assert again == Ticket.objects.get().messages.get()


def save_server(**others: object) -> MailServer:
    usual = {"host": "smtp.example.org", "port": 587, "encryption": "starttls", "username": "ada", "timeout": 30}
    return save_mail_server(**usual | {"password": "swordfish"} | others, by=None)  # type: ignore[arg-type] # as entered


def test_a_mail_server_s_new_password_is_not_told_to_the_server_of_before() -> None:
    save_server()
    newer = {"host": "smtp.example.net", "password": "open sesame"}
    refusal = waited(lambda: save_server(**newer), lambda: save_server(password="", timeout=20))
    assert isinstance(refusal, ValidationError)
    server = MailServer.objects.get()
    assert (server.host, server.timeout, unseal(server.secret)) == ("smtp.example.net", 30, "open sesame")


def test_of_two_who_set_the_first_mail_server_up_one_is_told() -> None:
    assert isinstance(waited(save_server, lambda: save_server(host="smtp.example.net")), ValidationError)
    assert MailServer.objects.get().host == "smtp.example.org"


def test_nobody_takes_over_who_leaves_at_the_same_moment(alice: User, bob: User) -> None:
    factories.ticket(assignee=alice)
    factories.user("Ada", role=Role.ADMIN)
    heir = factories.user("Dora")
    refusal = waited(
        lambda: leave(person=heir, by=bob, to={}), lambda: leave(person=alice, by=bob, to={"tickets": heir})
    )
    assert isinstance(refusal, ValidationError)
    assert Ticket.objects.get().assignee == alice


def test_a_leaver_s_ticket_that_somebody_else_gets_meanwhile_stays_with_them(alice: User, bob: User) -> None:
    ticket, heir = factories.ticket(assignee=alice), factories.user("Dora")
    waited(
        lambda: update_ticket(ticket=ticket, actor=Actor.of(bob), assignee=bob),
        lambda: leave(person=alice, by=bob, to={"tickets": heir}),
    )
    assert Ticket.objects.get().assignee == bob


def test_what_is_taken_back_stays_with_whom_it_went_to_meanwhile(alice: User, bob: User) -> None:
    ticket, dora = factories.ticket(assignee=alice), factories.user("Dora")
    factories.away(alice, dora)
    delegate_work(person=alice, by=alice)
    waited(
        lambda: update_ticket(ticket=ticket, actor=Actor.of(bob), assignee=bob),
        lambda: take_work_back(person=alice, by=alice),
    )
    assert Ticket.objects.get().assignee == bob

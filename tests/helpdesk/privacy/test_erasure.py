"""After an erasure nothing of a person is left but what the certificate lists, and reports count as before."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.test import Client

from complaints.models import Complaint
from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Customer, Order
from helpdesk.customers.registry import holdings
from helpdesk.intake.taking.take_in import receive
from helpdesk.people.models import User
from helpdesk.privacy import services
from helpdesk.privacy.models import Erasure
from helpdesk.privacy.tasks import erase
from helpdesk.tickets.models import Message, Ticket
from helpdesk.web import shop_time
from surveys.models import Answer
from surveys.queries.facts import is_opted_out
from tests import factories
from tests.helpdesk.conftest import mail
from tests.helpdesk.privacy.conftest import EMAIL, MARKS, NAME, Known
from tests.running.everywhere import places_of

pytestmark = pytest.mark.django_db
STAYS = {"complaints_receipt.files"}
"""What the certificate says that it stays: a receipt proves what was handed in."""


def erased(known: Known, by: User) -> Erasure:
    row = services.order_erasure(customer=known.customer, reason="request", by=by)
    services.erase(erasure=row)
    row.refresh_from_db()
    return row


def figures() -> list[object]:
    """What reports of a month count."""
    month = TruncMonth("created_at")
    return [
        list(
            Ticket.objects.values("channel", "product", "team", month=month).annotate(n=Count("pk")).order_by("month")
        ),
        list(Complaint.objects.values("severity", "product", "received_at", "causes").annotate(n=Count("pk"))),
        list(Answer.objects.values("kind", "score", "answered_at", "reasons", "team", "product")),
        list(Message.objects.values("direction", "author_user").annotate(n=Count("pk")).order_by("direction")),
        Order.objects.aggregate(n=Count("pk"), total=Sum("total")),
        list(Ticket.objects.values("first_replied_at", "resolved_at", "reopen_count", "message_count").order_by("pk")),
    ]


def test_a_search_of_everything_finds_only_what_the_certificate_lists(known: Known, bob: User) -> None:
    before = places_of(*MARKS)
    assert len(before) > 30, "the test would prove nothing"
    row = erased(known, bob)
    assert (row.state, row.error) == ("done", "")
    assert places_of(*MARKS) - STAYS == set()
    assert row.counts["tickets"] >= 2
    assert row.counts.keys() >= {"customer", "raw_mail", "outgoing", "surveys", "complaints", "audit", "account"}


def test_figures_of_the_months_are_as_before(known: Known, bob: User) -> None:
    before = figures()
    erased(known, bob)
    assert figures() == before


def test_nobody_has_to_do_what_there_was_to_do_for_an_erased_ticket(known: Known, bob: User) -> None:
    task = known.ticket.tasks.get(key="ring")
    assert task.done_at is None
    erased(known, bob)
    assert not known.ticket.tasks.filter(done_at=None).exists()
    task.refresh_from_db()
    assert (task.done_by, task.title) == (None, "")


def test_a_new_mail_of_the_same_person_begins_a_new_customer(known: Known, bob: User) -> None:
    number = known.ticket.number
    erased(known, bob)
    row = receive(mail("Me again", **{"from": EMAIL, "subject": f"Re: [#{number}] Kettle"}), source="test")
    assert row.ticket is not None
    assert (row.ticket.number != number, row.ticket.requester_id != known.customer.pk) == (True, True)


def test_the_promise_of_no_more_surveys_outlives_the_address(known: Known, bob: User) -> None:
    erased(known, bob)
    assert is_opted_out(EMAIL)
    assert not is_opted_out("other@example.org")


def test_an_erasure_that_dies_goes_on_where_it_was(known: Known, bob: User) -> None:
    row = services.order_erasure(customer=known.customer, reason="request", by=bob)
    runs = 0
    while row.state != "done" and runs < 200:
        services.erase(erasure=row, run=dt.timedelta(microseconds=1))
        row.refresh_from_db()
        runs += 1
    assert (row.state, runs > 5, row.person) == ("done", True, {})


def test_the_worker_erases_what_is_ordered(known: Known, bob: User) -> None:
    row = services.order_erasure(customer=known.customer, reason="request", by=bob)
    erase(row.pk)
    erase(row.pk)
    row.refresh_from_db()
    assert (row.state, Customer.objects.get(pk=known.customer.pk).name) == ("done", "")


def test_of_the_audit_log_names_go_and_nothing_else(known: Known, bob: User) -> None:
    before = list(AuditEntry.objects.order_by("pk").values_list("pk", "at", "action", "kind", "actor_id"))
    erased(known, bob)
    after = list(AuditEntry.objects.order_by("pk").values_list("pk", "at", "action", "kind", "actor_id"))
    assert after[: len(before)] == before
    assert not AuditEntry.objects.filter(thing__contains=NAME).exists()


@pytest.mark.parametrize(
    "change",
    [
        "thing = 'Somebody else', erased_at = now()",
        "action = 'deleted', erased_at = now()",
        "at = now(), erased_at = now()",
        "actor_id = 7, erased_at = now()",
        "thing = '[erased]'",
        "changes = '{}', erased_at = now()",
        """changes = '{"name": ["A", "C"]}', erased_at = now()""",
    ],
)
def test_the_database_lets_nothing_but_the_mark_in(db: None, change: str) -> None:
    entry = AuditEntry.objects.create(action="changed", thing="Ana", changes={"name": ["A", "B"]})
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_auditentry SET {change} WHERE id = %s", [entry.pk])


def test_the_page_asks_for_the_name_and_tells_what_goes(known: Known, bob: User, client: Client) -> None:
    client.force_login(bob)
    url = f"/desk/customers/{known.customer.pk}/erase/"
    page = client.get(url).content.decode()
    assert all(word in page for word in ("Nobody can bring it back", "Tickets", "so that trends count as before"))
    refused = client.post(url, {"reason": "request", "name": "Somebody"})
    assert (refused.status_code, Erasure.objects.count()) == (422, 0)
    assert "That is not the name" in refused.content.decode()
    made = client.post(url, {"reason": "request", "name": NAME.lower()})
    row = Erasure.objects.get()
    assert made.headers["Location"] == f"/desk/settings/erasures/{row.pk}/"
    services.erase(erasure=row)
    certificate = client.get(made.headers["Location"]).content.decode()
    assert NAME not in certificate
    assert client.get(url).status_code == 302
    assert client.get(f"/desk/customers/{known.customer.pk}/data/").status_code == 200


def test_who_may_not_is_told_who_can(known: Known, alice: User, client: Client) -> None:
    client.force_login(alice)
    assert client.get(f"/desk/customers/{known.customer.pk}/erase/").status_code == 403
    assert client.post(f"/desk/customers/{known.customer.pk}/data/export/").status_code == 403


def test_pages_of_an_erased_ticket_open(known: Known, bob: User, client: Client) -> None:
    erased(known, bob)
    client.force_login(bob)
    for path in (f"/desk/tickets/{known.ticket.number}/", f"/desk/customers/{known.customer.pk}/", "/desk/tickets/"):
        assert client.get(path, follow=True).status_code == 200
    assert len(holdings()) > 10


def test_a_legal_hold_keeps_what_it_needs_and_the_rest_follows(known: Known, bob: User, client: Client) -> None:
    client.force_login(bob)
    until = shop_time.today() + dt.timedelta(days=30)
    made = client.post(f"/desk/complaints/tickets/{known.ticket.number}/hold/", {"until": until, "reason": "A claim"})
    assert made.status_code == 302
    assert "legal hold" in client.get(f"/desk/customers/{known.customer.pk}/erase/").content.decode()
    row = erased(known, bob)
    known.ticket.refresh_from_db()
    assert services.released() == []
    assert (row.state, row.resume_on, bool(row.person)) == ("held", until + dt.timedelta(days=1), True)
    assert (NAME in known.ticket.subject, Customer.objects.get(pk=known.customer.pk).name) == (True, NAME)
    client.post(f"/desk/complaints/tickets/{known.ticket.number}/hold/end/")
    assert services.released() == [row.pk]
    services.erase(erasure=row)
    row.refresh_from_db()
    assert (row.state, places_of(*MARKS) - STAYS) == ("done", set())


def test_a_colleague_is_not_erased(alice: User, bob: User) -> None:
    customer = factories.customer()
    customer.user = alice
    customer.save()
    with pytest.raises(ValidationError):
        services.order_erasure(customer=customer, reason="request", by=bob)

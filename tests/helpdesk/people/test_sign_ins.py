"""Who came in, and who could not, stands in the audit log."""

import pytest
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import User

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"


def sign_in(client: Client, person: User, password: str) -> None:
    person.set_password("correct horse battery")
    person.save()
    client.post(SIGN_IN, {"login": person.email, "password": password}, REMOTE_ADDR="203.0.113.7")


def test_coming_in_and_going(client: Client, alice: User) -> None:
    sign_in(client, alice, "correct horse battery")
    client.post("/accounts/logout/")
    told = AuditEntry.objects.order_by("pk").values_list("action", "actor_id")
    assert list(told) == [("signed_in", alice.pk), ("signed_out", alice.pk)]
    assert AuditEntry.objects.first().address == "203.0.113.7"  # type: ignore[union-attr]


def test_a_failure_tells_the_address_and_never_the_password(client: Client, alice: User) -> None:
    sign_in(client, alice, "hunter2 hunter2")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_id, entry.thing) == ("sign_in_failed", None, alice.email)
    assert "hunter2" not in str(AuditEntry.objects.values())

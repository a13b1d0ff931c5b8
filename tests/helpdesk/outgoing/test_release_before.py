"""The release before works on in the same database until it is stopped, and leaves nothing behind that is stuck."""

import datetime as dt
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from helpdesk.outgoing.models import OutgoingMail, Recipient
from helpdesk.outgoing.sending.send import send_due
from helpdesk.outgoing.services import queue_mail

migration = import_module("helpdesk.outgoing.migrations.0003_breaker")
pytestmark = pytest.mark.django_db
Before = Callable[[str], Any]
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def before(db: None) -> Before:
    """A model of that release, by its name."""
    apps = MigrationExecutor(connection).loader.project_state(("outgoing", "0001_initial")).apps
    return lambda name: apps.get_model("outgoing", name)


def test_a_mail_that_it_stores_leaves(before: Before) -> None:
    now = timezone.now()
    mail = before("OutgoingMail").objects.create(
        internet_message_id="<a@b>",
        kind="system",
        mail_from="help@harborpine.example",
        recipient="meg@example.org",
        to=["meg@example.org"],
        subject="Hello",
        text="Hello",
        send_after=now,
        next_attempt_at=now,
    )
    before("Recipient").objects.create(mail=mail, address="meg@example.org", domain="example.org", role="to")
    assert send_due() == 1


def test_it_reads_what_this_one_stores(before: Before) -> None:
    queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")
    assert before("Recipient").objects.get().domain == ""
    assert before("DomainPause").objects.count() == 0


def test_what_it_put_off_for_a_domain_is_due_after_the_upgrade(before: Before) -> None:
    now = timezone.now()
    for domain in ("busy.example", "example.org"):
        queue_mail(to=[f"meg@{domain}"], subject="Hello", text="Hello")
        before("Recipient").objects.filter(address=f"meg@{domain}").update(domain=domain)
    OutgoingMail.objects.update(send_after=now - HOUR, next_attempt_at=now + HOUR)
    before("DomainPause").objects.create(domain="busy.example", since=now, until=now)
    with connection.cursor() as cursor:
        cursor.execute(migration.BRING_FORWARD)
    due = OutgoingMail.objects.filter(next_attempt_at__lte=timezone.now())
    assert list(Recipient.objects.filter(mail__in=due).values_list("address", flat=True)) == ["meg@busy.example"]

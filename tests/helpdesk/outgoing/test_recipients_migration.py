"""Mail that waits while a release is installed gets its recipients."""

from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient
from helpdesk.outgoing.services import queue_mail

migration = import_module("helpdesk.channels.migrations.0003_recipients_of_waiting_mail")


@pytest.mark.django_db
def test_unfinished_mail_gets_a_row_for_each_address() -> None:
    queue_mail(to=["Meg@Example.org"], cc=["bob@example.net", "meg@example.org"], subject="x", text="x")
    queue_mail(to=["ana@example.org"], subject="x", text="x")
    OutgoingMail.objects.filter(recipient="ana@example.org").update(state=OutgoingState.SENT)
    Recipient.objects.all().delete()
    apps = (
        MigrationExecutor(connection)
        .loader.project_state(("contact_channels", migration.__name__.rpartition(".")[2]))
        .apps
    )
    with connection.schema_editor() as editor:
        migration.add_recipients(apps, editor)
        migration.add_recipients(apps, editor)
    assert set(Recipient.objects.values_list("address", "role", "state")) == {
        ("meg@example.org", "to", "waiting"),
        ("bob@example.net", "cc", "waiting"),
    }

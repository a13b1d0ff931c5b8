"""After a test with real transactions the database is as the migrations left it."""

import pytest

from helpdesk.tickets.models import Message, Ticket
from surveys.models import Programme
from tests import factories
from tests.running.put_back import put_back


@pytest.mark.django_db(transaction=True)
def test_what_was_written_is_gone_and_what_was_there_is_back() -> None:
    before = list(Programme.objects.order_by("pk").values())
    factories.ticket()
    Programme.objects.get(kind="nps").delete()
    Programme.objects.update(is_active=False, delay_minutes=7)
    put_back()
    assert not Ticket.objects.exists()
    assert not Message.objects.exists()
    assert list(Programme.objects.order_by("pk").values()) == before

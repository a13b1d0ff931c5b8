"""The way back of a change of many tickets is kept in a session, whatever the kinds of fields."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.fields import Place, TicketField, registry
from helpdesk.tickets.fields.kinds import Day, Kind, Number
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import take_back_changes, update_many
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "value"), [(Number(), Decimal("2.5")), (Day(), dt.date(2026, 4, 25))])
def test_a_column_of_numbers_or_days_is_no_hindrance(monkeypatch: pytest.MonkeyPatch, kind: Kind, value: Any) -> None:
    field = TicketField(key="measured", label="Measured", kind=kind, places=Place.BULK, words="")
    monkeypatch.setitem(registry._built_in, field.key, field)
    monkeypatch.setattr(Ticket, field.key, value, raising=False)
    changed: dict[str, Any] = {"tickets": [factories.ticket()], "actor": Actor.system()}
    kept = json.loads(json.dumps(update_many(**changed, priority="high", measured=None).before))
    assert take_back_changes(**changed, before={int(pk): values for pk, values in kept.items()}) == 1
    assert Ticket.objects.get().priority == "normal"

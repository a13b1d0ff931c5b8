"""One date, one truth: acknowledgement, receipt and page tell when the desk has it due, whatever the rules do."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints.models import Receipt
from complaints.receipts import receipt_path
from helpdesk.calendars.models import Calendar
from helpdesk.events.deliver import drain
from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.texts.when import instant_words
from helpdesk.people.models import Team
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.rules.makers import one, rule
from tests.running.dose import dose

WORDS = ("smoke", "lid", "refund", "late")
PRIORITIES = ("low", "normal", "high", "urgent")
CONDITIONS = st.one_of(
    st.sampled_from(WORDS).map(lambda word: one("text", "contains", word)),
    st.sampled_from(PRIORITIES).map(lambda priority: one("priority", "is", priority)),
)
RULES = st.lists(
    st.fixed_dictionaries(
        {
            "when": st.lists(CONDITIONS, max_size=2),
            "priority": st.sampled_from(PRIORITIES),
            "trigger": st.sampled_from(["created", "changed", "both"]),
            "stop": st.booleans(),
            "moves": st.booleans(),
        }
    ),
    max_size=5,
)
REQUESTS = st.fixed_dictionaries(
    {"words": st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), "complaint": st.sampled_from(["yes", "no"])}
)


@pytest.mark.django_db
def test_what_is_told_is_what_is_due(client: Client) -> None:
    Calendar.objects.create(name="Day", is_default=True, hours={str(day): [["09:00", "17:00"]] for day in range(5)})
    nights = Calendar.objects.create(name="Nights", hours={str(day): [["00:00", "06:00"]] for day in range(7)})
    team = factories.team()
    Team.objects.filter(pk=team.pk).update(calendar=nights)

    @settings(max_examples=dose(25, 200), suppress_health_check=list(HealthCheck))
    @given(RULES, REQUESTS)
    def agree(rules: list[dict[str, Any]], request: dict[str, Any]) -> None:
        cache.clear()  # the form takes so many requests from one address
        with transaction.atomic():
            _make(rules, team)
            _write(client, request)
            _check(client, Ticket.objects.get())
            transaction.set_rollback(True)

    agree()


def _make(rules: list[dict[str, Any]], team: Team) -> None:
    for number, spec in enumerate(rules):
        does = {"priority": spec["priority"], **({"team": str(team.pk)} if spec["moves"] else {})}
        rule(f"Rule {number}", *spec["when"], do=does, trigger=spec["trigger"], stop=spec["stop"])


def _write(client: Client, request: dict[str, Any]) -> None:
    own = {"complaint": request["complaint"], "complaint-outcome": "refund"}
    client.post("/help/contact/", {"email": "meg@example.org", "message": " ".join(request["words"]), **own})
    drain()


def _check(client: Client, ticket: Ticket) -> None:
    due_at = ticket.due_at
    assert due_at is not None
    told = instant_words(due_at, time_zone=ticket.requester.time_zone, language="en")
    assert told in " ".join(OutgoingMail.objects.get(ticket=ticket).text.split())
    assert told in client.get(f"/r/{request_token(ticket)}/").content.decode()
    assert ticket.told_due_at == due_at
    for receipt in Receipt.objects.all():
        assert receipt.answer_by == due_at
        assert told in client.get(receipt_path(receipt)).content.decode()

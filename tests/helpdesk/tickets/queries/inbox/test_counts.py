"""Counts beside views and teams are exact, for everybody, however many there are."""

import datetime as dt
import itertools
from typing import Any

import pytest
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.inbox import counts
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.inbox.moment import GROUPS, Present
from helpdesk.tickets.queries.inbox.scope import tickets_for
from tests import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(hour=12)


@pytest.fixture(params=["alice", "bob", "charlie"])
def reader(request: pytest.FixtureRequest) -> User:
    user: User = request.getfixturevalue(request.param)
    return user


@pytest.fixture
def work(team: Team, alice: User, charlie: User) -> None:
    """Every state, of two teams and of none, of Alice, Charlie and nobody, due at all times."""
    requester, numbers = factories.customer(), itertools.count(1)
    kinds = itertools.product(
        (team, None, factories.team("Foreign")), (alice, None, charlie), ("new", "waiting", "closed"), (True, False)
    )
    hours = itertools.cycle((-3.0, None, 0.5, 5.0, 11.8, 40.0, -90.0))
    stamps: dict[str, Any] = {"requester": requester, "created_at": NOW, "last_activity_at": NOW}
    Ticket.objects.bulk_create(
        Ticket(
            number=next(numbers),
            team=of,
            assignee=who,
            status=status,
            is_complaint=complaint,
            due_at=None if (after := next(hours)) is None else NOW + dt.timedelta(hours=after),
            **stamps,
        )
        for of, who, status, complaint in kinds
    )


@pytest.fixture(params=[12, 23.6], ids=["noon", "nearly midnight"])
def moment(request: pytest.FixtureRequest) -> Present:
    now = NOW + dt.timedelta(hours=request.param - 12)
    return Present(now, NOW + dt.timedelta(hours=12))


def test_views_and_teams_say_what_their_lists_hold(
    reader: User, work: None, moment: Present, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "CAP", 3)
    told, _ = counts.count_open(reader, moment)
    for key, count in told.views.items():
        assert count == len(tickets_for(reader, InboxQuery.parse(QueryDict(f"view={key}")), moment, Q())), key
    for team in Team.objects.all():
        listed = tickets_for(reader, InboxQuery.parse(QueryDict(f"team={team.slug}")), moment, Q())
        assert told.teams.get(team.pk, 0) == len(listed), team


@pytest.mark.parametrize("address", ["view=open", "view=today", "view=overdue", "view=waiting", "view=mine&team=none"])
def test_groups_of_a_list_are_counted_alike_from_cells_and_from_rows(
    reader: User, work: None, moment: Present, address: str
) -> None:
    query = InboxQuery.parse(QueryDict(address))
    of_cells = counts.shown_of_cells(query, counts.count_open(reader, moment)[1], list(Team.objects.all()))
    of_rows = counts.shown(reader, moment, query, Q())
    assert of_cells is not None
    assert of_cells.total == of_rows.total
    assert {key: of_cells.groups.get(key, 0) for key in GROUPS} == of_rows.groups


def test_a_filtered_list_is_cut_after_it_was_filtered(
    bob: User, work: None, moment: Present, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "CAP", 3)
    Ticket.objects.filter(pk__in=list(Ticket.objects.filter(status="new").values_list("pk", flat=True)[:2])).update(
        channel="phone"
    )
    found = counts.shown(bob, moment, InboxQuery.parse(QueryDict("channel=phone")), Q())
    assert (found.total, found.more) == (2, False)
    assert counts.shown(bob, moment, InboxQuery.parse(QueryDict("status=new")), Q()).more

"""What the inbox is narrowed by is a tree of conditions, as rules and policies have one."""

import pytest
from django.db.models import Q
from django.http import QueryDict

from helpdesk.conditions.sentence import sentence
from helpdesk.conditions.tree import as_json
from helpdesk.people.models import User
from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.queries.inbox.filters import parameters
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.inbox.subject import LISTED

ADDRESS = (
    "view=all&status=open&status=waiting&priority=high&team=none&assignee=me&tag=lamp&is_complaint=yes"
    "&created_from=2026-04-01&created_to=2026-04-30&organisation=3&language=de"
)

VALUES = ("2026-04-01", "yes", "open", "high", "many", "email", "3")
"""Of which every field takes one."""


@pytest.fixture
def reader() -> User:
    return User(pk=7, email="alice@example.org")


def test_it_is_stored_and_read_back(reader: User) -> None:
    tree = InboxQuery.parse(QueryDict(ADDRESS)).condition(reader)
    assert LISTED.parse(as_json(tree)) == tree


@pytest.mark.parametrize("field", shown_in(Place.FILTER), ids=lambda field: field.key)
def test_every_field_that_filters_can_be_asked(reader: User, field: TicketField) -> None:
    name = parameters(field)[0]
    asked = (InboxQuery.parse(QueryDict(f"view=all&{name}={value}")) for value in VALUES)
    query = next(query for query in asked if query.filters)
    assert LISTED.to_q(query.filters[0].condition(reader)) != Q()


def test_it_says_itself_in_words(reader: User) -> None:
    tree = InboxQuery.parse(QueryDict("view=all&created_from=2026-04-01")).condition(reader)
    words = sentence(tree.items[-1], {})
    assert words == "the day of creation is on or after 2026-04-01"

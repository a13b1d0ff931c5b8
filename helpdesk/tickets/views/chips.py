"""The filters of the address as chips: what they say, and the address without them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from helpdesk.customers.models import Product
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Channel, Priority, Status
from helpdesk.tickets.queries.inbox_query import InboxQuery
from helpdesk.web.formats import short_date


@dataclass(frozen=True)
class Chip:
    label: str
    value: str
    without: str


def chips(
    query: InboxQuery, teams: Sequence[Team], colleagues: Sequence[User], products: Sequence[Product]
) -> list[Chip]:
    """One chip a filter; what the address names but nobody knows is shown as it was written."""
    found = [
        ("Search", query.words, {"q": None}),
        ("Status", _labels(Status, query.statuses), {"status": None}),
        ("Channel", _labels(Channel, query.channels), {"channel": None}),
        ("Priority", _labels(Priority, query.priorities), {"priority": None}),
        ("Team", _team(query.team, teams), {"team": None}),
        ("Assignee", _assignee(query.assignee, colleagues), {"assignee": None}),
        ("Tag", query.tag, {"tag": None}),
        ("Product", next((p.name for p in products if p.slug == query.product), query.product), {"product": None}),
        ("Created", _created(query), {"created_from": None, "created_to": None}),
    ]
    return [Chip(label, value, query.link(**without)) for label, value, without in found if value]


def _labels(choices: type[Status] | type[Channel] | type[Priority], chosen: Sequence[str]) -> str:
    return ", ".join(str(choices(value).label) for value in chosen)


def _team(slug: str, teams: Sequence[Team]) -> str:
    return "No team" if slug == "none" else next((team.name for team in teams if team.slug == slug), slug)


def _assignee(value: str, colleagues: Sequence[User]) -> str:
    if value in ("me", "none"):
        return "Me" if value == "me" else "Nobody"
    return next((user.short_name for user in colleagues if str(user.pk) == value), value)


def _created(query: InboxQuery) -> str:
    today = timezone.localdate()
    start = f"from {short_date(query.created_from, today)}" if query.created_from else ""
    end = f"to {short_date(query.created_to, today)}" if query.created_to else ""
    return " ".join(part for part in (start, end) if part)

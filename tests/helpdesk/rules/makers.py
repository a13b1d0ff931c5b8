"""Rules in few words."""

from html import unescape
from typing import Any

from django.utils.html import strip_tags

from helpdesk.conditions.facts import Facts
from helpdesk.conditions.tree import ConditionGroup
from helpdesk.events.deliver import drain
from helpdesk.people.models import User
from helpdesk.rules.models import Rule, RuleRun
from helpdesk.rules.registry import find
from helpdesk.rules.services import save_rule
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.read import of_tickets
from helpdesk.tickets.models import Ticket

ANY_TICKET: dict[str, Any] = {"all": []}


def words_of(html: str) -> str:
    """What a page says, without tags, on one line."""
    return " ".join(unescape(strip_tags(html)).split())


def one(field: str, op: str, *value: str) -> dict[str, Any]:
    return {"field": field, "op": op, "value": list(value)}


def tree(*items: dict[str, Any], mode: str = "all") -> ConditionGroup:
    return TICKET.parse({mode: list(items)})


def seen(**values: Any) -> Facts:
    return Facts(values)


def rule(
    name: str = "Refunds",
    *conditions: dict[str, Any],
    do: dict[str, str] | None = None,
    author: User | None = None,
    **fields: Any,
) -> Rule:
    """An active rule; `do` maps action to value."""
    return save_rule(
        name=name,
        conditions={"all": list(conditions)},
        actions=[{"do": key, "value": value} for key, value in (do or {"priority": "high"}).items()],
        author=author,
        **{"is_active": True, **fields},
    )


def foreseen(ticket: Ticket, do: str, value: str) -> Facts:
    """The facts of a ticket as an action would leave them."""
    action = find(do)
    assert action is not None
    return action.foresee(value, of_tickets([ticket.pk])[ticket.pk], action.choices())


def ran(ticket: Ticket) -> list[RuleRun]:
    """Delivers what is due and returns the ticket's runs in order; the ticket is read afresh."""
    drain()
    ticket.refresh_from_db()
    return list(RuleRun.objects.filter(ticket=ticket).order_by("pk"))

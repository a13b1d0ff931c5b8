"""What runs of rules hold of a customer: the words that their conditions saw."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from helpdesk.customers.person import Person
from helpdesk.customers.registry import Holding, register
from helpdesk.rules.models import RuleRun
from helpdesk.tickets.extensions import forgetting
from helpdesk.tickets.models import Ticket

BATCH = 200
NOTHING: dict[str, Any] = {"evaluated": {}, "done": [], "error": ""}


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Holding(
            "rule_runs",
            gettext_noop("What rules saw"),
            (RuleRun,),
            lambda person: _runs(person).count(),
            _erase,
            order=270,
            goes=gettext_noop("the words that conditions saw, and the values that actions wrote"),
            stays=gettext_noop("which rule ran when, and whether it held"),
        )
    )
    forgetting.register("rules", _of_ticket)


def _runs(person: Person) -> QuerySet[RuleRun]:
    theirs = RuleRun.objects.filter(ticket__requester_id=person.customer_id).exclude(evaluated={}, done=[], error="")
    return theirs.exclude(ticket__in=person.held) if person.held else theirs


def _erase(person: Person) -> int:
    found = list(_runs(person).order_by("pk").values_list("pk", flat=True)[:BATCH])
    return RuleRun.objects.filter(pk__in=found).update(**NOTHING)


def _of_ticket(ticket: Ticket) -> None:
    RuleRun.objects.filter(ticket=ticket).update(**NOTHING)

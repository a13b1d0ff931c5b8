"""What runs of rules hold of a customer: the words that their conditions saw."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from helpdesk.customers.person import Person
from helpdesk.customers.registry import Holding, register
from helpdesk.rules.models import RuleRun

BATCH = 200


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


def _runs(person: Person) -> QuerySet[RuleRun]:
    theirs = RuleRun.objects.filter(ticket__requester_id=person.customer_id).exclude(evaluated={}, done=[], error="")
    return theirs.exclude(ticket__in=person.held) if person.held else theirs


def _erase(person: Person) -> int:
    found = list(_runs(person).order_by("pk").values_list("pk", flat=True)[:BATCH])
    empty: dict[str, Any] = {"evaluated": {}, "done": [], "error": ""}
    return RuleRun.objects.filter(pk__in=found).update(**empty)

"""What conditions about tickets can ask of surveys: the scores that the customer gave last."""

from functools import partial

from django.db.models import Subquery
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_noop

from helpdesk.conditions import operators as op
from helpdesk.conditions.fields import Field
from helpdesk.tickets.facts import derived
from helpdesk.tickets.facts.derived import Scope, makers
from helpdesk.tickets.facts.derived.customer import GROUP
from surveys.models import Answer

_FIELDS = {
    "nps": ("last_nps", gettext_noop("Last NPS score"), gettext_noop("the last NPS score")),
    "csat": ("last_csat", gettext_noop("Last CSAT score"), gettext_noop("the last CSAT score")),
    "ces": ("last_ces", gettext_noop("Last CES score"), gettext_noop("the last CES score")),
}


def _last(kind: str, scope: Scope) -> Combinable:
    given = Answer.objects.filter(
        invitation__customer=scope.of("requester"), kind=kind, answered_at__lte=scope.at, flagged_quick=False
    )
    return Subquery(given.order_by("-answered_at", "-pk").values("score")[:1])


def register() -> None:
    """Add one for each kind of survey; called once, from `apps.py`."""
    hint = gettext_noop("What the customer of the ticket answered last.")
    for kind, (key, label, words) in _FIELDS.items():
        derived.register(makers.number(Field(key, label, words, op.NUMBER, hint, group=GROUP), partial(_last, kind)))

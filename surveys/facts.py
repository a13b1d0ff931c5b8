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
from surveys.kinds import KINDS
from surveys.models import Answer


def _last(kind: str, scope: Scope) -> Combinable:
    given = Answer.objects.filter(
        invitation__customer=scope.of("requester"), kind=kind, answered_at__lte=scope.at, flagged_quick=False
    )
    return Subquery(given.order_by("-answered_at", "-pk").values("score")[:1])


def register() -> None:
    """Add one for each kind of survey that has words for it; called once, from `apps.py`."""
    hint = gettext_noop("What the customer of the ticket answered last.")
    for kind in KINDS.values():
        if kind.last:
            field = Field(f"last_{kind.key}", kind.last, kind.last_words, op.NUMBER, hint, group=GROUP)
            derived.register(makers.number(field, partial(_last, kind.key)))

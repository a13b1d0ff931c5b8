"""Finds entries of the audit log."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from helpdesk.audit.models import AuditEntry
from helpdesk.web import shop_time
from helpdesk.web.parameters import Period, query_string


@dataclass(frozen=True)
class Wanted:
    """Which entries somebody asks for: those of a period, narrowed by words, kinds, one person or one thing.

    The period bounds what a search for words has to look at.
    """

    days: Period
    words: str = ""
    kind: str = ""
    action: str = ""
    actor: int | None = None
    thing: str = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.kind or self.action or self.actor)

    def address(self, **more: Any) -> str:
        """The query string that asks for the same, with more parameters."""
        own = {"q": self.words, "kind": self.kind, "action": self.action, "actor": self.actor, "thing": self.thing}
        return query_string(own | {"from": self.days.first, "to": self.days.last} | more)

    def entries(self) -> QuerySet[AuditEntry]:
        found = AuditEntry.objects.filter(at__gte=_midnight(self.days.first), at__lt=_midnight(self.days.end))
        if self.words:
            found = found.filter(Q(actor__icontains=self.words) | Q(thing__icontains=self.words))
        exact = {"kind": self.kind, "action": self.action, "actor_id": self.actor, "thing_id": self.thing}
        return found.filter(**{name: value for name, value in exact.items() if value not in ("", None)})


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()), shop_time.zone())

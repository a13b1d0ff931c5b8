"""Puts a mark in the place of a name in entries of the audit log: the one change that the database allows.

Its trigger lets a name, or a value that was told, become the mark, demands the time at which that was done, and refuses
everything else: who did what to which thing and when stays as it was written.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from helpdesk.audit.models import AuditEntry
from helpdesk.audit.registry import ERASED

BATCH = 200


def naming(*, marks: Sequence[str], kind: str, thing_id: str, actor_id: int | None) -> QuerySet[AuditEntry]:
    """Entries about one thing, by one account, or with one of the marks, whose names stand there still."""
    theirs = Q(kind=kind, thing_id=thing_id)
    if actor_id is not None:
        theirs |= Q(actor_id=actor_id)
    for mark in marks:
        theirs |= Q(thing__icontains=mark) | Q(actor__icontains=mark) | Q(told__icontains=mark)
    return AuditEntry.objects.annotate(told=Cast("changes", TextField())).filter(theirs, erased_at=None)


def erase_names(*, marks: Sequence[str], kind: str, thing_id: str, actor_id: int | None) -> int:
    """Erase names in at most `BATCH` entries; returns in how many. 0: none is left."""
    found = list(naming(marks=marks, kind=kind, thing_id=thing_id, actor_id=actor_id).order_by("pk")[:BATCH])
    for entry in found:
        is_theirs = entry.kind == kind and entry.thing_id == thing_id
        if is_theirs or _names(entry.thing, marks):
            entry.thing = ERASED if entry.thing else ""
        if (actor_id is not None and entry.actor_id == actor_id) or _names(entry.actor, marks):
            entry.actor = ERASED if entry.actor else ""
        entry.changes = {
            name: [ERASED if one is not None and (is_theirs or _names(one, marks)) else one for one in pair]
            for name, pair in entry.changes.items()
        }
        entry.erased_at = timezone.now()
        entry.save(update_fields=["thing", "actor", "changes", "erased_at"])
    return len(found)


def _names(value: Any, marks: Sequence[str]) -> bool:
    text = str(value).casefold()
    return any(mark.casefold() in text for mark in marks)

"""Takes back what nobody has to know any more, as far as it was not seen."""

from collections.abc import Mapping

from django.db.models import Q

from helpdesk.notifications.models import Notice
from helpdesk.people.models import User


def withdraw(*, thing: str, kinds: Mapping[str, User | None] | None = None, but: User | None = None) -> int:
    """Take unseen notices of a thing away, in one statement. Returns how many.

    Without `kinds` all go; else those of each kind. Those of the person that is named stay, and those that somebody got
    in their place.
    """
    rows = Notice.objects.filter(thing=thing, seen_at=None)
    if kinds is None:
        return rows.exclude(_of(but)).delete()[0] if but else rows.delete()[0]
    goes = Q()
    for kind, person in kinds.items():
        goes |= Q(kind=kind) & ~_of(person) if person else Q(kind=kind)
    return rows.filter(goes).delete()[0]


def _of(person: User) -> Q:
    return Q(user=person) | Q(stood_in_for__isnull=False, stood_in_for=person)

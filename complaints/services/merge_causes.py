"""Makes one cause of two, for managers."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from complaints.audited import MERGED
from complaints.models import Cause, ComplaintCause
from complaints.services.save_cause import save_cause
from helpdesk.audit.services import record
from helpdesk.people.models import User


def merge_causes(*, cause: Cause, into: Cause, by: User | None) -> Cause:
    """Give all complaints of a cause the other one, with the causes under it, and remove it for good.

    A complaint that named both names the other one once, first if one of the two came first.

    Raises:
        ValidationError: the two are one, or a group would come to stand under another group.
    """
    with transaction.atomic():
        locked = Cause.objects.select_for_update(no_key=False).filter(pk__in=[cause.pk, into.pk]).order_by("pk")
        rows = {row.pk: row for row in locked}
        if len(rows) < 2:
            raise ValidationError({"into": gettext("Choose another cause.")})
        old, kept = rows[cause.pk], rows[into.pk]
        if kept.parent_id and old.children.exists():
            words = gettext("%(name)s is a group with causes: merge it into another group.")
            raise ValidationError({"into": words % {"name": old.name}})
        _merge(old, kept, by)
    return kept


def _merge(old: Cause, kept: Cause, by: User | None) -> None:
    there = {child.name.casefold(): child for child in kept.children.all()}
    for child in old.children.all():
        if same := there.get(child.name.casefold()):
            _merge(child, same, by)
        else:
            save_cause(cause=child, name=child.name, parent=kept, is_active=child.is_active, by=by)
    _move_complaints(old, kept)
    record(MERGED, by=by, thing=old, changes={"name": (str(old), str(kept))})
    old.delete()


def _move_complaints(old: Cause, kept: Cause) -> None:
    named = ComplaintCause.objects.filter(cause=old)
    twice = named.filter(complaint__in=ComplaintCause.objects.filter(cause=kept).values("complaint"))
    came_first = list(twice.filter(is_primary=True).values_list("complaint", flat=True))
    twice.delete()
    ComplaintCause.objects.filter(cause=kept, complaint__in=came_first).update(is_primary=True)
    named.update(cause=kept)

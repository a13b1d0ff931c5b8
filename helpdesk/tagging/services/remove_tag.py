"""Takes a tag off all tickets."""

from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.tagging.models import RemovedTag
from helpdesk.tickets.models import Tag
from helpdesk.tickets.services.changes.follow_calendar import follow_again


def remove_tag(*, tag: Tag, by: User | None) -> RemovedTag:
    """Remove a tag; which tickets had it is kept, so that it can be brought back."""
    with transaction.atomic(), recorded(tag, by=by):
        # The row goes: whoever would put it on a ticket meanwhile waits, and finds it gone.
        row = Tag.objects.select_for_update(no_key=False).get(pk=tag.pk)
        ids = list(row.tickets.order_by().values_list("pk", flat=True))
        removed = RemovedTag.objects.create(name=row.name, tickets=ids, removed_by=by)
        row.delete()
        follow_again()
    return removed

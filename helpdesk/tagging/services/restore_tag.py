"""Brings a removed tag back."""

from django.db import connection, transaction

from helpdesk.audit.services import record
from helpdesk.people.models import User
from helpdesk.tagging.audited import RESTORED
from helpdesk.tagging.models import RemovedTag
from helpdesk.tickets.models import Tag
from helpdesk.tickets.services.changes.follow_calendar import follow_again

_PUT_BACK = """
    INSERT INTO tickets_ticket_tags (ticket_id, tag_id) SELECT id, %s FROM tickets_ticket WHERE id = ANY(%s)
    ON CONFLICT DO NOTHING
"""


def restore_tag(*, removed: RemovedTag, by: User | None) -> Tag:
    """Put a tag on the tickets again that had it and are still there; one of its name that was made meanwhile is it.

    Raises:
        RemovedTag.DoesNotExist: somebody brought it back already.
    """
    with transaction.atomic():
        row = RemovedTag.objects.select_for_update(no_key=True).get(pk=removed.pk)
        tag = Tag.objects.filter(name__iexact=row.name).first() or Tag.objects.create(name=row.name)
        with connection.cursor() as cursor:
            cursor.execute(_PUT_BACK, [tag.pk, row.tickets])
        row.delete()
        record(RESTORED, by=by, thing=tag, changes={"name": (None, tag.name)})
        follow_again()
    return tag

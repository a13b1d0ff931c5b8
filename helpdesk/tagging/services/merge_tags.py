"""Makes one tag of two."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext

from helpdesk.audit.services import record
from helpdesk.people.models import User
from helpdesk.tagging.audited import MERGED
from helpdesk.tagging.registry import tag_mentions
from helpdesk.tickets.models import Tag
from helpdesk.tickets.services.changes.follow_calendar import follow_again

_MOVE = """
    INSERT INTO tickets_ticket_tags (ticket_id, tag_id) SELECT ticket_id, %s FROM tickets_ticket_tags WHERE tag_id = %s
    ON CONFLICT DO NOTHING
"""


def merge_tags(*, tag: Tag, into: Tag, by: User | None) -> Tag:
    """Give all tickets of a tag the other one instead, by one statement, and remove it for good.

    Rules and reply policies that name it name the other one. What was written in histories stays.

    Raises:
        ValidationError: the two are one, or what names the tag cannot be saved.
    """
    if tag.pk == into.pk:
        raise ValidationError({"into": gettext("Choose another tag.")})
    with transaction.atomic():
        # Nobody puts on a tag that is about to go: they wait for the lock.
        both = Tag.objects.select_for_update(no_key=False).filter(pk__in=[tag.pk, into.pk])
        rows = {row.pk: row for row in both.order_by("pk")}
        if len(rows) < 2:
            raise ValidationError({"into": gettext("One of the two is gone meanwhile.")})
        old, kept = rows[tag.pk], rows[into.pk]
        record(MERGED, by=by, thing=old, changes={"name": (old.name, kept.name)})
        with connection.cursor() as cursor:
            cursor.execute(_MOVE, [kept.pk, old.pk])
        old.delete()
        for mention in tag_mentions():
            mention.rename(old.name, kept.name, by)
        follow_again()
    return kept

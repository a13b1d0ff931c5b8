"""Gives a tag another name, on all tickets and wherever it is asked for."""

from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.tagging.registry import tag_mentions
from helpdesk.tagging.services.names import checked
from helpdesk.tickets.models import Tag


def rename_tag(*, tag: Tag, name: str, by: User | None) -> Tag:
    """Rename a tag: tickets have it by its row, so none of them changes; what was written in histories stays.

    Raises:
        ValidationError: the name is missing, taken, or holds a comma, which stands between two tags; or what names the
            tag cannot be saved.
    """
    with transaction.atomic(), recorded(tag, by=by):
        row = Tag.objects.select_for_update(no_key=True).get(pk=tag.pk)
        old, row.name = row.name, checked(name)
        row.full_clean()
        row.save()
        for mention in tag_mentions():
            mention.rename(old, row.name, by)
    return row

"""Makes a tag before any ticket has it, so that it can be chosen from the first one on."""

from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.tagging.services.names import checked
from helpdesk.tickets.models import Tag


def make_tag(*, name: str, by: User | None) -> Tag:
    """Store a new tag.

    Raises:
        ValidationError: the name is missing, taken, or holds a comma; by field.
    """
    tag = Tag(name=checked(name))
    with transaction.atomic(), recorded(tag, by=by):
        tag.full_clean()
        tag.save()
    return tag

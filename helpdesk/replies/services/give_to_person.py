"""Gives somebody's own saved replies to a colleague, when they leave."""

from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.replies.groups import free_name
from helpdesk.replies.models import SavedReply


def give_to_person(*, person: User, to: User, by: User | None) -> None:
    """Make a person's own replies another one's own; one of a name that they have already says whose it was."""
    whose = gettext("of %(who)s") % {"who": person.short_name}
    for reply in SavedReply.objects.filter(owner=person).order_by("pk"):
        theirs = SavedReply.objects.filter(owner=to, language=reply.language)
        with recorded(reply, by=by):
            reply.name, reply.owner = free_name(reply.name, theirs, whose), to
            reply.save(update_fields=["name", "owner", "updated_at"])

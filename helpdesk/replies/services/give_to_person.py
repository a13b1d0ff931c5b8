"""Gives somebody's own saved replies to a colleague, when they leave."""

from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.replies.models import SavedReply

NAME_LENGTH = 120


def give_to_person(*, person: User, to: User, by: User | None) -> None:
    """Make a person's own replies another one's own; one of a name that they have already says whose it was."""
    for reply in SavedReply.objects.filter(owner=person).order_by("pk"):
        with recorded(reply, by=by):
            reply.name, reply.owner = _free_name(reply, person, to), to
            reply.save(update_fields=["name", "owner", "updated_at"])


def _free_name(reply: SavedReply, person: User, to: User) -> str:
    theirs = SavedReply.objects.filter(owner=to, language=reply.language)
    name, number = reply.name, 1
    while theirs.filter(name__iexact=name).exists():
        whose = gettext("of %(who)s") % {"who": person.short_name}
        end = f" ({whose})" if number == 1 else f" ({whose}, {number})"
        name, number = reply.name[: NAME_LENGTH - len(end)] + end, number + 1
    return name

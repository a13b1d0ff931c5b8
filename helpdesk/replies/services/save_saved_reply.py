"""Makes and changes saved replies, puts them away, brings them back, and deletes them."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import Team, User
from helpdesk.replies.models import SavedReply
from helpdesk.replies.queries.filled import PLACEHOLDER, PLACEHOLDERS
from helpdesk.replies.services.files import clear_away, keep_with
from helpdesk.replies.services.greetings import greets_nobody
from helpdesk.tickets.words import NewFile
from helpdesk.web.words import languages


def save_saved_reply(
    *,
    reply: SavedReply,
    name: str,
    body: str,
    language: str,
    by: User | None,
    folder: str = "",
    team: Team | None = None,
    owner: User | None = None,
    files: Sequence[NewFile] = (),
) -> SavedReply:
    """Store a saved reply, for a team, one person, or everybody; `files` come to those that it has.

    Raises:
        ValidationError: the name is taken or missing, there are no words, a placeholder is none of ours, the language
            is unknown, it greets a customer by no name, or its files are too many or too large together.
        OSError: a file could not be written; nothing is changed.
    """
    with recorded(reply, by=by):
        reply.name, reply.folder = " ".join(name.split()), " ".join(folder.split())
        reply.body = body.replace("\r\n", "\n").strip()
        reply.language, reply.team, reply.owner = language, team, owner
        _check(reply)
        reply.full_clean()
        reply.save()
        keep_with(reply, files)
    return reply


def archive_saved_reply(*, reply: SavedReply, by: User | None) -> SavedReply:
    """Put a saved reply away: it is offered nowhere any more."""
    return _switch(reply, by, is_active=False)


def restore_saved_reply(*, reply: SavedReply, by: User | None) -> SavedReply:
    """Bring a saved reply back."""
    return _switch(reply, by, is_active=True)


def forget_saved_reply(*, reply: SavedReply, by: User | None) -> None:
    """Delete a saved reply that was put away, with its files and the count of its uses. What was sent stays as it is.

    Raises:
        ValidationError: it is in use, or something is made of it.
    """
    if reply.is_active:
        raise ValidationError(gettext("Put it away first."))
    with recorded(reply, by=by):
        files = list(reply.files.all())
        try:
            reply.delete()
        except ProtectedError as refusal:
            names = ", ".join(sorted(str(one) for one in refusal.protected_objects))
            raise ValidationError(gettext("%(names)s: it is needed there.") % {"names": names}) from None
        clear_away(files)


def _switch(reply: SavedReply, by: User | None, *, is_active: bool) -> SavedReply:
    with recorded(reply, by=by):
        reply.is_active = is_active
        reply.save(update_fields=["is_active", "updated_at"])
    return reply


def _check(reply: SavedReply) -> None:
    if reply.language not in dict(languages.choices()):
        raise ValidationError({"language": gettext("Choose one of the languages.")})
    unknown = [found[0] for found in PLACEHOLDER.finditer(reply.body) if found[1] not in PLACEHOLDERS]
    if unknown:
        raise ValidationError(
            {"body": gettext("Nothing can be filled in for %(placeholder)s.") % {"placeholder": unknown[0]}}
        )
    if greeting := greets_nobody(reply.body):
        words = gettext("“%(greeting)s” greets nobody: use {{ customer.name }}, or a plain hello.")
        raise ValidationError({"body": words % {"greeting": greeting}})
    same = SavedReply.objects.filter(
        name__iexact=reply.name, language=reply.language, team=reply.team, owner=reply.owner
    )
    if same.exclude(pk=reply.pk).exists():
        raise ValidationError(
            {"name": gettext("There is a saved reply of this name already, maybe among those put away.")}
        )

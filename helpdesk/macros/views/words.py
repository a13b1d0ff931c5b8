"""The saved reply that a macro brings: filled in, put into the composer, and taken out again; never sent."""

import logging
import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages

from helpdesk.macros.models import Macro
from helpdesk.people.models import User
from helpdesk.replies.access import visible_to
from helpdesk.replies.models import SavedReply
from helpdesk.replies.queries.brought import files_brought
from helpdesk.replies.queries.filled import FillsIn
from helpdesk.tickets.files import NOT_KEPT
from helpdesk.tickets.forms.composer import SubmissionKey, with_ticked
from helpdesk.tickets.models import Draft, KeptFile, Ticket
from helpdesk.tickets.services import Composed, add_to_draft, attach_to_draft, take_from_draft
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.staff import StaffRequest

log = logging.getLogger(__name__)


def words_of(macro: Macro, ticket: Ticket, user: User) -> str:
    """The text as it would stand in the composer; empty where there is none, or none that this person may use."""
    reply = _reply(macro, user)
    return FillsIn(ticket, user).text(reply.body, reply.language) if reply else ""


def put_words(request: StaffRequest, macro: Macro, ticket: Ticket) -> dict[str, Any]:
    """Put the text behind what stands in the composer, with its files; returns what `take_words` needs, as JSON has it,
    empty where there was no text."""
    user, reply = request.user, _reply(macro, request.user)
    if reply is None:
        return {}
    begun = Draft.objects.filter(ticket=ticket, user=user).first()
    before = _files(ticket, user)
    text = FillsIn(ticket, user).text(reply.body, reply.language)
    add_to_draft(ticket=ticket, user=user, text=text, begun_with=reply.pk, composed=_composed(request))
    try:
        chosen = [(file, None) for file in files_brought(user, reply.pk)]
        refused = attach_to_draft(ticket=ticket, user=user, chosen=chosen)
    except OSError:
        log.exception("the files of a macro's saved reply could not be kept")
        refused = str(NOT_KEPT)
    if refused:
        messages.error(request, refused)
    files = sorted(_files(ticket, user) - before)
    return {"text": text, "begun_with": begun.begun_with if begun else None, "files": files}


def take_words(request: StaffRequest, ticket: Ticket, put: Mapping[str, Any]) -> bool:
    """Take the text out of the composer again, with its files; False where somebody changed it, and so it stays."""
    return take_from_draft(
        ticket=ticket,
        user=request.user,
        text=put["text"],
        begun_with=put["begun_with"],
        files=[uuid.UUID(key) for key in put["files"]],
        composed=_composed(request),
    )


def _files(ticket: Ticket, user: User) -> set[str]:
    """The keys of the files that wait with the draft."""
    kept = KeptFile.objects.filter(draft__ticket=ticket, draft__user=user)
    return {str(key) for key in kept.values_list("key", flat=True)}


def _reply(macro: Macro, user: User) -> SavedReply | None:
    if macro.reply_id is None:
        return None
    return visible_to(user).filter(pk=macro.reply_id, is_active=True).first()


def _composed(request: StaffRequest) -> Composed | None:
    """What stands in the composer of the page, where that has posted it."""
    given = form_data(request)
    if "body" not in given:
        return None
    return Composed(
        given.body("body"),
        given.choice("kind", Draft.Kind.values, Draft.Kind.REPLY),
        with_ticked(request.POST, given.body("cc")),
        given.body("bcc"),
        SubmissionKey().clean(given.words("submission_key")),
    )

"""Adds a private note, seen by staff only."""

import datetime as dt
import uuid
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.events import publish
from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import NoteAdded
from helpdesk.tickets.models import Direction, Message, Ticket
from helpdesk.tickets.services.drafts.save_draft import discard_sent
from helpdesk.tickets.services.messages.once import sent_before
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.services.tasks.add_task import add_task
from helpdesk.tickets.verbs import Verb
from helpdesk.tickets.wording.asked import ASKED
from helpdesk.tickets.words import NewFile, NewMessage, says_something, snippet


def add_note(
    *,
    ticket: Ticket,
    body_text: str,
    actor: Actor,
    author: User | None = None,
    files: Sequence[NewFile] = (),
    submission_key: uuid.UUID | None = None,
    written_at: dt.datetime | None = None,
    is_from_draft: bool = True,
    asks: User | None = None,
) -> Message:
    """Add a note; it changes neither status nor clock.

    `submission_key` makes a second press return the first note. A draft with words from after `written_at` stays, and
    any draft where the note was not written in the composer (`is_from_draft`). A colleague whom it `asks` something
    gets a task.

    Raises:
        AlreadySent: `submission_key` made a note with other words.
        ValidationError: there are neither words nor files, or whom it asks does not see the ticket.
    """
    if not says_something(body_text) and not files:
        raise ValidationError({"body_text": gettext("Write something first: the note is empty.")})
    if asks and not visible_to(asks).filter(pk=ticket.pk).exists():
        raise ValidationError({"ask": gettext("%(who)s does not see this ticket.") % {"who": asks.short_name}})
    with store.locked(ticket) as row:
        if again := sent_before(submission_key, row, Direction.NOTE, body_text, by=author):
            return again
        note = store.store_message(
            row,
            NewMessage(body_text=body_text, from_name=actor.label, files=files),
            direction=Direction.NOTE,
            author_user=author,
            submission_key=submission_key,
        )
        row.last_activity_at = note.created_at
        store.save(row)
        if author and is_from_draft:
            discard_sent(row, note, author, written_at=written_at)
        store.log(row, actor, Verb.NOTED, message=note)
        if asks:
            add_task(
                ticket=row,
                key=f"asked:{note.pk}",
                reason=ASKED,
                values={"who": actor.label},
                detail=snippet(body_text),
                assignee=asks,
                actor=actor,
            )
        publish(NoteAdded(ticket_id=row.pk, actor_id=actor.user_id, message_id=note.pk, depth=actor.depth))
    return note

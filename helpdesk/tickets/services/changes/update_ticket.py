"""Changes a ticket by one press: several fields, tags and a status, all of them or none."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import Stale
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services.messages.add_note import add_note
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.services.parts.change_row import change_row, fields_of, is_transfer
from helpdesk.tickets.services.parts.save_and_publish import save_and_publish
from helpdesk.tickets.words import says_something


def update_ticket(
    *, ticket: Ticket, actor: Actor, seen_version: int | None = None, hand_over: str | None = None, **changes: Any
) -> Ticket:
    """Change what `change_row` takes: fields, `tags` (or `add` and `remove`) and `status`.

    It is one lock, one save, one line of history, and one event that names all that changed; what stays as it is is not
    logged. `hand_over` are the words of a person who gives the ticket from one team to another: they become a note, and
    must say something. None asks for no words.

    Raises:
        Stale: the ticket is not at `seen_version` any more.
        ValidationError, NotYet, IllegalTransition, TypeError: as `change_row`, or `hand_over` is empty; then nothing is
            changed.
    """
    with store.locked(ticket) as row:
        if seen_version is not None and seen_version != row.version:
            raise Stale(row.version)
        made = change_row(row, actor, **changes)
        if made.changes:
            line = store.history_line(row, actor, made.verb, changes=made.changes)
            save_and_publish(row, [line], made.events, fields=fields_of(made.changes), by=actor)
        if hand_over is not None and is_transfer(made.changes, actor):
            _tell_next_team(row, hand_over, actor)
    return row


def _tell_next_team(row: Ticket, words: str, actor: Actor) -> None:
    if not says_something(words):
        raise ValidationError({"hand_over": gettext("Write what the other team has to know.")})
    author = User.objects.get(pk=actor.user_id or 0)
    add_note(ticket=row, body_text=words, actor=actor, author=author, is_from_draft=False)
    row.refresh_from_db()

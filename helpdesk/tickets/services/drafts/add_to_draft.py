"""Adds a text to what a person is writing, where it is not the page that does so."""

import dataclasses
import uuid
from typing import Any

from helpdesk.people.models import User
from helpdesk.tickets.errors import AlreadySent
from helpdesk.tickets.models import Draft, Ticket
from helpdesk.tickets.services.drafts.save_draft import save_draft

LONGEST = 200_000


@dataclasses.dataclass(frozen=True)
class Composed:
    """What stands in a composer, as its page posts it."""

    body: str
    kind: str = Draft.Kind.REPLY
    cc: str = ""
    bcc: str = ""
    submission_key: uuid.UUID | None = None


def standing(draft: Draft | None) -> Composed:
    """What stands in the composer of a page that shows this draft."""
    return Composed(draft.body, draft.kind, draft.cc, draft.bcc, draft.submission_key) if draft else Composed("")


def add_to_draft(
    *, ticket: Ticket, user: User, text: str, begun_with: int | None = None, composed: Composed | None = None
) -> Draft | None:
    """Put a text behind the words of the composer, or of the draft where its page posted none; a note stays a note."""
    draft = Draft.objects.filter(ticket=ticket, user=user).first()
    held = composed or standing(draft)
    body = "\n\n".join(part for part in (held.body.rstrip(), text) if part)[:LONGEST]
    words: dict[str, Any] = {"body": body, "kind": held.kind, "cc": held.cc, "bcc": held.bcc}
    words["begun_with"] = begun_with or (draft.begun_with if draft else None)
    try:
        return save_draft(ticket=ticket, user=user, submission_key=held.submission_key, **words)
    except AlreadySent:  # what stood there has left; the text goes with a form of its own
        return save_draft(ticket=ticket, user=user, **words)

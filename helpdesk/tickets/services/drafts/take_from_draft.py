"""Takes a text out of what a person is writing again, where nobody changed it since it was added."""

import re
import uuid
from collections.abc import Sequence

from helpdesk.people.models import User
from helpdesk.tickets.errors import AlreadySent
from helpdesk.tickets.models import Draft, Ticket
from helpdesk.tickets.services.drafts.add_to_draft import Composed, standing
from helpdesk.tickets.services.drafts.save_draft import save_draft
from helpdesk.tickets.words import storable_words


def take_from_draft(
    *,
    ticket: Ticket,
    user: User,
    text: str,
    begun_with: int | None = None,
    files: Sequence[uuid.UUID] = (),
    composed: Composed | None = None,
) -> bool:
    """Take a text of `add_to_draft` and `files` out of the composer, or of the draft where its page posted none.

    `begun_with` is what the draft was begun with before. What stands before and behind the text stays. False, and
    nothing is taken, where somebody changed the text since; where nothing stands there any more, nothing has to go.
    """
    held = composed or standing(Draft.objects.filter(ticket=ticket, user=user).first())
    if not held.body.strip():
        return True
    rest = _without(held.body, text)
    if rest is None:
        return False
    try:
        save_draft(
            ticket=ticket,
            user=user,
            body=rest,
            kind=held.kind,
            cc=held.cc,
            bcc=held.bcc,
            submission_key=held.submission_key,
            begun_with=begun_with,
            left_out=files,
        )
    except AlreadySent:
        return False
    return True


def _without(body: str, text: str) -> str | None:
    """The body without the last place where the text stands in paragraphs of its own; None where it does not."""
    whole, wanted = storable_words(body).rstrip(), storable_words(text).strip()
    found = list(re.finditer(rf"(?:\A|\n\s*\n){re.escape(wanted)}(?=\s*\n|\Z)", whole))
    if not wanted or not found:
        return None
    before, after = whole[: found[-1].start()].rstrip(), whole[found[-1].end() :].strip()
    return "\n\n".join(part for part in (before, after) if part)

"""Drafts: kept while somebody writes, gone once it is sent, back when a reply is taken back."""

from helpdesk.people.models import User
from helpdesk.tickets.models import Draft, Message, Ticket
from helpdesk.tickets.words import storable


def save_draft(
    *, ticket: Ticket, user: User, body: str, kind: str = Draft.Kind.REPLY, cc: str = "", bcc: str = ""
) -> Draft | None:
    """Keeps what a person has written so far. One without words is forgotten; returns the draft, or None."""
    if not body.strip() and not Draft.objects.filter(ticket=ticket, user=user, files_of__isnull=False).exists():
        discard(ticket, user)
        return None
    kept, _ = Draft.objects.update_or_create(
        ticket=ticket,
        user=user,
        defaults={
            "body": storable(body),
            "kind": Draft.Kind(kind),
            "cc": storable(cc)[:2000],
            "bcc": storable(bcc)[:2000],
        },
    )
    return kept


def discard(ticket: Ticket, user: User) -> None:
    """Forgets a person's draft, for it was sent or emptied."""
    Draft.objects.filter(ticket=ticket, user=user).delete()


def restore(message: Message, user: User | None) -> None:
    """Puts a reply that was taken back into the draft of `user`, before what they may have begun since."""
    if user is None:
        return
    begun = Draft.objects.filter(ticket_id=message.ticket_id, user=user).first()
    parts = [message.body_text, begun.body if begun else ""]
    body = "\n\n".join(dict.fromkeys(part for part in parts if part))
    Draft.objects.update_or_create(
        ticket_id=message.ticket_id,
        user=user,
        defaults={
            "body": body,
            "kind": Draft.Kind.REPLY,
            "cc": ", ".join(message.cc)[:2000],
            "bcc": ", ".join(message.bcc)[:2000],
            "files_of": message,
        },
    )

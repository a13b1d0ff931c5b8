"""What became of a message, in a sentence for the person who just did something with it, or came too late."""

from django.utils import timezone

from helpdesk.intake.models import Outcome, RawMail
from helpdesk.intake.services.handling import Handled
from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.web.formats import date_and_time


def what_happened(handled: Handled, user: User) -> str:
    """After an action; not `done`: who did what before, and what it is now."""
    now = standing(handled.row, user)
    if handled.done:
        return now
    who, at = handled.row.handled_by, handled.row.handled_at
    if who is None or at is None:
        return f"It changed meanwhile. {now}"
    when = date_and_time(timezone.localtime(at), timezone.localtime())
    return f"{'You were' if who == user else f'{who.short_name} was'} faster, {when}. {now}"


def standing(row: RawMail, user: User) -> str:
    """What the message is now. A ticket that `user` may not see is not named."""
    match row.outcome:
        case Outcome.CREATED:
            number = seen_number(row, user)
            return f"It is request #{number} now." if number else "It is a request of another team now."
        case Outcome.APPENDED:
            number = seen_number(row, user)
            return f"It was added to #{number}." if number else "It was added to a request of another team."
        case Outcome.QUARANTINED:
            return f"It is set aside. {row.reason}"
        case Outcome.DISCARDED:
            return "It is thrown away."
        case Outcome.IGNORED:
            return row.reason
    return "It is being read."


def seen_number(row: RawMail, user: User) -> int | None:
    """The number of its ticket, if `user` may see it."""
    if row.ticket_id is None:
        return None
    return visible_to(user).filter(pk=row.ticket_id).values_list("number", flat=True).first()

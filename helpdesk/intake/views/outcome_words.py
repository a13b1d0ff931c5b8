"""Says what became of a message, for the person who just did something with it, or came too late."""

from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.quarantine_words import row_reason
from helpdesk.intake.services.handling import Handled
from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.web.words.formats import date_and_time


def what_happened(handled: Handled, user: User) -> str:
    """The sentence after an action; if it was not `done`, who did what before, and what the message is now."""
    now = standing(handled.row, user)
    if handled.done:
        return now
    who, at = handled.row.handled_by, handled.row.handled_at
    if who is None or at is None:
        return gettext("It changed meanwhile.") + f" {now}"
    when = date_and_time(timezone.localtime(at), timezone.localtime())
    if who == user:
        words = gettext("You were faster, %(when)s.") % {"when": when}
    else:
        words = gettext("%(who)s was faster, %(when)s.") % {"who": who.short_name, "when": when}
    return f"{words} {now}"


def standing(row: RawMail, user: User) -> str:
    """What the message is now, in words. A ticket that `user` may not see is not named."""
    match row.outcome:
        case IntakeOutcome.CREATED:
            return _became(row, user)
        case IntakeOutcome.APPENDED:
            return _joined(row, user)
        case IntakeOutcome.QUARANTINED:
            return gettext("It is set aside.") + f" {row_reason(row)}"
        case IntakeOutcome.DISCARDED:
            return gettext("It is thrown away.")
    return row_reason(row) if row.outcome == IntakeOutcome.IGNORED else gettext("It is being read.")


def _became(row: RawMail, user: User) -> str:
    if number := seen_number(row, user):
        return gettext("It is request #%(number)s now.") % {"number": number}
    return gettext("It is a request of another team now.")


def _joined(row: RawMail, user: User) -> str:
    if number := seen_number(row, user):
        return gettext("It was added to #%(number)s.") % {"number": number}
    return gettext("It was added to a request of another team.")


def seen_number(row: RawMail, user: User) -> int | None:
    """The number of the message's ticket, if `user` may see it."""
    if row.ticket_id is None:
        return None
    return visible_to(user).filter(pk=row.ticket_id).values_list("number", flat=True).first()

"""Acts of staff on a message that was set aside: let it in, have it read again, throw it away, bring it back."""

from django.db import transaction

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.extensions import LetsIn, way_in_of
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.services.handling import SIGNED, Handled, HandlingRefused, locked_row, record_handling
from helpdesk.intake.taking.foresee import foresee
from helpdesk.intake.taking.not_fetched import GUARD as LEFT_BEHIND
from helpdesk.intake.taking.take_in import process
from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to

GONE = "Its bytes are no longer kept, so it cannot be read again."
HEAD_ONLY = "Only its headers were fetched: there is nothing more to read."
NOT_YOURS = (
    "It belongs to a request that you cannot see. Somebody of that team, or a manager, can let it in;"
    " or add it to a request of yours."
)
BY_FORM = "It came by a contact form: there is nothing to read again. Let it in, or throw it away."
NOT_NOW = "It could not be let in now: its files cannot be kept. It is still here; try again later."
_LET_IN = ["outcome", "ticket", "message", "filled_in", "reason", "reason_values", "guard"]


def release(row: RawMail, *, by: User) -> Handled:
    """Let the message take effect whatever the guards say.

    Raises:
        HandlingRefused: it would go into a ticket that `by` may not see, or its bytes or the disk are gone.
    """
    if lets_in := way_in_of(row):
        return _by_form(row, lets_in, by=by)
    foreseen = foresee(row)
    if foreseen.ticket and not visible_to(by).filter(pk=foreseen.ticket.pk).exists():
        raise HandlingRefused(NOT_YOURS)
    return _process(row, by=by, did=IntakeReason.LET_IN, guarded=False)


def read_again(row: RawMail, *, by: User) -> Handled:
    """Let the guards judge anew, for what they look at may have changed.

    Raises:
        HandlingRefused: its bytes or the disk are gone, or there never were more than its headers.
    """
    if way_in_of(row):
        raise HandlingRefused(BY_FORM)
    if row.guard == LEFT_BEHIND:
        raise HandlingRefused(HEAD_ONLY)
    return _process(row, by=by, did=IntakeReason.READ_AGAIN, guarded=True)


def discard(row: RawMail, *, by: User) -> Handled:
    """Throw the message away; its bytes stay until they are pruned, so that this can be undone."""
    return _turn(row, IntakeOutcome.QUARANTINED, IntakeOutcome.DISCARDED, by=by, did=IntakeReason.THROWN_AWAY)


def restore(row: RawMail, *, by: User) -> Handled:
    """Undo `discard`."""
    return _turn(row, IntakeOutcome.DISCARDED, IntakeOutcome.QUARANTINED, by=by, did=IntakeReason.BROUGHT_BACK)


def _by_form(row: RawMail, lets_in: LetsIn, *, by: User) -> Handled:
    """Make the request of a form that was held back: all of it, or nothing."""
    try:
        with transaction.atomic():
            now = locked_row(row)
            if now.outcome != IntakeOutcome.QUARANTINED:
                return Handled(now, done=False)
            if now.content_removed_at:
                raise HandlingRefused(GONE)
            now.ticket, now.message = lets_in(now)
            now.outcome, now.filled_in = IntakeOutcome.CREATED, {}
            now.reason, now.reason_values, now.guard = IntakeReason.NEW_REQUEST, {}, ""
            record_handling(now, by, IntakeReason.LET_IN)
            now.save(update_fields=[*_LET_IN, *SIGNED])
    except OSError as error:
        raise HandlingRefused(NOT_NOW) from error
    return Handled(now, done=True)


def _turn(row: RawMail, old: str, new: str, *, by: User, did: IntakeReason) -> Handled:
    with transaction.atomic():
        now = locked_row(row)
        if now.outcome != old:
            return Handled(now, done=False)
        now.outcome = new
        record_handling(now, by, did)
        now.save(update_fields=["outcome", *SIGNED])
    return Handled(now, done=True)


def _process(row: RawMail, *, by: User, did: IntakeReason, guarded: bool) -> Handled:
    with transaction.atomic():
        now = locked_row(row)
        if now.outcome != IntakeOutcome.QUARANTINED:
            return Handled(now, done=False)
        if now.content_removed_at:
            raise HandlingRefused(GONE)
        now.outcome, now.identity = IntakeOutcome.RECEIVED, ""
        record_handling(now, by, did)
        now.save(update_fields=["outcome", "identity", *SIGNED])
    try:
        return Handled(process(row.pk, guarded=guarded), done=True)
    except OSError as error:
        RawMail.objects.filter(pk=row.pk, outcome=IntakeOutcome.RECEIVED).update(outcome=IntakeOutcome.QUARANTINED)
        raise HandlingRefused(NOT_NOW) from error

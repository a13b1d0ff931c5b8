"""After the last kill: the mail server behaves, time is made to pass, and everything has to come to its end."""

from tests.chaos.office import BadOffice
from tests.running.stack import Stack
from tests.running.waiting import wait_until

_TIME_PASSES = (
    "UPDATE contact_channels_rawmail SET received_at = received_at - interval '5 minutes' WHERE outcome = 'received'",
    "UPDATE outgoing_breaker SET next_try_at = now() WHERE next_try_at IS NOT NULL",
    "UPDATE contact_channels_outgoingmail SET next_attempt_at = now() WHERE state = 'queued' AND attempts > 0",
)
_PRESS_TRY_AGAIN = """
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.services.retry_mail import retry_mail
for mail in OutgoingMail.objects.filter(recipients__state="failed").distinct():
    retry_mail(mail)
"""
_UNDONE = (
    "SELECT (SELECT count(*) FROM contact_channels_rawmail WHERE outcome = 'received')"
    " + (SELECT count(*) FROM contact_channels_outgoingmail WHERE state IN ('queued', 'sending', 'failed'))"
    " + (SELECT count(*) FROM contact_channels_recipient WHERE state <> 'sent')"
    " + (SELECT count(*) FROM events_delivery WHERE done_at IS NULL)"
)


def pass_time(stack: Stack) -> None:
    """Waiting times between two attempts run out at once; leases of dead senders do not."""
    for statement in _TIME_PASSES:
        stack.sql(statement)


def settle(stack: Stack, office: BadOffice, *, seconds: float = 300) -> None:
    """Returns when nothing is under way any more.

    Raises:
        AssertionError: something still is after `seconds`.
    """
    office.behaves.set()
    wait_until(lambda: stack.status("/readyz") == 200, "/readyz")
    stack.shell(_PRESS_TRY_AGAIN)

    def is_done() -> bool:
        pass_time(stack)
        return stack.sql(_UNDONE) == [(0,)]

    wait_until(is_done, "all work to come to its end", seconds=seconds)

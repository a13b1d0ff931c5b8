"""Small ordered checks of a message before it may become a ticket: one file each, the first verdict counts."""

from helpdesk.channels.mail.guards import bounce, no_sender, own_address, own_mail
from helpdesk.channels.mail.guards.verdict import Guard, Verdict

GUARDS: tuple[tuple[str, Guard], ...] = (
    ("no sender", no_sender.check),
    ("own mail", own_mail.check),
    ("own address", own_address.check),
    ("bounce", bounce.check),
)

__all__ = ["GUARDS", "Guard", "Verdict"]

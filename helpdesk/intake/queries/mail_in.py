"""Says whether mail comes in, by what came before: a mailbox that never received anything does not count."""

from helpdesk.intake.models import RawMail
from helpdesk.outgoing.models import Door, Mailbox
from helpdesk.web.kept import Kept


def _comes_in() -> bool:
    """Whether a mailbox in use has received mail, or mail was handed over and still can be."""
    known = list(Mailbox.objects.values_list("is_active", "door", "last_success_at"))
    if any(is_active and worked_at for is_active, _, worked_at in known):
        return True
    could_be_handed = not known or any(is_active and door == Door.HANDED for is_active, door, _ in known)
    return could_be_handed and RawMail.objects.exists()


kept: Kept[bool] = Kept("intake:mail-in", _comes_in)


def comes_in() -> bool:
    """Whether mail to our addresses reaches us; no statement while nothing changes."""
    return kept.current()


def came() -> None:
    """Let every process look again because mail came in; does nothing once that is known."""
    if not kept.current():
        kept.changed()

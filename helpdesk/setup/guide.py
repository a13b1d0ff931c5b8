"""What of the first steps is done."""

from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Team
from helpdesk.shop.known import kept

TEST_MAIL = "setup-test:"
"""How the keys of test mails begin."""


def address_is_told() -> bool:
    """Whether somebody said where customers write to, and who sees it."""
    return bool(kept.current().address) and Team.objects.exists()


def mail_was_tried() -> bool:
    """Whether somebody sent themselves a test mail."""
    return OutgoingMail.objects.filter(key__startswith=TEST_MAIL).exists()

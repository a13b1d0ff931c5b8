"""What of the first steps is done, and what those who run the shop have to be told until mail leaves."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Team, User
from helpdesk.shop.known import kept
from helpdesk.web.frame.notices import Notice
from helpdesk.web.requests.permissions import Permission

TEST_MAIL = "setup-test:"
"""How the keys of test mails begin."""


def address_is_told() -> bool:
    """Whether somebody said where customers write to, and who sees it."""
    return bool(kept.current().address) and Team.objects.exists()


def mail_was_tried() -> bool:
    """Whether somebody sent themselves a test mail."""
    return OutgoingMail.objects.filter(key__startswith=TEST_MAIL).exists()


def mail_folder() -> str:
    """Where mail is written as long as no mail server is set up; empty where it leaves."""
    return str(getattr(settings, "EMAIL_FILE_PATH", ""))


def notice(request: HttpRequest) -> Notice | None:
    """Tell those who run the shop that no mail leaves, as long as the guide leads them."""
    user, shop = request.user, kept.current()
    if not mail_folder() or shop.guide_began_at is None or shop.guide_ended_at is not None:
        return None
    if not (isinstance(user, User) and user.may(Permission.CHANGE_SHOP)):
        return None
    words = gettext("No mail leaves: no mail server is set up, and what is sent is written to files.")
    return Notice(words, reverse("setup:mail"), gettext("What to do"), icon="mail")

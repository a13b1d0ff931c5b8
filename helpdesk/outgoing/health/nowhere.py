"""Tells those who may change it, above every page of the desk, that no mail leaves."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from helpdesk.outgoing.queries import mail_out
from helpdesk.people.models import User
from helpdesk.web.frame.notices import Notice
from helpdesk.web.requests.permissions import Permission


def notice(request: HttpRequest) -> Notice | None:
    """The banner, until a mail server is set up. A demo on one's own machine is meant to send nothing."""
    user = request.user
    if settings.LOCAL_ACCOUNTS or not (isinstance(user, User) and user.may(Permission.CHANGE_MAILBOXES)):
        return None
    if mail_out.mail_out().leaves:
        return None
    words = gettext("No mail leaves: no mail server is set up, and what is sent is written to files.")
    return Notice(words, reverse("outgoing:mail_out"), gettext("Set it up"), icon="mail")

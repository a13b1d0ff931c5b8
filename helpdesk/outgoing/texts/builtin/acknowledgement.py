"""The mail that acknowledges a new request."""

from pathlib import Path

from django.utils.translation import gettext_noop

from helpdesk.outgoing.texts.builtin.request import NEW_REQUEST
from helpdesk.outgoing.texts.files import words_in, words_without_mail
from helpdesk.outgoing.texts.registry import MailText

ACKNOWLEDGEMENT = MailText(
    key="acknowledgement",
    title=gettext_noop("Acknowledgement of a new request"),
    sent=gettext_noop(
        "At once, when somebody writes by mail or form. Never to machines, and at most a few an hour to one address."
    ),
    kind="acknowledgement",
    order=10,
    placeholders=NEW_REQUEST,
    words=words_in(Path(__file__).parent / "words" / "acknowledgement"),
    without_mail=words_without_mail(Path(__file__).parent / "words" / "acknowledgement"),
)

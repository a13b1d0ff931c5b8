"""A new link to a request, for one that had ended."""

from pathlib import Path

from django.utils.translation import gettext_noop

from helpdesk.outgoing.texts.builtin.request import REQUEST
from helpdesk.outgoing.texts.files import words_in
from helpdesk.outgoing.texts.registry import MailText

NEW_LINK = MailText(
    key="new_link",
    title=gettext_noop("New link to a request"),
    sent=gettext_noop(
        "When somebody asks for one on the page of a link that has ended, to the address of the request."
    ),
    kind="system",
    order=30,
    placeholders=REQUEST,
    words=words_in(Path(__file__).parent / "words" / "new_link"),
)

"""The words around an agent's reply. The subject stays the customer's own."""

from pathlib import Path

from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop

from helpdesk.outgoing.texts.builtin.request import REQUEST
from helpdesk.outgoing.texts.files import words_in, words_without_mail
from helpdesk.outgoing.texts.placeholders import Block, Kind, Placeholder
from helpdesk.outgoing.texts.registry import MailText

_EXAMPLE = Block(
    text="Hi Meg,\n\na new lid left us today.\n\nPriya",
    html=SafeString('<p style="margin: 0 0 16px">Hi Meg,</p><p>a new lid left us today.</p><p>Priya</p>'),
)

REPLY = MailText(
    key="reply",
    title=gettext_noop("Frame of a reply"),
    sent=gettext_noop("Around what a colleague writes to a customer. The subject is the customer's own."),
    kind="reply",
    order=20,
    placeholders=(
        Placeholder("reply.words", gettext_noop("What the colleague wrote"), _EXAMPLE, kind=Kind.BLOCK, required=True),
        Placeholder("agent.name", gettext_noop("The colleague who wrote it. Empty when a rule did"), "Priya Raman"),
        *REQUEST,
    ),
    words=words_in(Path(__file__).parent / "words" / "reply"),
    without_mail=words_without_mail(Path(__file__).parent / "words" / "reply"),
)

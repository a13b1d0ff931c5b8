"""What stands around an agent's words. The subject stays the customer's own."""

from django.utils.safestring import SafeString

from helpdesk.outgoing.texts.builtin.request import REQUEST
from helpdesk.outgoing.texts.placeholders import Block, Kind, Placeholder
from helpdesk.outgoing.texts.registry import MailText, Words

_EXAMPLE = Block(
    text="Hi Meg,\n\na new lid left us today.\n\nPriya",
    html=SafeString('<p style="margin: 0 0 16px">Hi Meg,</p><p>a new lid left us today.</p><p>Priya</p>'),
)

_EN = """\
{{reply.words}}

---
Request #{{ticket.number}}. Answer this mail, or [see the whole conversation]({{request.url}}).
"""

_DE = """\
{{reply.words}}

---
Anfrage #{{ticket.number}}. Antworten Sie auf diese E-Mail, oder [sehen Sie den ganzen Verlauf]({{request.url}}).
"""

_ES = """\
{{reply.words}}

---
Solicitud n.º {{ticket.number}}. Responda a este correo o [vea toda la conversación]({{request.url}}).
"""

_FR = """\
{{reply.words}}

---
Demande n° {{ticket.number}}. Répondez à ce message ou [voyez toute la conversation]({{request.url}}).
"""

REPLY = MailText(
    key="reply",
    title="Frame of a reply",
    sent="Around what a colleague writes to a customer. The subject is the customer's own.",
    kind="reply",
    order=20,
    placeholders=(
        Placeholder("reply.words", "What the colleague wrote", _EXAMPLE, kind=Kind.BLOCK, required=True),
        Placeholder("agent.name", "The colleague who wrote it. Empty when a rule did", "Priya Raman"),
        *REQUEST,
    ),
    words={"en": Words("", _EN), "de": Words("", _DE), "es": Words("", _ES), "fr": Words("", _FR)},
)

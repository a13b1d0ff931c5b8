"""A new link to a request, for one that had ended."""

from helpdesk.outgoing.texts.builtin.request import REQUEST
from helpdesk.outgoing.texts.registry import MailText, Words

_EN = """\
Hello,

Somebody, probably you, asked for a new link to request **#{{ticket.number}}**.

[See your request]({{request.url}})

The link works for 180 days. Do not pass it on: who has it can read the request. If it was not you, do nothing.
"""

_DE = """\
Guten Tag,

jemand, wahrscheinlich Sie, hat einen neuen Link zur Anfrage **#{{ticket.number}}** angefordert.

[Ihre Anfrage ansehen]({{request.url}})

Der Link gilt 180 Tage. Geben Sie ihn nicht weiter: Wer ihn hat, kann die Anfrage lesen.
Wenn Sie es nicht waren, tun Sie nichts.
"""

_ES = """\
Hola:

Alguien, probablemente usted, pidió un enlace nuevo a la solicitud **n.º {{ticket.number}}**.

[Ver su solicitud]({{request.url}})

El enlace vale 180 días. No lo comparta: quien lo tiene puede leer la solicitud. Si no fue usted, no haga nada.
"""

_FR = """\
Bonjour,

Quelqu'un, sans doute vous, a demandé un nouveau lien vers la demande **n° {{ticket.number}}**.

[Voir votre demande]({{request.url}})

Le lien est valable 180 jours. Ne le transmettez pas : qui l'a peut lire la demande.
Si ce n'était pas vous, ne faites rien.
"""

NEW_LINK = MailText(
    key="new_link",
    title="New link to a request",
    sent="When somebody asks for one on the page of a link that has ended, to the address of the request.",
    kind="system",
    order=30,
    placeholders=REQUEST,
    words={
        "en": Words("Your new link to request #{{ticket.number}}", _EN),
        "de": Words("Ihr neuer Link zur Anfrage #{{ticket.number}}", _DE),
        "es": Words("Su enlace nuevo a la solicitud n.º {{ticket.number}}", _ES),
        "fr": Words("Votre nouveau lien vers la demande n° {{ticket.number}}", _FR),
    },
)

"""The mail with the receipt of a complaint, as a mail text that managers can change."""

import datetime as dt

from complaints.models import Receipt
from complaints.receipts import receipt_path
from helpdesk.outgoing.texts import Kind, MailText, Placeholder, Words
from helpdesk.outgoing.texts.builtin.request import NEW_REQUEST
from helpdesk.outgoing.texts.when import instant_words

KEY = "complaint_receipt"

_EN = """\
Hello {{customer.name}},

We have your complaint, and we are sorry that you had to make it.

- Your reference is **#{{ticket.number}}**.
- It came in on {{receipt.received}}.
- It was taken by {{receipt.taken_by}}.
- You hear from us by **{{answer.due}}** at the latest.
- If our answer does not satisfy you: {{complaint.further}}

[Open your receipt]({{receipt.url}})

The receipt never changes, whatever we write into our records later. Keep this mail to find it again.

To add something, answer this mail, or [see your request]({{request.url}}).

---
This receipt was sent automatically.
"""

_DE = """\
Guten Tag {{customer.name}},

Ihre Beschwerde ist bei uns, und es tut uns leid, dass sie nötig war.

- Ihr Zeichen ist **#{{ticket.number}}**.
- Eingegangen: {{receipt.received}}.
- Angenommen von: {{receipt.taken_by}}.
- Sie hören von uns spätestens bis **{{answer.due}}**.
- Wenn unsere Antwort Sie nicht zufriedenstellt: {{complaint.further}}

[Empfangsbestätigung öffnen]({{receipt.url}})

Die Bestätigung ändert sich nie, was immer wir später in unsere Akten schreiben. Heben Sie diese E-Mail auf.

Um etwas zu ergänzen, antworten Sie auf diese E-Mail, oder [sehen Sie Ihre Anfrage]({{request.url}}).

---
Diese Empfangsbestätigung wurde automatisch verschickt.
"""

_ES = """\
Hola, {{customer.name}}:

Hemos recibido su reclamación y lamentamos que haya tenido que presentarla.

- Su referencia es **#{{ticket.number}}**.
- Recibida: {{receipt.received}}.
- La recibió: {{receipt.taken_by}}.
- Recibirá una respuesta a más tardar el **{{answer.due}}**.
- Si nuestra respuesta no le satisface: {{complaint.further}}

[Abrir el acuse de recibo]({{receipt.url}})

El acuse no cambia nunca, escribamos lo que escribamos después. Guarde este correo para volver a encontrarlo.

Para añadir algo, responda a este correo o [vea su solicitud]({{request.url}}).

---
Este acuse se envió automáticamente.
"""

_FR = """\
Bonjour {{customer.name}},

Nous avons bien reçu votre réclamation et regrettons que vous ayez dû la faire.

- Votre référence est **#{{ticket.number}}**.
- Reçue : {{receipt.received}}.
- Prise en charge par : {{receipt.taken_by}}.
- Vous aurez de nos nouvelles au plus tard le **{{answer.due}}**.
- Si notre réponse ne vous satisfait pas : {{complaint.further}}

[Ouvrir le récépissé]({{receipt.url}})

Le récépissé ne change jamais, quoi que nous notions ensuite. Gardez ce message pour le retrouver.

Pour ajouter quelque chose, répondez à ce message ou [voyez votre demande]({{request.url}}).

---
Ce récépissé a été envoyé automatiquement.
"""

_FRIDAY = dt.datetime(2026, 11, 20, 22, tzinfo=dt.UTC)


def _received(at: dt.datetime, time_zone: str, language: str) -> str:
    local = instant_words(at, time_zone=time_zone, language=language)
    return f"{local}, {at.astimezone(dt.UTC):%H:%M} UTC"


COMPLAINT_RECEIPT = MailText(
    key=KEY,
    title="Receipt of a complaint",
    sent="At once, when a complaint comes in by form, or when a request becomes a complaint.",
    kind="acknowledgement",
    order=12,
    placeholders=(
        *NEW_REQUEST,
        Placeholder(
            "receipt.url", "Where the customer sees the receipt", "/c/receipt/example/", kind=Kind.LINK, required=True
        ),
        Placeholder(
            "receipt.received",
            "When the complaint came in, in the customer's time and in UTC",
            lambda language: _received(_FRIDAY, "America/New_York", language),
        ),
        Placeholder("receipt.taken_by", "The person or team that took it", "Team Returns & Refunds"),
    ),
    words={
        "en": Words("We have your complaint [#{{ticket.number}}]", _EN),
        "de": Words("Wir haben Ihre Beschwerde [#{{ticket.number}}]", _DE),
        "es": Words("Hemos recibido su reclamación [#{{ticket.number}}]", _ES),
        "fr": Words("Nous avons reçu votre réclamation [#{{ticket.number}}]", _FR),
    },
)


def receipt_values(receipt: Receipt, language: str) -> dict[str, str]:
    """For the placeholders that the mail has besides those of every new request."""
    return {
        "receipt.url": receipt_path(receipt),
        "receipt.received": _received(receipt.received_at, receipt.time_zone, language),
        "receipt.taken_by": receipt.received_by,
    }

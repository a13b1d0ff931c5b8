"""The word back to a new request."""

from helpdesk.outgoing.texts.builtin.request import NEW_REQUEST
from helpdesk.outgoing.texts.registry import MailText, Words

_EN = """\
Hello {{customer.name}},

We have your request. This is what happens next:

- Your number is **#{{ticket.number}}**.
- It waits for a person, who answers to this address.
- It is with our team {{team.name}}.
- You hear from us by **{{answer.due}}** at the latest.
- We are closed just now and open again {{office.opens}}.

Until then you need to do nothing. To add something, answer this mail.

[See your request]({{request.url}})

---
This confirmation was sent automatically.
"""

_DE = """\
Guten Tag {{customer.name}},

Ihre Anfrage ist bei uns. So geht es weiter:

- Ihre Nummer ist **#{{ticket.number}}**.
- Sie wartet auf einen Menschen, der an diese Adresse antwortet.
- Sie liegt bei unserem Team {{team.name}}.
- Sie hören von uns spätestens bis **{{answer.due}}**.
- Wir haben gerade geschlossen und öffnen wieder: {{office.opens}}.

Bis dahin brauchen Sie nichts zu tun. Wenn Sie etwas ergänzen möchten, antworten Sie auf diese E-Mail.

[Ihre Anfrage ansehen]({{request.url}})

---
Diese Bestätigung wurde automatisch verschickt.
"""

_ES = """\
Hola, {{customer.name}}:

Hemos recibido su solicitud. Esto es lo que pasa ahora:

- Su número es **#{{ticket.number}}**.
- Espera a una persona, que responde a esta dirección.
- La tiene nuestro equipo {{team.name}}.
- Recibirá una respuesta a más tardar el **{{answer.due}}**.
- Ahora estamos cerrados; volvemos a abrir: {{office.opens}}.

Hasta entonces no tiene que hacer nada. Para añadir algo, responda a este correo.

[Ver su solicitud]({{request.url}})

---
Esta confirmación se envió automáticamente.
"""

_FR = """\
Bonjour {{customer.name}},

Nous avons bien reçu votre demande. Voici la suite :

- Votre numéro est **#{{ticket.number}}**.
- Elle attend une personne, qui répond à cette adresse.
- Elle est entre les mains de notre équipe {{team.name}}.
- Vous aurez de nos nouvelles au plus tard le **{{answer.due}}**.
- Nous sommes fermés en ce moment ; réouverture : {{office.opens}}.

D'ici là, vous n'avez rien à faire. Pour ajouter quelque chose, répondez à ce message.

[Voir votre demande]({{request.url}})

---
Cette confirmation a été envoyée automatiquement.
"""

ACKNOWLEDGEMENT = MailText(
    key="acknowledgement",
    title="Acknowledgement of a new request",
    sent="At once, when somebody writes by mail or form. Never to machines, and at most a few an hour to one address.",
    kind="acknowledgement",
    order=10,
    placeholders=NEW_REQUEST,
    words={
        "en": Words("We have your request [#{{ticket.number}}]", _EN),
        "de": Words("Wir haben Ihre Anfrage [#{{ticket.number}}]", _DE),
        "es": Words("Hemos recibido su solicitud [#{{ticket.number}}]", _ES),
        "fr": Words("Nous avons reçu votre demande [#{{ticket.number}}]", _FR),
    },
)

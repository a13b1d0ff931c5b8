"""The mail to colleagues when somebody was hurt."""

from helpdesk.outgoing.texts import Empty, Kind, MailText, Placeholder, Words

KEY = "harm_alert"

_EN = """\
Somebody was hurt, or could be. Please call the customer now.

- Request **#{{ticket.number}}** of {{customer.name}}
- Phone: {{customer.phone}}
- They write: “{{ticket.words}}”

[Open the request]({{ticket.url}})

---
You get this mail because you are responsible for safety. A task waits for you, too.
"""

_DE = """\
Jemand wurde verletzt oder könnte verletzt werden. Bitte rufen Sie jetzt an.

- Anfrage **#{{ticket.number}}** von {{customer.name}}
- Telefon: {{customer.phone}}
- Geschrieben wurde: „{{ticket.words}}“

[Anfrage öffnen]({{ticket.url}})

---
Sie bekommen diese E-Mail, weil Sie für die Sicherheit zuständig sind. Eine Aufgabe wartet ebenfalls auf Sie.
"""

_ES = """\
Alguien resultó herido, o podría resultarlo. Llame ahora al cliente, por favor.

- Solicitud **n.º {{ticket.number}}** de {{customer.name}}
- Teléfono: {{customer.phone}}
- Escribe: «{{ticket.words}}»

[Abrir la solicitud]({{ticket.url}})

---
Recibe este correo porque es responsable de la seguridad. También le espera una tarea.
"""

_FR = """\
Quelqu'un a été blessé, ou pourrait l'être. Appelez le client maintenant, s'il vous plaît.

- Demande **n° {{ticket.number}}** de {{customer.name}}
- Téléphone : {{customer.phone}}
- Le message : « {{ticket.words}} »

[Ouvrir la demande]({{ticket.url}})

---
Vous recevez ce message parce que vous êtes responsable de la sécurité. Une tâche vous attend aussi.
"""

HARM_ALERT = MailText(
    key=KEY,
    title="Alert: somebody was hurt",
    sent="At once, when harm is ticked on the form or found by a colleague, to the safety team’s leads or to managers.",
    kind="system",
    order=14,
    placeholders=(
        Placeholder("ticket.number", "The number of the request", "4821", when_empty=Empty.NEVER),
        Placeholder("ticket.url", "The request on the desk", "/desk/tickets/4821/", kind=Kind.LINK, required=True),
        Placeholder("ticket.words", "The beginning of what the customer wrote", "It smoked, and burnt my hand."),
        Placeholder("customer.name", "Who wrote it", "Meg O’Dowd", when_empty=Empty.NEVER),
        Placeholder("customer.phone", "Their phone number, if we know one", "+1 207 555 0118"),
    ),
    words={
        "en": Words("Somebody was hurt: request #{{ticket.number}}", _EN),
        "de": Words("Jemand wurde verletzt: Anfrage #{{ticket.number}}", _DE),
        "es": Words("Alguien resultó herido: solicitud n.º {{ticket.number}}", _ES),
        "fr": Words("Quelqu'un a été blessé : demande n° {{ticket.number}}", _FR),
    },
)

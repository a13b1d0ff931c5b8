"""The mail to the colleague who has a follow-up to do."""

from helpdesk.outgoing.texts import Empty, Kind, MailText, Placeholder, Words

KEY = "follow_up_owner"

_EN = """\
{{customer.name}} gave **{{survey.score}}** for request #{{ticket.number}}, {{ticket.subject}}.

- They write: “{{survey.comment}}”
- Given to you by {{giver.name}}
- Get in touch by **{{follow_up.due}}**

[Open the follow-up]({{follow_up.url}})

---
You get this mail because the follow-up is yours. [All that are yours]({{list.url}})
"""

_DE = """\
{{customer.name}} hat für die Anfrage #{{ticket.number}}, {{ticket.subject}}, **{{survey.score}}** gegeben.

- Dazu steht: „{{survey.comment}}“
- Übergeben von {{giver.name}}
- Melden Sie sich bis **{{follow_up.due}}**

[Nachfassen öffnen]({{follow_up.url}})

---
Sie bekommen diese E-Mail, weil das Nachfassen bei Ihnen liegt. [Alle, die bei Ihnen liegen]({{list.url}})
"""

_ES = """\
{{customer.name}} dio **{{survey.score}}** a la solicitud n.º {{ticket.number}}, {{ticket.subject}}.

- Escribe: «{{survey.comment}}»
- Se lo pasó {{giver.name}}
- Póngase en contacto antes de: **{{follow_up.due}}**

[Abrir el seguimiento]({{follow_up.url}})

---
Recibe este correo porque el seguimiento es suyo. [Todos los suyos]({{list.url}})
"""

FOLLOW_UP_OWNER = MailText(
    key=KEY,
    title="Follow-up: yours to do",
    sent="When a low score makes a follow-up, to its owner; and to a colleague to whom somebody gives one.",
    kind="system",
    order=41,
    placeholders=(
        Placeholder("follow_up.url", "The follow-up", "/desk/surveys/follow-ups/12/", kind=Kind.LINK, required=True),
        Placeholder(
            "list.url", "The list of one's own", "/desk/surveys/follow-ups/?owner=me", kind=Kind.LINK, required=True
        ),
        Placeholder("follow_up.due", "The day to get in touch by", "Friday 20 November", when_empty=Empty.NEVER),
        Placeholder("survey.score", "The score, of the highest there is", "3 / 10", when_empty=Empty.NEVER),
        Placeholder("survey.comment", "What the customer wrote beside it, if anything", "Twice in a month."),
        Placeholder("giver.name", "Who gave it to them, where a colleague did", "Priya Raman"),
        Placeholder("customer.name", "Who gave the score", "Meg O’Dowd", when_empty=Empty.NEVER),
        Placeholder("ticket.number", "The number of the request", "4821", when_empty=Empty.NEVER),
        Placeholder("ticket.subject", "What the request is about", "the invoice of May", when_empty=Empty.SPACE),
    ),
    words={
        "en": Words("{{survey.score}} from {{customer.name}}: please get in touch by {{follow_up.due}}", _EN),
        "de": Words("{{survey.score}} von {{customer.name}}: bitte bis {{follow_up.due}} melden", _DE),
        "es": Words("{{survey.score}} de {{customer.name}}: contacte antes de: {{follow_up.due}}", _ES),
    },
)

"""The mail to colleagues when somebody was hurt."""

from pathlib import Path

from django.utils.translation import gettext_noop

from helpdesk.outgoing.texts import Empty, Kind, MailText, Placeholder
from helpdesk.outgoing.texts.files import words_in

KEY = "harm_alert"

HARM_ALERT = MailText(
    key=KEY,
    title=gettext_noop("Alert: somebody was hurt"),
    sent=gettext_noop(
        "At once, when harm is ticked on the form or found by a colleague, to the safety team’s leads or to managers."
    ),
    kind="system",
    order=14,
    placeholders=(
        Placeholder("ticket.number", gettext_noop("The number of the request"), "4821", when_empty=Empty.NEVER),
        Placeholder(
            "ticket.url", gettext_noop("The request on the desk"), "/desk/tickets/4821/", kind=Kind.LINK, required=True
        ),
        Placeholder(
            "ticket.words", gettext_noop("The beginning of what the customer wrote"), "It smoked, and burnt my hand."
        ),
        Placeholder("customer.name", gettext_noop("Who wrote it"), "Meg O’Dowd", when_empty=Empty.NEVER),
        Placeholder("customer.phone", gettext_noop("Their phone number, if we know one"), "+1 207 555 0118"),
    ),
    words=words_in(Path(__file__).parent / "words" / KEY),
)

"""The mail to the colleague who has a follow-up to do."""

from pathlib import Path

from django.utils.translation import gettext_noop

from helpdesk.outgoing.texts import Empty, Kind, MailText, Placeholder
from helpdesk.outgoing.texts.files import words_in

KEY = "follow_up_owner"

FOLLOW_UP_OWNER = MailText(
    key=KEY,
    title=gettext_noop("Follow-up: yours to do"),
    sent=gettext_noop(
        "When a low score makes a follow-up, to its owner; and to a colleague to whom somebody gives one."
    ),
    kind="system",
    order=41,
    placeholders=(
        Placeholder(
            "follow_up.url",
            gettext_noop("The follow-up"),
            "/desk/surveys/follow-ups/12/",
            kind=Kind.LINK,
            required=True,
        ),
        Placeholder(
            "list.url",
            gettext_noop("The list of one's own"),
            "/desk/surveys/follow-ups/?owner=me",
            kind=Kind.LINK,
            required=True,
        ),
        Placeholder(
            "follow_up.due", gettext_noop("The day to get in touch by"), "Friday 20 November", when_empty=Empty.NEVER
        ),
        Placeholder(
            "survey.score", gettext_noop("The score, of the highest there is"), "3 / 10", when_empty=Empty.NEVER
        ),
        Placeholder(
            "survey.comment", gettext_noop("What the customer wrote beside it, if anything"), "Twice in a month."
        ),
        Placeholder("giver.name", gettext_noop("Who gave it to them, where a colleague did"), "Priya Raman"),
        Placeholder("customer.name", gettext_noop("Who gave the score"), "Meg O’Dowd", when_empty=Empty.NEVER),
        Placeholder("ticket.number", gettext_noop("The number of the request"), "4821", when_empty=Empty.NEVER),
        Placeholder(
            "ticket.subject", gettext_noop("What the request is about"), "the invoice of May", when_empty=Empty.SPACE
        ),
    ),
    words=words_in(Path(__file__).parent / "words" / KEY),
)

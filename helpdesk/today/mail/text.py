"""The mail of the daily sweep."""

from pathlib import Path

from django.utils.translation import gettext_noop

from helpdesk.notifications.mail.texts import lines
from helpdesk.outgoing.texts import Empty, Kind, MailText, Placeholder
from helpdesk.outgoing.texts.files import words_in

KEY = "daily_sweep"
_EXAMPLE = lines(
    [
        ("Unassigned: 3, the longest for 9 h", "", "/desk/reports/sweep/?defect=unassigned"),
        ("Promise past due: 1, the longest for 40 min", "", "/desk/reports/sweep/?defect=overdue"),
    ]
)

DAILY_SWEEP = MailText(
    key=KEY,
    title=gettext_noop("Daily sweep"),
    sent=gettext_noop(
        "Once a day, to colleagues who lead a team or see all of them, where tickets lie between the cracks."
    ),
    kind="system",
    order=85,
    placeholders=(
        Placeholder(
            "sweep.list",
            gettext_noop("What was found, a line each, with where it leads"),
            _EXAMPLE,
            kind=Kind.BLOCK,
            required=True,
        ),
        Placeholder(
            "sweep.subject",
            gettext_noop("How much there is to see to"),
            "4 things to see to",
            when_empty=Empty.NEVER,
        ),
        Placeholder(
            "sweep.url", gettext_noop("The page of the sweep"), "/desk/reports/sweep/", kind=Kind.LINK, required=True
        ),
        Placeholder(
            "choices.url",
            gettext_noop("Where one chooses what to be told"),
            "/desk/me/notices/",
            kind=Kind.LINK,
            required=True,
        ),
    ),
    words=words_in(Path(__file__).parent / "words" / KEY),
)

"""The ids of what this room writes into a ticket's history and tasks, and their words."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext, gettext_noop

from complaints.models import DesiredOutcome, Severity
from helpdesk.tickets import verbs
from helpdesk.tickets.wording import history, tasks
from helpdesk.tickets.wording.history import HistoryPart
from helpdesk.tickets.wording.tasks import TaskWords
from helpdesk.web.words.formats import long_date

HARM = "harm"
"""The task of everybody who can help."""
ASSESSED = "complaint.assessed"
ACKNOWLEDGED = "complaint.acknowledged"
HELD, HOLD_ENDED = "complaint.held", "complaint.hold_ended"


def register() -> None:
    """Register the words of this room's history and tasks, those too that the release before wrote."""
    for verb, words in (
        (ASSESSED, gettext_noop("assessed the complaint")),
        (ACKNOWLEDGED, gettext_noop("acknowledged the complaint")),
    ):
        history.register(verb, words)
        verbs.register_old(words, verb)
    history.register(HELD, gettext_noop("put the complaint under legal hold"))
    history.register(HOLD_ENDED, gettext_noop("ended the legal hold"))
    history.register_part("hold", HistoryPart(gettext_noop("Until"), words=_day, is_matter=True))
    tasks.register(HARM, TaskWords(gettext_noop("Somebody was hurt, or could be: call the customer")))
    history.register_part("severity", HistoryPart(gettext_noop("Severity"), words=_severity))
    history.register_part("desired_outcome", HistoryPart(gettext_noop("Desired outcome"), words=_outcome))
    history.register_part("cause", HistoryPart(gettext_noop("Cause")))


def _day(value: Any) -> str:
    return long_date(dt.date.fromisoformat(value))


def _severity(value: Any) -> str:
    return _label(Severity.choices, value)


def _outcome(value: Any) -> str:
    return _label(DesiredOutcome.choices, value)


def _label(choices: Iterable[tuple[str, Any]], value: Any) -> str:
    """The word of a code; older lines hold the English word itself."""
    known = dict(choices)
    return str(known[value]) if value in known else gettext(str(value))

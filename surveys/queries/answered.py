"""The moment of a survey's answer, for which rules can wait."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_noop

from helpdesk.rules.moments import Moment, register
from surveys.models import Answer

ANSWERED = "answered"


def register_moment() -> None:
    """Register it; called once, from `apps.py`."""
    register(Moment(ANSWERED, gettext_noop("gets an answer to a survey"), 70, past=_answered))


def _answered(since: dt.datetime) -> Mapping[int, Sequence[dt.datetime]]:
    """When tickets got an answer since then; an answer that was changed counts when it was first given."""
    found: defaultdict[int, list[dt.datetime]] = defaultdict(list)
    rows = Answer.objects.filter(answered_at__gte=since, invitation__isnull=False)
    for ticket_id, at in rows.values_list("invitation__ticket_id", "answered_at"):
        found[ticket_id].append(at)
    return found

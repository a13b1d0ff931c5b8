"""What time rules can wait for: which tickets, since which instant, and how that is said."""

import dataclasses

from django.db.models import F, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.translation import gettext, gettext_noop

from helpdesk.tickets.models import Status
from helpdesk.tickets.states import OPEN_STATES

OPEN = Q(status__in=OPEN_STATES)


@dataclasses.dataclass(frozen=True)
class TimeKind:
    """One thing that can be waited for: `which` tickets, `since` the instant that is the cause.

    `label` stands in the editor's list, `words` say it with a `%(span)s`; all are marked for translation. `is_ahead`
    says that the instant lies ahead and the rule comes before it. Both are covered by an index of tickets.
    """

    key: str
    label: str
    words: str
    which: Q
    since: Combinable
    is_ahead: bool = False


_KINDS = (
    TimeKind(
        "unanswered",
        gettext_noop("has waited for our answer for"),
        gettext_noop("has waited %(span)s for our answer"),
        OPEN & Q(awaiting_since__isnull=False),
        F("awaiting_since"),
    ),
    TimeKind(
        "waiting",
        gettext_noop("has waited for the customer for"),
        gettext_noop("has waited %(span)s for the customer"),
        Q(status=Status.WAITING),
        Coalesce("status_since", "last_activity_at"),
    ),
    TimeKind(
        "customer_silent",
        gettext_noop("is open, without a message of the customer for"),
        gettext_noop("is open and had no message of the customer for %(span)s"),
        OPEN,
        Coalesce("customer_wrote_at", "created_at"),
    ),
    TimeKind(
        "we_silent",
        gettext_noop("is open, without a reply of ours for"),
        gettext_noop("is open and had no reply of ours for %(span)s"),
        OPEN,
        Coalesce("we_wrote_at", "created_at"),
    ),
    TimeKind(
        "before_due",
        gettext_noop("is due within"),
        gettext_noop("is due within %(span)s"),
        OPEN & Q(due_at__isnull=False),
        F("due_at"),
        is_ahead=True,
    ),
    TimeKind(
        "after_due",
        gettext_noop("is overdue for"),
        gettext_noop("is overdue for %(span)s"),
        OPEN & Q(due_at__isnull=False),
        F("due_at"),
    ),
    TimeKind(
        "created",
        gettext_noop("is open, and came before"),
        gettext_noop("is open and came %(span)s ago"),
        OPEN,
        F("created_at"),
    ),
    TimeKind(
        "resolved",
        gettext_noop("has been resolved for"),
        gettext_noop("has been resolved for %(span)s"),
        Q(status=Status.RESOLVED),
        F("resolved_at"),
    ),
)
KINDS = {kind.key: kind for kind in _KINDS}


def label_of(key: str) -> str:
    """The kind as the editor's list says it."""
    return gettext(KINDS[key].label)

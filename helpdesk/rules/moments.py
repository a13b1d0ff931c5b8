"""The moments at which rules look at a ticket. A rule waits for one or for several; another room adds its own.

register(Moment("answered", gettext_noop("gets an answer to a survey"), 70, past=…))

and wakes the rules from its handler of what happened: `run.wake(event, "answered")`.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from helpdesk.conditions.sentence import listed
from helpdesk.tickets.models import Status, Ticket

LENGTH = 200
"""Characters at most of what a rule stores."""


class Trigger(TextChoices):
    """The keys of this room's own moments. `BOTH` is how a rule stores that it waits for the first two, `TIME` that it
    waits for none of them but for what its `timing` says."""

    CREATED = "created", gettext_lazy("is new")
    CHANGED = "changed", gettext_lazy("changes or gets a message")
    BOTH = "both", gettext_lazy("is new, changes or gets a message")
    WROTE = "wrote", gettext_lazy("gets a message of the customer")
    REPLIED = "replied", gettext_lazy("gets a reply of ours")
    RESOLVED = "resolved", gettext_lazy("is resolved")
    COMPLAINT = "complaint", gettext_lazy("becomes a complaint")
    TIME = "time", gettext_lazy("comes to a time")


def _always(ticket: Ticket) -> bool:
    return True


def _never(since: dt.datetime) -> Mapping[int, Sequence[dt.datetime]]:
    return {}


@dataclass(frozen=True)
class Moment:
    """Something that happens to tickets, for which rules can wait.

    `key` is stored and never changes; `words`, marked for translation, go on after "When a ticket". A worker may be
    late: `stands` says whether the ticket still is as it was told. `past` gives, by ticket, when it happened since an
    instant, where the history of tickets has no line of it.
    """

    key: str
    words: str
    order: int
    stands: Callable[[Ticket], bool] = _always
    past: Callable[[dt.datetime], Mapping[int, Sequence[dt.datetime]]] = _never


_moments: dict[str, Moment] = {}


def register(moment: Moment) -> None:
    """Add a moment.

    Raises:
        ValueError: another one has this key.
    """
    if moment.key in _moments:
        raise ValueError(f"rules know a moment already that is called {moment.key}")
    _moments[moment.key] = moment


def known() -> list[Moment]:
    """All moments, in the order of the editor."""
    return sorted(_moments.values(), key=lambda moment: (moment.order, moment.key))


def find(key: str) -> Moment | None:
    """The moment of a key, or None when the room that brought it is gone."""
    return _moments.get(key)


def keys_of(stored: str) -> tuple[str, ...]:
    """The moments that a rule waits for, of what it stores.

    >>> keys_of("both"), keys_of("wrote resolved")
    (('created', 'changed'), ('wrote', 'resolved'))
    """
    keys = (Trigger.CREATED, Trigger.CHANGED) if stored == Trigger.BOTH else stored.split()
    return tuple(str(key) for key in keys)


def stored_as(keys: Iterable[str]) -> str:
    """How a rule stores the moments that it waits for, each once and in the order of the editor.

    >>> stored_as(["changed", "created"])
    'both'
    """
    chosen = {key for given in keys for key in keys_of(given)}
    order = {moment.key: place for place, moment in enumerate(known())}
    if chosen == {Trigger.CREATED, Trigger.CHANGED}:
        return Trigger.BOTH.value
    return " ".join(sorted(chosen, key=lambda key: (order.get(key, len(order)), key)))


def waits_for(stored: str, happened: Collection[str]) -> bool:
    """Whether a rule with this trigger looks at a ticket to which these moments came."""
    return not set(keys_of(stored)).isdisjoint(happened)


def in_words(stored: str) -> str:
    """What a rule waits for, in words that go on after "When a ticket"; three dots where nothing is chosen."""
    keys = [str(Trigger.BOTH)] if stored == Trigger.BOTH else keys_of(stored)
    return listed([_words(key) for key in keys], gettext_noop("or")) or "…"


def _words(key: str) -> str:
    if key in (Trigger.BOTH, Trigger.TIME):
        return str(Trigger(key).label)
    moment = find(key)
    return gettext(moment.words) if moment else gettext("“%(moment)s”, which is gone") % {"moment": key}


def _is_resolved(ticket: Ticket) -> bool:
    return ticket.status == Status.RESOLVED


def _is_complaint(ticket: Ticket) -> bool:
    return ticket.is_complaint


for _moment in (
    Moment(Trigger.CREATED.value, gettext_noop("is new"), 10),
    Moment(Trigger.CHANGED.value, gettext_noop("changes or gets a message"), 20),
    Moment(Trigger.WROTE.value, gettext_noop("gets a message of the customer"), 30),
    Moment(Trigger.REPLIED.value, gettext_noop("gets a reply of ours"), 40),
    Moment(Trigger.RESOLVED.value, gettext_noop("is resolved"), 50, _is_resolved),
    Moment(Trigger.COMPLAINT.value, gettext_noop("becomes a complaint"), 60, _is_complaint),
):
    register(_moment)

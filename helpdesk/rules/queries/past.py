"""Reads what rules would have seen: tickets as they were each time that something happened to them.

A ticket's fields are read as they are now and wound back along its history; its words are those of the message that had
come by then. What rules did because of it counts for a rule only as far as they stand before it in the order.
"""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from helpdesk.conditions.facts import Facts
from helpdesk.rules.models import Rule, Trigger
from helpdesk.rules.moments import known
from helpdesk.rules.queries.then import Then, read_then
from helpdesk.rules.queries.winding import Values, Winder, wakes
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.facts.columns import text
from helpdesk.tickets.facts.read import of_tickets
from helpdesk.tickets.models import Activity, Direction, Message, Status
from helpdesk.tickets.verbs import Verb


@dataclasses.dataclass(frozen=True)
class RulePosition:
    """A rule's place in the order. One that is not saved yet comes last."""

    rule_id: int = 0
    position: float = float("inf")


@dataclasses.dataclass(frozen=True)
class PastTurn:
    """A rule's turn: `moments` had come, and `first` are the facts that it saw.

    What rules did wakes the rules once more, those that wait for the moments `woken`: `again` are the facts when all
    other rules had been through, None where they did nothing.
    """

    ticket_id: int
    at: dt.datetime
    moments: frozenset[str]
    first: Facts
    woken: frozenset[str]
    again: Facts | None


@dataclasses.dataclass(frozen=True)
class _Said:
    pk: int
    at: dt.datetime
    words: str
    sender: str


@dataclasses.dataclass
class _Happening:
    """Something that woke the rules, the message that had come by then, and what rules did because of it.

    One that `is_untold` is a message of an imported history, which has no line of it.
    """

    at: dt.datetime
    moments: frozenset[str]
    said: _Said | None
    line: Activity | None
    is_untold: bool = False
    passed: list[Activity] = dataclasses.field(default_factory=list)


def turns(
    ids: Collection[int],
    *,
    since: dt.datetime,
    place: RulePosition = RulePosition(),
    asked: Collection[str] = (),
) -> Iterator[PastTurn]:
    """Every turn since then of a rule at `place`, in order on each ticket. A fixed number of statements.

    `asked` are the keys of the fields that the rule asks about: of what is derived, no more is read.
    """
    before = {pk for pk, position in Rule.objects.values_list("pk", "position") if position < place.position}
    said, lines, elsewhere = _said(ids), _lines(ids), _elsewhere(since)
    heard = [message.pk for messages in said.values() for message in messages if message.at >= since]
    then = read_then(chain(*lines.values()), heard, since=since, asked=asked)
    past = _Past(Winder(catalogue()), since, before - {place.rule_id}, place.rule_id, then)
    for pk, now in of_tickets(ids, asked=asked).items():
        yield from past.turns_of(pk, now, list(_happenings(said[pk], lines[pk], elsewhere[pk])))


@dataclasses.dataclass(frozen=True)
class _Past:
    """The past as one rule saw it: `before` are the rules that had their turn before it."""

    winder: Winder
    since: dt.datetime
    before: set[int]
    own: int
    then: Then

    def turns_of(self, pk: int, now: Facts, happenings: list[_Happening]) -> list[PastTurn]:
        """The turns on one ticket, whose facts are wound back from what they are `now`."""
        values = dict(now.values)
        found: list[PastTurn] = []
        for happening in reversed(happenings):
            for line in reversed(happening.passed):
                values = self.winder.back(values, line.changes)
            if happening.at >= self.since:
                found.append(self._turn(pk, happening, values))
            if happening.line:
                values = self.winder.back(values, happening.line.changes)
        return found[::-1]

    def _turn(self, pk: int, happening: _Happening, values: Values) -> PastTurn:
        said = happening.said.pk if happening.said and happening.is_untold else None
        first = again = values | _told(happening, values) | self.then.at(happening.line, said)
        for line in happening.passed:
            if line.cause.get("rule") in self.before:
                first = self.winder.forth(first, line.changes)
            if line.cause.get("rule") != self.own:
                again = self.winder.forth(again, line.changes)
            again = again | self.then.at(line)
        others = [line for line in happening.passed if line.cause.get("rule") != self.own]
        woken = frozenset(moment for line in others for moment in _told_by(line))
        after = self.winder.facts(again) if happening.passed else None
        came_so = {Trigger.COMPLAINT.value} if _came_as_complaint(happening, values) else set()
        return PastTurn(pk, happening.at, happening.moments | came_so, self.winder.facts(first), woken, after)


def _came_as_complaint(happening: _Happening, values: Values) -> bool:
    return Trigger.CREATED in happening.moments and values["is_complaint"] == "yes"


def _told(happening: _Happening, values: Values) -> Values:
    """What the message of then says, and the status where an imported history has no line of its change."""
    told: Values = {}
    if happening.said:
        told = {
            "text": happening.said.words,
            "sender": happening.said.sender,
            "sender_domain": happening.said.sender,
        }
    if happening.is_untold:
        told["status"] = Status.OPEN.value
    elif Trigger.CREATED in happening.moments and values["status"] not in (Status.NEW, Status.OPEN):
        told["status"] = Status.NEW.value
    return told


def _happenings(
    said: list[_Said], lines: list[Activity], elsewhere: Sequence[tuple[dt.datetime, str]]
) -> Iterator[_Happening]:
    """A ticket's happenings in order: its messages, the lines of its history, and what `elsewhere` is known."""
    by_message = {message.pk: message for message in said}
    logged = {line.message_id for line in lines}

    def newest(at: dt.datetime) -> _Said | None:
        return next((each for each in reversed(said) if each.at <= at), said[0] if said else None)

    heard = frozenset({Trigger.CHANGED.value, Trigger.WROTE.value})
    untold = [_Happening(each.at, heard, each, None, is_untold=True) for each in said[1:] if each.pk not in logged]
    others = [_Happening(at, frozenset({moment}), newest(at), None) for at, moment in elsewhere]
    told = [_of_line(line, by_message.get(line.message_id or 0), newest(line.at)) for line in lines]
    current: _Happening | None = None
    for happening in sorted([*untold, *told, *others], key=lambda each: each.at):
        line = happening.line
        if line and line.actor_kind == Activity.ActorKind.RULE:
            if current:
                current.passed.append(line)
        elif happening.moments:
            if current:
                yield current
            current = happening
    if current:
        yield current


def _of_line(line: Activity, message: _Said | None, newest: _Said | None) -> _Happening:
    wrote = {Trigger.CHANGED.value, Trigger.WROTE.value} if message and line.verb != Verb.CREATED else set()
    return _Happening(line.at, _told_by(line) | wrote, message or newest, line)


def _told_by(line: Activity) -> frozenset[str]:
    """The moments that a line of history tells of, but for a message of the customer."""
    if line.verb == Verb.CREATED:
        return frozenset({Trigger.CREATED.value})
    told = {
        Trigger.CHANGED: wakes(line.changes),
        Trigger.REPLIED: line.verb == Verb.REPLIED,
        Trigger.RESOLVED: line.changes.get("status", ["", ""])[1] == Status.RESOLVED,
        Trigger.COMPLAINT: line.changes.get("is_complaint", [False, False])[1] is True,
    }
    return frozenset(moment.value for moment, is_told in told.items() if is_told)


def _elsewhere(since: dt.datetime) -> defaultdict[int, list[tuple[dt.datetime, str]]]:
    """What happened since then of which other rooms alone know, by ticket."""
    found: defaultdict[int, list[tuple[dt.datetime, str]]] = defaultdict(list)
    for moment in known():
        for ticket_id, times in moment.past(since).items():
            found[ticket_id] += [(at, moment.key) for at in times]
    return found


def _said(ids: Collection[int]) -> defaultdict[int, list[_Said]]:
    """What customers wrote, in order, by ticket."""
    found: defaultdict[int, list[_Said]] = defaultdict(list)
    rows = Message.objects.filter(ticket__in=ids, direction=Direction.IN).order_by("created_at", "pk")
    columns = rows.values_list("ticket_id", "pk", "created_at", text("reply_text"), text("from_email"))
    for ticket_id, pk, at, words, sender in columns:
        found[ticket_id].append(_Said(pk, at, words, sender))
    return found


def _lines(ids: Collection[int]) -> defaultdict[int, list[Activity]]:
    """The lines of history in order, by ticket."""
    found: defaultdict[int, list[Activity]] = defaultdict(list)
    for line in Activity.objects.filter(ticket__in=ids).order_by("at", "pk"):
        found[line.ticket_id].append(line)
    return found

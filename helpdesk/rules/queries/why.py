"""Says why a ticket is where it is: the rules that acted on it, in the order they ran, and why the others did not."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext

from helpdesk.conditions.evaluate import failed, leaves
from helpdesk.conditions.sentence import sentence
from helpdesk.conditions.tree import BadTree, Catalogue, Condition
from helpdesk.rules.ledger import ledger_lines
from helpdesk.rules.models import RuleRun
from helpdesk.rules.moments import in_words
from helpdesk.rules.outcome_words import done_words, error_words
from helpdesk.rules.timing import read
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue_of_the_past
from helpdesk.tickets.fields import find
from helpdesk.tickets.fields.kinds import Choice
from helpdesk.tickets.models import Ticket

SHOWN = 4
READ = 400
"""Runs of one ticket that are read, newest first; a rule older than that has long had its say."""


@dataclasses.dataclass(frozen=True)
class Seen:
    """One condition in words, with the value it saw, and that value cut into pieces (text, is a hit)."""

    words: str
    pieces: list[tuple[str, bool]]
    hits: list[str]


@dataclasses.dataclass(frozen=True)
class Told:
    """One rule's part: `effects` changed something, `notes` say what was left as it was or why somebody was chosen,
    `error` what went wrong, `ledger` whom the choice of a person looked at."""

    run: RuleRun
    effects: list[str]
    notes: list[str]
    error: str
    conditions: list[Seen]
    ledger: list[str]

    @property
    def headline(self) -> str:
        """What came of the rule, in a few words."""
        if self.effects:
            return ", ".join(self.effects)
        if self.run.error:
            return gettext("Stopped") if self.run.looped else gettext("Failed")
        return gettext("Nothing to change")

    @property
    def occasion(self) -> str:
        """When the rule looked: “When the ticket is new”; empty for a run of an older release."""
        timing = read(self.run.version.timing) if self.run.cause else None
        when = timing.words if timing else in_words(self.run.moment) if self.run.moment else ""
        return gettext("When the ticket %(when)s") % {"when": when} if when else ""

    @property
    def because(self) -> list[tuple[str, bool]]:
        """The words that matched, or else the conditions in words, as (text, is a hit) pieces."""
        hits = list(dict.fromkeys(hit for seen in self.conditions for hit in seen.hits))[:SHOWN]
        if not hits:
            return [(", ".join(seen.words for seen in self.conditions[:SHOWN]) or gettext("every ticket"), False)]
        pieces = [(piece, marked) for hit in hits for piece, marked in (("“", False), (hit, True), ("”, ", False))]
        return [*pieces[:-1], ("”", False)]


@dataclasses.dataclass(frozen=True)
class Why:
    matched: list[Told]
    unmatched: list[Told]


def why(ticket: Ticket) -> Why:
    """Why the ticket is where it is: a statement for its runs, and one for each field of rows that they asked about.

    The latest match of each rule counts; a rule that never matched tells its latest try.
    """
    recent = RuleRun.objects.filter(ticket=ticket).select_related("rule", "version", "overruled").order_by("-pk")[:READ]
    latest: dict[int, RuleRun] = {}
    for run in recent:
        kept = latest.get(run.rule_id)
        if kept is None or (_better(run) and not _better(kept)):
            latest[run.rule_id] = run
    runs = sorted(latest.values(), key=lambda run: run.pk)
    asked = {leaf["field"] for run in runs if run.evaluated for leaf in leaves(run.evaluated)}
    known = catalogue_of_the_past(asked) if runs else {}
    matched = [_told(run, known) for run in runs if run.matched or run.error]
    unmatched = [_told(run, known) for run in runs if not (run.matched or run.error)]
    return Why(matched, unmatched)


def _better(run: RuleRun) -> bool:
    """A run that changed something says more than one that found it done already, or did not match."""
    return any(entry.get("field") for entry in run.done)


def _told(run: RuleRun, known: Catalogue) -> Told:
    effects, notes = [], []
    for entry in run.done:
        words = done_words(entry)
        if entry.get("field") and entry["field"] != "assignee":
            effects.append(words)
        elif words:
            notes.append(words)
    if run.matched:
        explaining = [leaf for leaf in leaves(run.evaluated) if leaf["held"]] if run.evaluated else []
    else:
        explaining = failed(run.evaluated) if run.evaluated else []
    conditions = [seen_in(leaf, known) for leaf in explaining]
    ledger = [line for entry in run.done for line in ledger_lines(entry)]
    return Told(run, effects, notes, error_words(run), conditions, ledger)


def seen_in(leaf: dict[str, Any], known: Catalogue) -> Seen:
    """One condition of an evaluated tree, in words."""
    return Seen(_words(leaf, known), list(_pieces(_value(leaf), leaf["hits"])), leaf["hits"])


def _value(leaf: dict[str, Any]) -> str:
    """What was seen; a choice, and yes or no, in the reader's language. Names of people and teams are those of then."""
    field, asked = find(leaf["field"]), TICKET.fields.get(leaf["field"])
    if asked and asked.negated:
        return gettext("yes") if leaf["seen"] == "yes" else gettext("no")
    match field.kind if field else None:
        case Choice(labels=labels):
            return str(labels.get(leaf.get("code", ""), leaf["seen"]))
    return str(leaf["seen"])


def _words(leaf: dict[str, Any], known: Catalogue) -> str:
    """The condition in words; of one that has no meaning any more, its field alone."""
    field = TICKET.fields.get(leaf["field"])
    if field is None:
        return str(leaf["field"])
    try:
        return sentence(Condition(field, leaf["op"], tuple(leaf["value"])), known)
    except BadTree:
        return gettext(field.words)


def _pieces(text: str, hits: list[str]) -> Iterator[tuple[str, bool]]:
    """Cuts a text at the words that hit."""
    while text:
        places = [(place, hit) for hit in hits if hit and (place := text.find(hit)) >= 0]
        if not places:
            yield text, False
            return
        place, hit = min(places)
        if place:
            yield text[:place], False
        yield hit, True
        text = text[place + len(hit) :]

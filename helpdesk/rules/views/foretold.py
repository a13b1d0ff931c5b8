"""Says what rules would do in words, rule by rule, for the pages that try them."""

import dataclasses
from collections import defaultdict

from django.utils.translation import gettext

from helpdesk.conditions.evaluate import leaves
from helpdesk.rules.foretelling.walk import Foretold, ForetoldEffect, ForetoldTurn
from helpdesk.rules.queries.why import Seen, seen_in
from helpdesk.rules.sentences import Vocabulary, capital
from helpdesk.tickets.facts import TICKET


@dataclasses.dataclass(frozen=True)
class ToldChange:
    """A field with what stood there and what would; empty for nothing."""

    field: str
    old: str
    new: str


@dataclasses.dataclass(frozen=True)
class ToldEffect:
    """One action in words, and what it would change of the ticket."""

    words: str
    changes: list[ToldChange]


@dataclasses.dataclass(frozen=True)
class ToldTurn:
    """One rule. `state` is "matched", "not", "unread" where it cannot be read, or "unasked" behind one that stops."""

    number: int
    turn: ForetoldTurn
    state: str
    conditions: list[tuple[Seen, bool]]
    effects: list[ToldEffect]
    overrules: list[str]
    overruled_by: list[str]


def told_turns(foretold: Foretold, words: Vocabulary) -> list[ToldTurn]:
    """Every rule that was asked, in order, with each condition and what it saw."""
    overruled = defaultdict[int, list[str]](list)
    for turn in foretold.turns:
        for earlier in turn.overrules:
            overruled[earlier.rule_id].append(turn.candidate.name)
    return [_turn(number, turn, overruled, words) for number, turn in enumerate(foretold.turns, 1)]


def told_changes(effect: ForetoldEffect) -> list[ToldChange]:
    """What another state of the facts has changed, field by field."""
    return [
        ToldChange(gettext(TICKET.fields[key].label), effect.before.shown(key), effect.after.shown(key))
        for key in effect.changed
        if key in TICKET.fields
    ]


def told_all(foretold: Foretold) -> list[ToldChange]:
    """What all rules together would change."""
    return told_changes(ForetoldEffect(("", ""), foretold.before, foretold.after))


def _turn(number: int, turn: ForetoldTurn, overruled: dict[int, list[str]], words: Vocabulary) -> ToldTurn:
    conditions: list[tuple[Seen, bool]] = []
    if turn.step is None:
        state = "unread" if turn.candidate.spec is None else "unasked"
    else:
        state = "matched" if turn.matched else "not"
        conditions = [(seen_in(leaf, words.fields), bool(leaf["held"])) for leaf in leaves(turn.step.evaluated)]
    return ToldTurn(
        number,
        turn,
        state,
        [(dataclasses.replace(seen, words=capital(seen.words)), held) for seen, held in conditions],
        [ToldEffect(capital(words.action(*effect.effect)), told_changes(effect)) for effect in turn.effects],
        [rule.name for rule in turn.overrules],
        overruled[turn.candidate.rule_id] if turn.matched else [],
    )

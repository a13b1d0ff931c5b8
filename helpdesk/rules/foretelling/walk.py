"""Goes over rules in their order as `run` does, each seeing what the ones before it would have left. Plain values.

What rules do wakes the rules once more, those that wait for what they did; one that acted does not act again.
"""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from helpdesk.conditions.facts import Facts
from helpdesk.rules.engine import Effect, RuleStep, Spec, consider
from helpdesk.rules.moments import Trigger, waits_for
from helpdesk.rules.registry import Choices, find
from helpdesk.tickets.models import Status

UNSEEN = frozenset({"assignee"})
"""Actions that change the ticket where no condition looks: they wake the rules for changes all the same."""
Named = Callable[[str], Choices]
"""The choices of an action, by its key."""


@dataclasses.dataclass(frozen=True)
class Candidate:
    """A rule that takes part: one that is on, or a draft in its place. `spec` is None for one that cannot be read."""

    rule_id: int
    name: str
    trigger: str
    spec: Spec | None
    position: float = float("inf")

    def hears(self, moments: Collection[str]) -> bool:
        """Whether the rule looks at a ticket to which these moments came."""
        return waits_for(self.trigger, moments)


class ForetoldEffect(NamedTuple):
    """One action, with the facts before and after it."""

    effect: Effect
    before: Facts
    after: Facts

    @property
    def changed(self) -> list[str]:
        """The fields that it changes."""
        keys = self.before.values.keys() | self.after.values.keys()
        return sorted(key for key in keys if self.before.value(key) != self.after.value(key))


@dataclasses.dataclass(frozen=True)
class ForetoldTurn:
    """One rule's turn. `step` is None where it cannot be read, or was not asked because an earlier rule stopped.

    `overrules` are the earlier rules whose work it changed again. In the second pass rules are asked once more, because
    of what rules did.
    """

    candidate: Candidate
    step: RuleStep | None
    effects: tuple[ForetoldEffect, ...] = ()
    overrules: tuple[Candidate, ...] = ()
    is_second: bool = False

    @property
    def matched(self) -> bool:
        return self.step is not None and self.step.matched

    @property
    def stops(self) -> bool:
        return self.step is not None and self.step.stops

    @property
    def wakes(self) -> bool:
        return any(effect.changed or effect.effect[0] in UNSEEN for effect in self.effects)


@dataclasses.dataclass(frozen=True)
class Foretold:
    """All that the rules would do. `setters` say by field which rule set it last."""

    before: Facts
    after: Facts
    turns: tuple[ForetoldTurn, ...]
    setters: dict[str, Candidate]

    def matched(self, rule_id: int) -> bool:
        """Whether this rule would act."""
        return any(turn.matched for turn in self.turns if turn.candidate.rule_id == rule_id)

    def first(self, rule_id: int) -> ForetoldTurn | None:
        """The first turn of this rule, if it has one."""
        return next((turn for turn in self.turns if turn.candidate.rule_id == rule_id), None)

    @property
    def changes(self) -> list[str]:
        """The fields that are another afterwards."""
        return ForetoldEffect(("", ""), self.before, self.after).changed


def in_place(rules: Iterable[Candidate], draft: Candidate | None) -> list[Candidate]:
    """The rules in their order, with a draft in the place of the rule that it will be; a new one comes last."""
    others = [rule for rule in rules if draft is None or rule.rule_id != draft.rule_id]
    return sorted([*others, draft] if draft else others, key=lambda rule: rule.position)


def foretell(rules: Sequence[Candidate], facts: Facts, occasion: str, named: Named) -> Foretold:
    """What these rules, in order, would do with a ticket of these facts on this occasion."""
    walk = _Walk(facts, named)
    came = moments_of(occasion)
    first = list(walk.over([rule for rule in rules if rule.hears(came)]))
    acted = {turn.candidate.rule_id for turn in first if turn.matched}
    woken = _woken(first, facts, walk.facts)
    again = [rule for rule in rules if rule.hears(woken) and rule.rule_id not in acted]
    second = [dataclasses.replace(turn, is_second=True) for turn in walk.over(again) if turn.matched]
    return Foretold(facts, walk.facts, (*first, *second), walk.setters)


def moments_of(occasion: str) -> frozenset[str]:
    """All that comes to a ticket with one thing: a message of the customer changes it, too."""
    return frozenset({occasion, Trigger.CHANGED.value}) if occasion == Trigger.WROTE else frozenset({occasion})


def _woken(turns: Iterable[ForetoldTurn], before: Facts, after: Facts) -> frozenset[str]:
    """The moments that come of what rules did."""
    if not any(turn.wakes for turn in turns):
        return frozenset()
    is_new = {
        Trigger.RESOLVED: (Status.RESOLVED.value, "status"),
        Trigger.COMPLAINT: ("yes", "is_complaint"),
    }
    came = {moment for moment, (value, key) in is_new.items() if before.value(key) != value == after.value(key)}
    return frozenset({Trigger.CHANGED.value, *(moment.value for moment in came)})


class _Walk:
    def __init__(self, facts: Facts, named: Named) -> None:
        self.facts, self.named = facts, named
        self.setters: dict[str, Candidate] = {}

    def over(self, rules: Sequence[Candidate]) -> Iterator[ForetoldTurn]:
        is_over = False
        for rule in rules:
            turn = ForetoldTurn(rule, None) if is_over or rule.spec is None else self._turn(rule, rule.spec)
            is_over = is_over or turn.stops
            yield turn

    def _turn(self, rule: Candidate, spec: Spec) -> ForetoldTurn:
        effects: list[ForetoldEffect] = []

        def foresee(effect: Effect, facts: Facts) -> Facts:
            after = foreseen(effect, facts, self.named)
            effects.append(ForetoldEffect(effect, facts, after))
            return after

        step = consider(spec, self.facts, foresee)
        self.facts = step.after
        return ForetoldTurn(rule, step, tuple(effects), tuple(self._overruled(rule, effects)))

    def _overruled(self, rule: Candidate, effects: Iterable[ForetoldEffect]) -> list[Candidate]:
        found: dict[int, Candidate] = {}
        for effect in effects:
            for key in effect.changed:
                earlier = self.setters.get(key)
                if earlier and earlier != rule and not _only_adds(effect, key):
                    found[earlier.rule_id] = earlier
                self.setters[key] = rule
        return list(found.values())


def foreseen(effect: Effect, facts: Facts, named: Named) -> Facts:
    """The facts as an action would leave them; as they are where the action is gone."""
    action = find(effect[0])
    return action.foresee(effect[1], facts, named(effect[0])) if action else facts


def _only_adds(effect: ForetoldEffect, key: str) -> bool:
    """Whether all that was there is still there, as when two rules each add a tag."""
    before: Any = effect.before.value(key)
    after: Any = effect.after.value(key)
    return isinstance(before, tuple) and isinstance(after, tuple) and {*before} <= {*after}

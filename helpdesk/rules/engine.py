"""Decides what rules would do, in order, for the facts of one ticket. Plain Python: it changes nothing."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from helpdesk.conditions.evaluate import evaluate
from helpdesk.conditions.facts import Facts
from helpdesk.conditions.tree import Node, fields_of

Effect = tuple[str, str]
"""An action's key and its value: ("priority", "high")."""

Foresee = Callable[[Effect, Facts], Facts]


@dataclasses.dataclass(frozen=True)
class Spec:
    """A rule as the engine needs it."""

    rule_id: int
    tree: Node
    actions: tuple[Effect, ...]
    stop: bool = False

    @cached_property
    def asked(self) -> frozenset[str]:
        """The keys of the fields that its conditions ask about."""
        return fields_of(self.tree)


@dataclasses.dataclass(frozen=True)
class RuleStep:
    """One rule looked at a ticket: `evaluated` explains, `effects` are due if it matched, in order."""

    spec: Spec
    evaluated: dict[str, Any]
    after: Facts

    @property
    def matched(self) -> bool:
        return bool(self.evaluated["held"])

    @property
    def effects(self) -> tuple[Effect, ...]:
        return self.spec.actions if self.matched else ()

    @property
    def stops(self) -> bool:
        return self.matched and self.spec.stop


def consider(spec: Spec, facts: Facts, foresee: Foresee) -> RuleStep:
    """Look at a ticket through one rule; `after` are the facts as its actions would leave them."""
    evaluated, after = evaluate(spec.tree, facts), facts
    if evaluated["held"]:
        for effect in spec.actions:
            after = foresee(effect, after)
    return RuleStep(spec, evaluated, after)


def plan(specs: Iterable[Spec], facts: Facts, foresee: Foresee) -> Iterator[RuleStep]:
    """Go through all rules in order, each seeing what the earlier ones would have done; one that stops is the last."""
    for spec in specs:
        step = consider(spec, facts, foresee)
        yield step
        if step.stops:
            return
        facts = step.after

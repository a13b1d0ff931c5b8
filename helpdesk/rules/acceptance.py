"""Judges acceptance examples: what the rules would do with each, and what of it is not as it must be."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from helpdesk.conditions.evaluate import evaluate, failed
from helpdesk.conditions.tree import BadTree, Catalogue
from helpdesk.rules.foretelling.given import GivenMessage
from helpdesk.rules.foretelling.walk import Candidate, Foretold, Named, foretell
from helpdesk.rules.models import Rule, RuleExample
from helpdesk.rules.queries.order import candidates_of, rules_on
from helpdesk.rules.queries.why import seen_in
from helpdesk.rules.sentences import Vocabulary, capital
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue

BROKEN = "rules.examples_broken"
"""What the audit log calls a change that was made although it breaks examples of other rules."""


@dataclasses.dataclass(frozen=True)
class Judged:
    """An example with what came of it; `wrong` says in words what is not as it must be."""

    example: RuleExample
    wrong: tuple[str, ...]

    @property
    def passes(self) -> bool:
        return not self.wrong


class Judge:
    """Judges examples against one set of rules, in order; reads names once."""

    def __init__(self, rules: Sequence[Candidate], words: Vocabulary) -> None:
        self.rules, self.known = rules, words.fields
        self.named: Named = words.choices

    def of(self, example: RuleExample) -> Judged:
        """What came of one example. An example of a rule that is not in the set is about nothing: it fails."""
        try:
            given = GivenMessage.of_json(example.given)
            foretold = foretell(self.rules, given.facts(self.known), given.occasion, self.named)
            wrong = [*self._about_rule(example, foretold), *self._about_values(example, foretold)]
        except (BadTree, TypeError) as error:
            wrong = [gettext("It cannot be read any more: %(error)s") % {"error": error}]
        return Judged(example, tuple(wrong))

    def _about_rule(self, example: RuleExample, foretold: Foretold) -> Iterable[str]:
        matched = foretold.matched(example.rule_id)
        if example.matches is None or example.matches == matched:
            return
        if matched:
            yield gettext("The rule matches, and should not.")
            return
        turn = foretold.first(example.rule_id)
        if turn is None:
            yield gettext("The rule should match, but does not look at tickets then.")
        elif turn.step is None:
            yield gettext("The rule should match, but is not asked: an earlier rule stops.")
        else:
            yield gettext("The rule should match, and does not.")
            yield from (not_held(leaf, self.known) for leaf in failed(turn.step.evaluated))

    def _about_values(self, example: RuleExample, foretold: Foretold) -> Iterable[str]:
        if not example.expected:
            return
        for leaf in failed(evaluate(TICKET.parse(example.expected), foretold.after)):
            setter = foretold.setters.get(leaf["field"])
            words = not_held(leaf, self.known)
            yield (
                gettext("%(words)s It was set by “%(rule)s”.") % {"words": words, "rule": setter.name}
                if setter
                else words
            )


def not_held(leaf: Mapping[str, Any], known: Catalogue) -> str:
    """A condition that did not hold, with what it saw instead."""
    seen = seen_in(dict(leaf), known)
    was = "".join(text for text, _ in seen.pieces)
    parts = {"expected": capital(seen.words), "was": was}
    return gettext("%(expected)s: it is “%(was)s”.") % parts if was else gettext("%(expected)s: it is empty.") % parts


def examples_of(rules: Iterable[Rule | int] | QuerySet[Rule]) -> dict[int, list[RuleExample]]:
    """The examples of these rules, by rule, in the order in which they were made. One statement."""
    found: defaultdict[int, list[RuleExample]] = defaultdict(list)
    for example in RuleExample.objects.filter(rule__in=rules, removed_at=None).select_related("rule").order_by("pk"):
        found[example.rule_id].append(example)
    return found


def failing() -> dict[int, list[Judged]]:
    """The examples that fail, of the rules that are on, by rule. One statement where there are none."""
    on = Rule.objects.filter(is_active=True, archived_at=None)
    examples = examples_of(on)
    if not examples:
        return {}
    judge = Judge(candidates_of(rules_on()), Vocabulary(catalogue()))
    judged = {rule: [judge.of(example) for example in found] for rule, found in examples.items()}
    wrong = {rule: [one for one in found if not one.passes] for rule, found in judged.items()}
    return {rule: found for rule, found in wrong.items() if found}

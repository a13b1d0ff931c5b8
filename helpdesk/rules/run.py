"""Runs the rules on one ticket because of one event, and writes down what each saw and did.

An event is applied once: one worker at a time has its delivery, and a run is unique by event and rule. A rule that
fails is noted and holds up nobody else. What rules do are events too; of these only one further pass is made, in which
a rule that already acted does not act again. Beyond it nothing is done, and a rule that would have is noted as a loop.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from django.db import transaction
from django.utils import timezone

from helpdesk.conditions.facts import Facts
from helpdesk.conditions.tree import BadTree
from helpdesk.rules import registry
from helpdesk.rules.engine import Effect, RuleStep, Spec, consider
from helpdesk.rules.models import Firing, Rule, RuleRun, Trigger
from helpdesk.rules.moments import Moment, waits_for
from helpdesk.rules.moments import find as find_moment
from helpdesk.rules.outcomes import WRONG, RuleOutcome
from helpdesk.rules.queries.active import active_rules
from helpdesk.rules.queries.due_by_time import still_so
from helpdesk.rules.registry import Action, Done, Job, Reach
from helpdesk.rules.specs import specs
from helpdesk.rules.timing import WEEKLY
from helpdesk.rules.timing import read as timing_of
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.facts.read import Occasion, of_ticket
from helpdesk.tickets.fields import ASSIGNEE, STATUS, find
from helpdesk.tickets.services import Changing

log = logging.getLogger(__name__)

FURTHER_PASSES = 1


class Happening(Protocol):
    """A stored event of a ticket."""

    @property
    def event_id(self) -> int | None: ...
    @property
    def ticket_id(self) -> int: ...
    @property
    def depth(self) -> int: ...


def wake(event: Happening, *moments: str, message_id: int | None = None) -> list[RuleRun]:
    """Run the rules that wait for one of these moments, which the event told of.

    Raises:
        ValueError: the event is not stored.
    """
    if event.event_id is None:
        raise ValueError("rules run on stored events only")
    return run_rules(
        ticket_id=event.ticket_id,
        moments=moments,
        event_id=event.event_id,
        message_id=message_id,
        depth=event.depth,
    )


def run_rules(
    *, ticket_id: int, moments: Sequence[str], event_id: int, message_id: int | None = None, depth: int = 0
) -> list[RuleRun]:
    """Run all rules that wait for one of `moments`, each once. Again for the same event it does and returns nothing.

    `message_id` is the message that the event tells of. Rules judge that one, and for any other event the newest that
    had come by then: a worker that is late must not read words that were written afterwards.
    """
    rules = active_rules(moments, event_id)
    if not rules:
        return []
    with transaction.atomic(savepoint=False):
        together = Changing(ticket_id)
        woken = _woken(rules, [found for key in moments if (found := find_moment(key))], together)
        if not woken:
            return []
        before = _before(ticket_id) if depth else Before(set(), set())
        runs = Pass(together, Occasion(event_id, message_id), depth, before).over(woken)
        together.store()
        return RuleRun.objects.bulk_create(runs)


def run_by_time(*, firing: Firing, event_id: int) -> list[RuleRun]:
    """Run a time rule on the ticket for which it is due.

    Nothing where it is off, says something else by now, or what it waited for is over.
    """
    rule, timing = firing.rule, timing_of(firing.version.timing)
    if not rule.is_active or rule.archived_at or rule.version_id != firing.version_id or timing is None:
        return []
    with transaction.atomic(savepoint=False):
        together = Changing(firing.ticket_id)
        if timing.kind != WEEKLY and not still_so(firing.ticket_id, timing, firing.cause):
            return []
        runs = Pass(together, Occasion(event_id), 0, Before(set(), set())).over({rule: Trigger.TIME.value})
        together.store()
        for run in runs:
            run.cause = firing.cause
        return RuleRun.objects.bulk_create(runs)


def _woken(rules: Sequence[Rule], told: Sequence[Moment], together: Changing) -> dict[Rule, str]:
    """The rules in their order, each with the moment that it waited for; none whose moment is over by now."""
    standing = [moment.key for moment in told if moment.stands(together.row)]
    found = ((rule, next((key for key in standing if waits_for(rule.trigger, [key])), "")) for rule in rules)
    return {rule: moment for rule, moment in found if moment}


class Before(NamedTuple):
    """The rules since the last event that no rule caused: those that acted, and those noted as a loop."""

    acted: set[int]
    noted: set[int]


def _before(ticket_id: int) -> Before:
    before, root = Before(set(), set()), 0
    recent = RuleRun.objects.filter(ticket_id=ticket_id).order_by("-pk")
    for run in recent.only("rule_id", "event_id", "depth", "matched", "looped")[:200]:
        if run.depth == 0:
            root = root or run.event_id
            if run.event_id != root:
                break
        if run.looped:
            before.noted.add(run.rule_id)
        elif run.matched:
            before.acted.add(run.rule_id)
    return before


class Pass:
    """One walk over the rules. `setters` remembers which rule set a field last."""

    def __init__(self, together: Changing, occasion: Occasion, depth: int, before: Before) -> None:
        self.together, self.ticket_id = together, together.ticket_id
        self.occasion, self.depth, self.before = occasion, depth, before
        self.facts = Facts({})
        self.specs: dict[int, Spec | BadTree] = {}
        self.asked: frozenset[str] = frozenset()
        self.setters: dict[str, int] = {}

    def over(self, rules: Mapping[Rule, str]) -> list[RuleRun]:
        """The runs of these rules, each with the moment that it waited for."""
        self.specs, runs = specs(rules), []
        self.asked = frozenset().union(*(spec.asked for spec in self.specs.values() if isinstance(spec, Spec)))
        self.facts = of_ticket(self.ticket_id, self.occasion, self.asked)
        for rule, moment in rules.items():
            run = self._one(rule, moment)
            # Later passes note only what rules did: what they did not match is known from the first.
            if run and (run.matched or run.error or not self.depth):
                runs.append(run)
            if run and run.stopped:
                break
        return runs

    def _one(self, rule: Rule, moment: str) -> RuleRun | None:
        version = rule.version
        if version is None:
            return None
        run = RuleRun(
            ticket_id=self.ticket_id,
            rule=rule,
            version=version,
            event_id=self.occasion.event_id,
            moment=moment,
            depth=self.depth,
            at=timezone.now(),
            matched=False,
            evaluated={},
        )
        try:
            if isinstance(spec := self.specs[rule.pk], BadTree):
                raise spec
            step = consider(spec, self.facts, _foresee)
        except (BadTree, KeyError, TypeError) as error:
            log.exception("rule %s cannot be read", rule.pk)
            run.error = RuleOutcome.UNREADABLE
            run.done.append(Done(RuleOutcome.UNREADABLE, {"error": str(error)}).as_json())
            return run
        run.matched, run.evaluated = step.matched, step.evaluated
        if not step.matched:
            return run
        if self.depth > FURTHER_PASSES or rule.pk in self.before.acted:
            return self._looped(run, step)
        run.stopped = step.stops
        self._act(rule, run, step)
        return run

    def _looped(self, run: RuleRun, step: RuleStep) -> RuleRun | None:
        """One note if the rule would have changed something again; nothing if the ticket is as it wants it."""
        if run.rule_id in self.before.noted or step.after.values == self.facts.values:
            return None
        run.looped, run.error = True, RuleOutcome.LOOP
        return run

    def _act(self, rule: Rule, run: RuleRun, step: RuleStep) -> None:
        cause = {"rule": rule.pk, "version": run.version.number, "event": self.occasion.event_id}
        actor = Actor.rule(rule.name, depth=self.depth + 1, **cause)
        for effect in step.effects:
            done = self._do(rule, actor, effect)
            run.done.append({"action": effect[0], **done.as_json()})
            if done.outcome in WRONG:
                run.error = done.outcome
            else:
                self._remember(run, done)
                self._learn(effect, done)

    def _learn(self, effect: Effect, done: Done) -> None:
        """What later rules see: what the action foresaw, or what is stored where it may have done anything."""
        action = registry.find(effect[0])
        if action is None or not done.field:
            return
        if action.reach is Reach.ANYTHING:
            self.facts = of_ticket(self.ticket_id, self.occasion, self.asked)
        else:
            self.facts = action.foresee(effect[1], self.facts, {effect[1]: done.new})
        if done.field == ASSIGNEE.key:
            self.facts = self.facts.with_(done.new, assignee=str(self.together.row.assignee_id or ""))

    def _do(self, rule: Rule, actor: Actor, effect: Effect) -> Done:
        """What the action did, or why it failed; then all that it did is undone."""
        key, value = effect
        action = registry.find(key)
        if action is None:
            return Done(RuleOutcome.NO_ACTION, {"action": key})
        try:
            return self._apply(action, Job(self.together, actor, f"{rule.pk} {self.ticket_id}", value))
        except Exception as error:
            log.exception("action %s of rule %s failed on ticket %s", key, rule.pk, self.ticket_id)
            return Done(RuleOutcome.FAILED, {"error": _plain(error)})

    def _apply(self, action: Action, job: Job) -> Done:
        if action.reach is Reach.TICKET:
            return action.apply(job)
        self.together.store()
        try:
            with transaction.atomic():
                done = action.apply(job)
                self.together.store()
                return done
        finally:
            self.together.look()

    def _remember(self, run: RuleRun, done: Done) -> None:
        if not _can_be_overruled(done.field):
            return
        earlier = self.setters.get(done.field)
        if earlier and earlier != run.rule_id:
            run.overruled_id = earlier
        self.setters[done.field] = run.rule_id


def _can_be_overruled(key: str) -> bool:
    """Whether a later rule can take back what an earlier one set there."""
    field = find(key)
    return field is not None and (field.setting is not None or field in (ASSIGNEE, STATUS))


def _plain(error: Exception) -> str:
    messages: Any = getattr(error, "messages", None)
    return " ".join(messages) if messages else str(error)


def _foresee(effect: Effect, facts: Facts) -> Facts:
    action = registry.find(effect[0])
    return action.foresee(effect[1], facts, {}) if action else facts

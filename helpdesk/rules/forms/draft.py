"""Holds a draft of a rule as the editor shows it. It may be unfinished or wrong; saving decides."""

import dataclasses
from collections.abc import Mapping

from helpdesk.rules.forms.actions import ActionsDraft, drafts_of
from helpdesk.rules.forms.timing import TimingDraft
from helpdesk.rules.forms.timing import of_stored as timing_of_stored
from helpdesk.rules.models import Rule, RuleVersion, Trigger
from helpdesk.rules.moments import Moment, keys_of, known
from helpdesk.tickets.forms.conditions import ConditionsDraft, of_stored


@dataclasses.dataclass
class RuleDraft(ActionsDraft, ConditionsDraft):
    """A rule as typed. `broken` are its own examples that fail, `broken_others` those of other rules, a line each."""

    name: str = ""
    trigger: str = Trigger.CREATED.value
    timing: TimingDraft = dataclasses.field(default_factory=TimingDraft)
    stop: bool = False
    errors: dict[str, str] = dataclasses.field(default_factory=dict)
    broken: list[str] = dataclasses.field(default_factory=list)
    broken_others: list[str] = dataclasses.field(default_factory=list)

    def tell_all(self, problems: Mapping[str, list[str]]) -> None:
        """Put the refusals of `save_rule` beside what they are about."""
        self.tell(problems.get("conditions", ()))
        if words := self.tell_actions(problems.get("actions", ())):
            self.errors["actions"] = words
        self.errors |= {key: problems[key][0] for key in ("name", "trigger", "version") if key in problems}
        self.broken, self.broken_others = list(problems.get("examples", ())), list(problems.get("others", ()))

    @property
    def waits_for(self) -> str:
        """What is stored as its trigger."""
        return Trigger.TIME.value if self.timing.kind else self.trigger

    @property
    def moments(self) -> list[tuple[Moment, bool]]:
        """All that a rule can wait for, and whether this one does."""
        chosen = keys_of(self.trigger)
        return [(moment, moment.key in chosen) for moment in known()]

    @property
    def all_problems(self) -> int:
        wrong = self.problems + self.wrong_actions + len(self.errors)
        return wrong + len(self.broken) + len(self.broken_others)


def of_rule(rule: Rule, version: RuleVersion) -> RuleDraft:
    """The draft of a stored version, ready to be edited."""
    return RuleDraft(
        of_stored(version.conditions),
        actions=drafts_of(version.actions),
        name=rule.name,
        trigger=version.trigger,
        timing=timing_of_stored(version.timing),
        stop=version.stop,
    )

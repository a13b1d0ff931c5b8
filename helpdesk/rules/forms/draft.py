"""Holds a draft of a rule as the editor shows it. It may be unfinished or wrong; saving decides."""

import dataclasses
from collections.abc import Mapping

from helpdesk.rules.models import Rule, RuleVersion, Trigger
from helpdesk.rules.registry import Action, Choices, find
from helpdesk.tickets.forms.conditions import ConditionsDraft, of_stored


@dataclasses.dataclass
class ActionDraft:
    action: Action
    value: str = ""
    choices: Choices = dataclasses.field(default_factory=dict)
    error: str = ""
    fresh: bool = False


@dataclasses.dataclass
class RuleDraft(ConditionsDraft):
    name: str = ""
    trigger: str = Trigger.CREATED
    stop: bool = False
    actions: list[ActionDraft] = dataclasses.field(default_factory=list)
    errors: dict[str, str] = dataclasses.field(default_factory=dict)

    def actions_json(self) -> list[dict[str, str]]:
        return [{"do": entry.action.key, "value": entry.value} for entry in self.actions]

    def tell_all(self, problems: Mapping[str, list[str]]) -> None:
        """Put the refusals of `save_rule` beside what they are about."""
        self.tell(problems.get("conditions", ()))
        for line in problems.get("actions", ()):
            index, words = line.split(": ", 1) if not line.startswith(":") else ("", line[1:].strip())
            if index.isdigit() and int(index) < len(self.actions):
                self.actions[int(index)].error = words
            else:
                self.errors["actions"] = words
        self.errors |= {key: problems[key][0] for key in ("name", "trigger", "version") if key in problems}

    @property
    def all_problems(self) -> int:
        return self.problems + sum(bool(entry.error) for entry in self.actions) + len(self.errors)


def of_rule(rule: Rule, version: RuleVersion) -> RuleDraft:
    """The draft of a stored version, ready to be edited."""
    actions = [
        ActionDraft(action, entry.get("value", "")) for entry in version.actions if (action := find(entry["do"]))
    ]
    return RuleDraft(of_stored(version.conditions), rule.name, version.trigger, version.stop, actions)

"""Holds a draft of a rule as the editor shows it. It may be unfinished or wrong; saving decides."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any, Union

from helpdesk.conditions.fields import Field
from helpdesk.conditions.tree import MAX_DEPTH, Condition, ConditionGroup
from helpdesk.rules.models import Rule, RuleVersion, Trigger
from helpdesk.rules.registry import Action, Choices, find
from helpdesk.tickets.facts import TICKET


@dataclasses.dataclass
class ConditionDraft:
    """One condition as typed. `words` is text, `chosen` are ticked choices; which of them counts follows from the
    operator.
    """

    field: Field
    op: str
    words: str = ""
    chosen: list[str] = dataclasses.field(default_factory=list)
    choices: Choices = dataclasses.field(default_factory=dict)
    id: int = 0
    parent: int = 0
    error: str = ""
    fresh: bool = False
    is_group = False

    @property
    def takes(self) -> str:
        """What the control beside the operator is for: words, choices, a number, a day or nothing."""
        return next((operator.takes for operator in self.field.operators if operator.takes != "nothing"), "nothing")

    def as_json(self) -> dict[str, Any]:
        value = self.chosen if self.takes == "choices" else split(self.words)
        return {"field": self.field.key, "op": self.op, "value": value}

    def as_tree(self) -> Condition:
        return Condition(self.field, self.op, tuple(self.as_json()["value"]))


@dataclasses.dataclass
class GroupDraft:
    mode: str = "all"
    items: list[Union["GroupDraft", ConditionDraft]] = dataclasses.field(default_factory=list)
    id: int = 0
    parent: int = 0
    depth: int = 1
    error: str = ""
    is_group = True

    @property
    def may_nest(self) -> bool:
        return self.depth < MAX_DEPTH

    def as_json(self) -> dict[str, Any]:
        return {self.mode if self.mode == "any" else "all": [item.as_json() for item in self.items]}

    def as_tree(self) -> ConditionGroup:
        """The tree as far as it is written, unchecked: enough to say it in words."""
        return ConditionGroup("any" if self.mode == "any" else "all", tuple(item.as_tree() for item in self.items))


@dataclasses.dataclass
class ActionDraft:
    action: Action
    value: str = ""
    choices: Choices = dataclasses.field(default_factory=dict)
    error: str = ""
    fresh: bool = False


@dataclasses.dataclass
class RuleDraft:
    name: str = ""
    trigger: str = Trigger.CREATED
    stop: bool = False
    root: GroupDraft = dataclasses.field(default_factory=GroupDraft)
    actions: list[ActionDraft] = dataclasses.field(default_factory=list)
    errors: dict[str, str] = dataclasses.field(default_factory=dict)

    def actions_json(self) -> list[dict[str, str]]:
        return [{"do": entry.action.key, "value": entry.value} for entry in self.actions]

    def nodes(self) -> Iterator[tuple[str, GroupDraft | ConditionDraft]]:
        """Every node with its path as in `BadTree`: "" for the root, "1.0" for the first of the second."""
        yield from _walk(self.root, "")

    def number(self) -> None:
        """Give every node the number that names its controls on the page."""
        for index, (_, node) in enumerate(self.nodes()):
            node.id = index
            if isinstance(node, GroupDraft):
                for item in node.items:
                    item.parent = index
                    if isinstance(item, GroupDraft):
                        item.depth = node.depth + 1

    def tell(self, problems: Mapping[str, list[str]]) -> None:
        """Put the refusals of `save_rule` beside what they are about."""
        places = dict(self.nodes())
        for line in problems.get("conditions", ()):
            path, words = line.split(": ", 1)
            places.get(path, self.root).error = words
        for line in problems.get("actions", ()):
            index, words = line.split(": ", 1) if not line.startswith(":") else ("", line[1:].strip())
            if index.isdigit() and int(index) < len(self.actions):
                self.actions[int(index)].error = words
            else:
                self.errors["actions"] = words
        self.errors |= {key: problems[key][0] for key in ("name", "trigger", "version") if key in problems}


def _walk(node: GroupDraft | ConditionDraft, path: str) -> Iterator[tuple[str, GroupDraft | ConditionDraft]]:
    yield path, node
    if isinstance(node, GroupDraft):
        for index, item in enumerate(node.items):
            yield from _walk(item, f"{path}.{index}".lstrip("."))


def split(words: str) -> list[str]:
    """Words and phrases in a text, separated with commas or lines."""
    return [word for part in re.split(r"[,\n]", words) if (word := part.strip())]


def of_rule(rule: Rule, version: RuleVersion) -> RuleDraft:
    """The draft of a stored version, ready to be edited."""
    actions = [
        ActionDraft(action, entry.get("value", "")) for entry in version.actions if (action := find(entry["do"]))
    ]
    root = _stored(version.conditions)
    if isinstance(root, ConditionDraft):
        root = GroupDraft(items=[root])
    return RuleDraft(rule.name, version.trigger, version.stop, root, actions)


def _stored(node: Mapping[str, Any]) -> GroupDraft | ConditionDraft:
    if "field" in node:
        value = list(node["value"])
        return ConditionDraft(TICKET.fields[node["field"]], node["op"], ", ".join(value), value)
    mode = "any" if "any" in node else "all"
    return GroupDraft(mode, [_stored(item) for item in node[mode]])

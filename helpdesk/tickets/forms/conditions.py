"""The editor of conditions about tickets, as rules and reply policies show it: a draft that may be unfinished.

The page names every node once (`node`), with its parent and its own controls: `field-3`, `op-3`, `words-3`. So the form
needs no script, and nothing that was typed is lost on the way. Saving decides what is right.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Union

from django.http import QueryDict

from helpdesk.conditions.fields import Field
from helpdesk.conditions.named import IN_LIST, LISTS, NOT_IN_LIST
from helpdesk.conditions.tree import MAX_DEPTH, Catalogue, Condition, ConditionGroup
from helpdesk.tickets.facts import TICKET
from helpdesk.web.parameters.values import whole

MAX_NODES = 200


@dataclasses.dataclass
class ConditionDraft:
    """One condition as typed. `words` is text, `chosen` are ticked choices, `listed` ticked lists of words; which of
    them counts follows from the operator.
    """

    field: Field
    op: str
    words: str = ""
    chosen: list[str] = dataclasses.field(default_factory=list)
    choices: Mapping[str, str] = dataclasses.field(default_factory=dict)
    listed: list[str] = dataclasses.field(default_factory=list)
    lists: Mapping[str, str] = dataclasses.field(default_factory=dict)
    id: int = 0
    parent: int = 0
    error: str = ""
    fresh: bool = False
    is_group = False

    @property
    def takes(self) -> str:
        """What the control beside the operator is for: words, choices, a number, a day or nothing."""
        kinds = (operator.takes for operator in self.field.operators)
        return next((takes for takes in kinds if takes not in ("nothing", "lists")), "nothing")

    @property
    def offers_lists(self) -> bool:
        """Whether lists of words can be asked for instead."""
        return any(operator.takes == "lists" for operator in self.field.operators)

    def as_json(self) -> dict[str, Any]:
        operator = self.field.operator(self.op)
        value = self.chosen if self.takes == "choices" else split(self.words)
        if operator and operator.takes == "lists":
            value = self.listed
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
class ConditionsDraft:
    """All conditions of a form; `root` holds them."""

    root: GroupDraft = dataclasses.field(default_factory=GroupDraft)

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

    def offer(self, known: Catalogue) -> None:
        """Give every condition the choices of its field."""
        for _, node in self.nodes():
            if isinstance(node, ConditionDraft):
                node.choices, node.lists = known.get(node.field.key, {}), known.get(LISTS, {})

    def tell(self, problems: Iterable[str]) -> None:
        """Put refusals, "path: words" each, beside what they are about."""
        places = dict(self.nodes())
        for line in problems:
            path, words = line.split(": ", 1)
            places.get(path, self.root).error = words

    @property
    def problems(self) -> int:
        return sum(bool(node.error) for _, node in self.nodes())


def _walk(node: GroupDraft | ConditionDraft, path: str) -> Iterator[tuple[str, GroupDraft | ConditionDraft]]:
    yield path, node
    if isinstance(node, GroupDraft):
        for index, item in enumerate(node.items):
            yield from _walk(item, f"{path}.{index}".lstrip("."))


def split(words: str) -> list[str]:
    """Words and phrases in a text, separated with commas or lines."""
    return [word for part in re.split(r"[,\n]", words) if (word := part.strip())]


def of_stored(tree: Mapping[str, Any]) -> GroupDraft:
    """The draft of stored conditions, ready to be edited; what asks about a field that is gone is left out."""
    root = _stored(tree)
    return root if isinstance(root, GroupDraft) else GroupDraft(items=[root] if root else [])


def _stored(node: Mapping[str, Any]) -> GroupDraft | ConditionDraft | None:
    if "field" in node:
        field, value = TICKET.fields.get(node["field"]), list(node["value"])
        is_listed = node["op"] in (IN_LIST, NOT_IN_LIST)
        words, listed = ("", value) if is_listed else (", ".join(value), [])
        return ConditionDraft(field, node["op"], words, value, listed=listed) if field else None
    mode = "any" if "any" in node else "all"
    return GroupDraft(mode, [draft for item in node[mode] if (draft := _stored(item))])


def read(data: QueryDict) -> GroupDraft:
    """The conditions as posted; what nobody could have posted from the page is left out."""
    root, groups = GroupDraft(), dict[str, GroupDraft]()
    for node in data.getlist("node")[:MAX_NODES]:
        parent = groups.get(data.get(f"parent-{node}", ""))
        if f"mode-{node}" in data:
            group = GroupDraft("any" if data[f"mode-{node}"] == "any" else "all")
            groups[node] = group
            if parent is None:
                root = group
            else:
                parent.items.append(group)
        elif parent is not None and (field := TICKET.fields.get(data.get(f"field-{node}", ""))):
            op, words = data.get(f"op-{node}", ""), data.get(f"words-{node}", "")
            listed = data.getlist(f"listed-{node}")
            parent.items.append(ConditionDraft(field, op, words, data.getlist(f"chosen-{node}"), listed=listed))
    return root


def press(draft: ConditionsDraft, data: QueryDict) -> None:
    """Apply one of the buttons that change the form: `add-condition:2`, `add-group:0`, `remove:3`."""
    button, _, number = data.get("do", "").partition(":")
    change, place = _BUTTONS.get(button), whole(number)
    if change and place is not None:
        change(draft, data, place)
        draft.number()


def _node(draft: ConditionsDraft, number: int) -> GroupDraft | ConditionDraft | None:
    return next((node for _, node in draft.nodes() if node.id == number), None)


def _add_condition(draft: ConditionsDraft, data: QueryDict, number: int) -> None:
    group, field = _node(draft, number), TICKET.fields.get(data.get(f"new-field-{number}", ""))
    if isinstance(group, GroupDraft) and field:
        group.items.append(ConditionDraft(field, field.operators[0].key, fresh=True))


def _add_group(draft: ConditionsDraft, data: QueryDict, number: int) -> None:
    group, field = _node(draft, number), TICKET.fields.get(data.get(f"new-field-{number}", ""))
    if isinstance(group, GroupDraft) and group.may_nest and field:
        first = ConditionDraft(field, field.operators[0].key, fresh=True)
        group.items.append(GroupDraft("any" if group.mode == "all" else "all", [first]))


def _remove(draft: ConditionsDraft, data: QueryDict, number: int) -> None:
    for _, node in draft.nodes():
        if isinstance(node, GroupDraft):
            node.items = [item for item in node.items if item.id != number]


_BUTTONS: Mapping[str, Callable[[ConditionsDraft, QueryDict, int], None]] = {
    "add-condition": _add_condition,
    "add-group": _add_group,
    "remove": _remove,
}

"""Reads a draft from the posted form, and applies the button that was pressed.

The page names every node once (`node`), with its parent and its own controls: `field-3`, `op-3`, `words-3`. So the form
needs no script, and nothing that was typed is lost on the way.
"""

from django.http import QueryDict

from helpdesk.rules.forms.draft import ActionDraft, ConditionDraft, GroupDraft, RuleDraft
from helpdesk.rules.models import Trigger
from helpdesk.rules.registry import find
from helpdesk.tickets.facts import TICKET

MAX_NODES = 200


def read(data: QueryDict) -> RuleDraft:
    """The draft as posted; what nobody could have posted from the page is left out."""
    draft = RuleDraft(
        name=data.get("name", "")[:500],
        trigger=data.get("trigger", Trigger.CREATED),
        stop="stop" in data,
    )
    groups: dict[str, GroupDraft] = {}
    for node in data.getlist("node")[:MAX_NODES]:
        parent = groups.get(data.get(f"parent-{node}", ""))
        if f"mode-{node}" in data:
            group = GroupDraft("any" if data[f"mode-{node}"] == "any" else "all")
            groups[node] = group
            if parent is None:
                draft.root = group
            else:
                parent.items.append(group)
        elif parent is not None and (field := TICKET.fields.get(data.get(f"field-{node}", ""))):
            op, words = data.get(f"op-{node}", ""), data.get(f"words-{node}", "")
            parent.items.append(ConditionDraft(field, op, words, data.getlist(f"chosen-{node}")))
    for index in data.getlist("action")[:MAX_NODES]:
        if action := find(data.get(f"do-{index}", "")):
            draft.actions.append(ActionDraft(action, data.get(f"value-{index}", "")))
    draft.number()
    return draft


def press(draft: RuleDraft, data: QueryDict) -> None:
    """Applies one of the buttons that change the form: `add-condition:2`, `remove-action:0` and so on."""
    button, _, place = data.get("do", "").partition(":")
    change = _BUTTONS.get(button)
    if change and place.isdigit():
        change(draft, data, int(place))
        draft.number()


def _node(draft: RuleDraft, number: int) -> GroupDraft | ConditionDraft | None:
    return next((node for _, node in draft.nodes() if node.id == number), None)


def _add_condition(draft: RuleDraft, data: QueryDict, number: int) -> None:
    group, field = _node(draft, number), TICKET.fields.get(data.get(f"new-field-{number}", ""))
    if isinstance(group, GroupDraft) and field:
        group.items.append(ConditionDraft(field, field.operators[0].key, fresh=True))


def _add_group(draft: RuleDraft, data: QueryDict, number: int) -> None:
    group, field = _node(draft, number), TICKET.fields.get(data.get(f"new-field-{number}", ""))
    if isinstance(group, GroupDraft) and group.may_nest and field:
        first = ConditionDraft(field, field.operators[0].key, fresh=True)
        group.items.append(GroupDraft("any" if group.mode == "all" else "all", [first]))


def _remove(draft: RuleDraft, data: QueryDict, number: int) -> None:
    for _, node in draft.nodes():
        if isinstance(node, GroupDraft):
            node.items = [item for item in node.items if item.id != number]


def _add_action(draft: RuleDraft, data: QueryDict, number: int) -> None:
    if action := find(data.get("new-action", "")):
        draft.actions.append(ActionDraft(action, fresh=True))


def _remove_action(draft: RuleDraft, data: QueryDict, number: int) -> None:
    del draft.actions[number : number + 1]


_BUTTONS = {
    "add-condition": _add_condition,
    "add-group": _add_group,
    "remove": _remove,
    "add-action": _add_action,
    "remove-action": _remove_action,
}

"""Reads a draft of a rule from the posted form, and applies the button that was pressed."""

from django.http import QueryDict

from helpdesk.rules.forms.draft import ActionDraft, RuleDraft
from helpdesk.rules.models import Trigger
from helpdesk.rules.registry import find
from helpdesk.tickets.forms import conditions


def read(data: QueryDict) -> RuleDraft:
    """The draft as posted; what nobody could have posted from the page is left out."""
    draft = RuleDraft(
        conditions.read(data),
        name=data.get("name", "")[:500],
        trigger=data.get("trigger", Trigger.CREATED),
        stop="stop" in data,
    )
    for index in data.getlist("action")[: conditions.MAX_NODES]:
        if action := find(data.get(f"do-{index}", "")):
            draft.actions.append(ActionDraft(action, data.get(f"value-{index}", "")))
    draft.number()
    return draft


def press(draft: RuleDraft, data: QueryDict) -> None:
    """Apply one of the buttons that change the form: `add-condition:2`, `remove-action:0` and so on."""
    button, _, place = data.get("do", "").partition(":")
    if button == "add-action" and (action := find(data.get("new-action", ""))):
        draft.actions.append(ActionDraft(action, fresh=True))
    elif button == "remove-action" and place.isdigit():
        del draft.actions[int(place) : int(place) + 1]
    else:
        conditions.press(draft, data)

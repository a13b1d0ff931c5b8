"""Reads a draft of a rule from the posted form, and applies the button that was pressed."""

from django.http import QueryDict

from helpdesk.rules.forms import actions, timing
from helpdesk.rules.forms.draft import RuleDraft
from helpdesk.rules.moments import stored_as
from helpdesk.tickets.forms import conditions


def read(data: QueryDict) -> RuleDraft:
    """The draft as posted; what nobody could have posted from the page is left out."""
    draft = RuleDraft(
        conditions.read(data),
        actions=actions.read(data),
        name=data.get("name", "")[:500],
        trigger=stored_as(data.getlist("trigger")),
        timing=timing.read(data),
        stop="stop" in data,
    )
    draft.number()
    return draft


def press(draft: RuleDraft, data: QueryDict) -> None:
    """Apply one of the buttons that change the form: `add-condition:2`, `remove-action:0` and so on."""
    if not actions.press(draft, data):
        conditions.press(draft, data)

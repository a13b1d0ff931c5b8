"""Holds the actions of a draft as an editor shows them, read from its form and changed by its buttons."""

import dataclasses
from collections.abc import Iterable, Mapping

from django.http import QueryDict

from helpdesk.rules.registry import Action, By, Choices, find
from helpdesk.web.parameters.values import whole

MOST = 60


@dataclasses.dataclass
class ActionDraft:
    """One action, taken `by` rules or people.

    `amount` and `text` are the two halves of the value of one that asks for a number too. One that is `fresh`, or was
    `moved` "up" or "down" just now, has the focus.
    """

    action: Action
    value: str = ""
    choices: Choices = dataclasses.field(default_factory=dict)
    error: str = ""
    fresh: bool = False
    moved: str = ""
    by: By = By.RULES

    @property
    def hint(self) -> str:
        return (self.action.press_hint if self.by is By.PEOPLE else "") or self.action.hint

    @property
    def amounts(self) -> Choices:
        """What the part before the text is chosen from; nothing where it is a number."""
        return self.action.amounts() if self.action.amounts else {}

    @property
    def amount(self) -> str:
        return self.value.partition("|")[0] if "|" in self.value else ""

    @property
    def text(self) -> str:
        return self.value.partition("|")[2] if self.action.amount and "|" in self.value else self.value


@dataclasses.dataclass
class ActionsDraft:
    """The actions of something that is being written."""

    actions: list[ActionDraft] = dataclasses.field(default_factory=list)

    def actions_json(self) -> list[dict[str, str]]:
        return [{"do": entry.action.key, "value": entry.value} for entry in self.actions]

    def tell_actions(self, problems: Iterable[str]) -> str:
        """Put refusals "index: words" beside what they are about; returns what is about the whole."""
        whole = ""
        for line in problems:
            index, words = line.split(": ", 1) if not line.startswith(":") else ("", line[1:].strip())
            if index.isdigit() and int(index) < len(self.actions):
                self.actions[int(index)].error = words
            else:
                whole = words
        return whole

    @property
    def wrong_actions(self) -> int:
        return sum(bool(entry.error) for entry in self.actions)


def drafts_of(stored: Iterable[Mapping[str, str]], by: By = By.RULES) -> list[ActionDraft]:
    """Stored actions, ready to be edited; those that are gone are left out."""
    return [ActionDraft(action, entry.get("value", ""), by=by) for entry in stored if (action := find(entry["do"]))]


def read(data: QueryDict, by: By = By.RULES) -> list[ActionDraft]:
    """The actions as posted; what nobody could have posted from the page is left out."""
    found = []
    for index in data.getlist("action")[:MOST]:
        action = find(data.get(f"do-{index}", ""))
        if action and by in action.by:
            value, amount = data.get(f"value-{index}", ""), data.get(f"amount-{index}", "").strip()
            whole = f"{amount}|{value}" if action.amount and (amount or value) else value
            found.append(ActionDraft(action, whole, by=by))
    return found


def press(draft: ActionsDraft, data: QueryDict, by: By = By.RULES) -> bool:
    """Apply `add-action:0`, `remove-action:2`, `action-up:2` or `action-down:0`, if one of these buttons was pressed;
    returns whether it was."""
    button, _, number = data.get("do", "").partition(":")
    place = whole(number)
    if button == "add-action" and (action := find(data.get("new-action", ""))) and by in action.by:
        draft.actions.append(ActionDraft(action, fresh=True, by=by))
    elif button == "remove-action" and place is not None:
        del draft.actions[place : place + 1]
    elif button in ("action-up", "action-down") and place is not None:
        _move(draft.actions, place, button.removeprefix("action-"))
    else:
        return False
    return True


def _move(actions: list[ActionDraft], place: int, to: str) -> None:
    """Let an action change places with its neighbour; the first goes no further up, the last no further down."""
    other = place - 1 if to == "up" else place + 1
    if max(place, other) < len(actions) and other >= 0:
        actions[place], actions[other] = actions[other], actions[place]
        actions[other].moved = to

"""Checks a list of actions before it is stored, for rules and for what people press."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from helpdesk.rules.registry import Action, By, Choices, amount_and_text, find

MAX_ACTIONS = 20
Entries = Sequence[Mapping[str, str]]


def wrong_actions(entries: Entries, by: By = By.RULES) -> list[str]:
    """Messages "index: words" of what is wrong with each; without an index when they are about the whole."""
    if not entries:
        return [": " + gettext("Add at least one thing to do.")]
    if len(entries) > MAX_ACTIONS:
        return [": " + gettext("At most %(count)s things can be done at once.") % {"count": MAX_ACTIONS}]
    known: dict[str, Choices] = {}
    problems = (_problem(entry, by, known) for entry in entries)
    return [f"{index}: {words}" for index, words in enumerate(problems) if words]


def clean(entries: Entries) -> list[dict[str, str]]:
    """The actions as they are stored."""
    return [{"do": str(entry["do"]), "value": _value(entry)} for entry in entries]


def _problem(entry: Mapping[str, str], by: By, known: dict[str, Choices]) -> str:
    action, value = find(str(entry.get("do", ""))), _value(entry)
    if action is None or by not in action.by:
        return gettext("There is no such action.")
    if action.takes_text:
        return action.problem(value) if value else gettext("Write at least one.")
    if by is By.RULES and value in action.people_only:
        return gettext("A rule does that by “Resolve”, with an answer or a reason.")
    if value in action.refused(by):
        return gettext("Choose one from the list.")
    if action.amounts:
        return action.problem(value) or _not_offered(action, amount_and_text(value)[1], known)
    return _not_offered(action, value, known)


def _not_offered(action: Action, value: str, known: dict[str, Choices]) -> str:
    """Whether the value stands in the action's list; `known` are the lists that were read before."""
    if action.key not in known:
        known[action.key] = action.choices()
    choices = known[action.key]
    return gettext("Choose one from the list.") if choices and value not in choices else ""


def _value(entry: Mapping[str, str]) -> str:
    return str(entry.get("value", "")).replace("\r\n", "\n").strip()

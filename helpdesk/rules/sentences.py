"""Says a whole rule in plain words, for the list, the editor and the comparison of versions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions.sentence import listed, sentence
from helpdesk.conditions.tree import BadTree, Catalogue, ConditionGroup
from helpdesk.rules.models import RuleVersion
from helpdesk.rules.moments import in_words
from helpdesk.rules.registry import Choices, find
from helpdesk.rules.timing import read
from helpdesk.tickets.facts import TICKET
from helpdesk.web.words.formats import midway

ANY_TICKET = gettext_noop("any ticket")
INDENT = "\u2003"
"""One em for each group that a line stands in."""


NO_TIMING: Mapping[str, Any] = {}


def when_words(trigger: str, timing: Mapping[str, Any]) -> str:
    """What a rule waits for, in words that go on after "When a ticket"."""
    timed = read(timing)
    return timed.words if timed else in_words(trigger)


class Label(NamedTuple):
    """One thing that a rule does, as a badge."""

    words: str
    tone: str
    icon: str


class Vocabulary:
    """The names behind keys: choices of fields, and of each action, read once a page."""

    def __init__(self, fields: Catalogue) -> None:
        self.fields = fields
        self._actions: dict[str, Choices] = {}

    def choices(self, action: str) -> Choices:
        if action not in self._actions:
            found = find(action)
            self._actions[action] = found.choices() if found else {}
        return self._actions[action]

    def conditions(self, tree: Any) -> str:
        """The conditions in words: “the message contains “refund”, and the channel is E-mail”."""
        try:
            return sentence(tree if isinstance(tree, ConditionGroup) else TICKET.parse(tree), self.fields) or gettext(
                ANY_TICKET
            )
        except BadTree:
            return gettext("conditions that cannot be read")

    def action(self, do: str, value: str) -> str:
        found = find(do)
        if found is None:
            return gettext("“%(action)s”, which is gone") % {"action": do}
        if found.takes_value and not value:
            return gettext("%(action)s (not chosen yet)") % {"action": midway(gettext(found.label))}
        return found.words(value, self.choices(do))

    def actions(self, entries: Iterable[Mapping[str, str]]) -> str:
        return listed([self.action(entry["do"], entry.get("value", "")) for entry in entries])

    def labels(self, entries: Iterable[Mapping[str, str]]) -> list[Label]:
        labels = []
        for entry in entries:
            found, value = find(entry["do"]), entry.get("value", "")
            if found is None:
                gone = gettext("“%(action)s” is gone") % {"action": entry["do"]}
                labels.append(Label(gone, "danger", "triangle-alert"))
                continue
            tone = "danger" if found.danger and value == found.danger else found.tone
            labels.append(Label(found.short(value, self.choices(entry["do"])), tone, found.icon))
        return labels

    def rule(
        self,
        trigger: str,
        tree: Any,
        entries: Sequence[Mapping[str, str]],
        *,
        stop: bool,
        timing: Mapping[str, Any] = NO_TIMING,
    ) -> str:
        """The whole rule as one sentence or two."""
        parts = {"when": when_words(trigger, timing), "if": self.conditions(tree), "then": self.actions(entries)}
        return _pattern(bool(parts["then"]), parts["if"] == gettext(ANY_TICKET)) % parts + (
            " " + gettext("Then stop: later rules do not run.") if stop else ""
        )

    def occasion(self, trigger: str, tree: Any, timing: Mapping[str, Any] = NO_TIMING) -> str:
        """When and for which tickets: “When a ticket is new, and the channel is E-mail”."""
        parts = {"when": when_words(trigger, timing), "if": self.conditions(tree)}
        if parts["if"] == gettext(ANY_TICKET):
            return gettext("When a ticket %(when)s") % parts
        return gettext("When a ticket %(when)s, and %(if)s") % parts

    def lines(self, version: RuleVersion) -> list[str]:
        """The lines of a version in words, for comparison."""
        lines = [gettext("When a ticket %(when)s") % {"when": when_words(version.trigger, version.timing)}]
        lines += _condition_lines(self, version.conditions, 0)
        lines += [
            gettext("Then %(then)s") % {"then": self.action(entry["do"], entry.get("value", ""))}
            for entry in version.actions
        ]
        return [*lines, gettext("Then stop: later rules do not run")] if version.stop else lines


def _pattern(does_something: bool, is_any_ticket: bool) -> str:
    if is_any_ticket:
        return gettext("When a ticket %(when)s: %(then)s.") if does_something else gettext("When a ticket %(when)s …")
    if does_something:
        return gettext("When a ticket %(when)s, and %(if)s: %(then)s.")
    return gettext("When a ticket %(when)s, and %(if)s …")


def _condition_lines(words: Vocabulary, node: Mapping[str, Any], depth: int) -> list[str]:
    if "field" in node:
        return [INDENT * depth + capital(words.conditions({"all": [node]}))]
    mode = "all" if "all" in node else "any"
    inner = [line for item in node[mode] for line in _condition_lines(words, item, depth + 1)]
    if not inner:
        return [gettext("Any ticket")]
    head = gettext("If all of these hold:") if mode == "all" else gettext("If any of these hold:")
    return [INDENT * depth + head, *inner]


def capital(words: str) -> str:
    """The words with a first capital letter, behind a bracket if there is one."""
    start = 1 if words.startswith("(") else 0
    return words[:start] + words[start : start + 1].upper() + words[start + 1 :]

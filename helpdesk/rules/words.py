"""A whole rule in plain words, for the list, the editor and the comparison of versions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from helpdesk.conditions.sentence import listed, sentence
from helpdesk.conditions.tree import BadTree, Catalogue, Group
from helpdesk.rules.models import RuleVersion, Trigger
from helpdesk.rules.registry import Choices, find
from helpdesk.tickets.facts import TICKET

ANY_TICKET = "any ticket"
INDENT = "\u2003"
"""One em for each group that a line stands in."""


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
            return sentence(tree if isinstance(tree, Group) else TICKET.parse(tree), self.fields) or ANY_TICKET
        except BadTree:
            return "conditions that cannot be read"

    def action(self, do: str, value: str) -> str:
        found = find(do)
        if found is None:
            return f"“{do}”, which is gone"
        if found.takes_value and not value:
            return f"{found.label[:1].lower()}{found.label[1:]} (not chosen yet)"
        return found.words(value, self.choices(do))

    def actions(self, entries: Iterable[Mapping[str, str]]) -> str:
        return listed([self.action(entry["do"], entry.get("value", "")) for entry in entries])

    def labels(self, entries: Iterable[Mapping[str, str]]) -> list[Label]:
        labels = []
        for entry in entries:
            found, value = find(entry["do"]), entry.get("value", "")
            if found is None:
                labels.append(Label(f"“{entry['do']}” is gone", "danger", "triangle-alert"))
                continue
            tone = "danger" if found.danger and value == found.danger else found.tone
            labels.append(Label(found.short(value, self.choices(entry["do"])), tone, found.icon))
        return labels

    def rule(self, trigger: str, tree: Any, entries: Sequence[Mapping[str, str]], *, stop: bool) -> str:
        """The whole rule as one sentence or two."""
        when = Trigger(trigger).label if trigger in Trigger.values else "…"
        if_ = self.conditions(tree)
        first = f"When a ticket {when}" + ("" if if_ == ANY_TICKET else f", and {if_}")
        then = self.actions(entries)
        words = f"{first}: {then}." if then else f"{first} …"
        return words + (" Then stop: later rules do not run." if stop else "")

    def lines(self, version: RuleVersion) -> list[str]:
        """A version line by line, for comparison."""
        lines = [f"When a ticket {Trigger(version.trigger).label}"]
        lines += _condition_lines(self, version.conditions, 0)
        lines += [f"Then {self.action(entry['do'], entry.get('value', ''))}" for entry in version.actions]
        return [*lines, "Then stop: later rules do not run"] if version.stop else lines


def _condition_lines(words: Vocabulary, node: Mapping[str, Any], depth: int) -> list[str]:
    if "field" in node:
        return [INDENT * depth + capital(words.conditions({"all": [node]}))]
    mode = "all" if "all" in node else "any"
    inner = [line for item in node[mode] for line in _condition_lines(words, item, depth + 1)]
    return [INDENT * depth + f"If {mode} of these hold:", *inner] if inner else ["Any ticket"]


def capital(words: str) -> str:
    """The words with a first capital letter, behind a bracket if there is one."""
    start = 1 if words.startswith("(") else 0
    return words[:start] + words[start : start + 1].upper() + words[start + 1 :]

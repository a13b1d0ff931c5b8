"""Rules as entries: what a file says of each, in keys, so that a file and the database can be compared."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from helpdesk.rules.acceptance import examples_of
from helpdesk.rules.as_text.names import named_actions, named_tree, named_values
from helpdesk.rules.as_text.times import written_time
from helpdesk.rules.foretelling.given import GivenMessage
from helpdesk.rules.models import Rule, RuleExample
from helpdesk.rules.moments import keys_of
from helpdesk.rules.sentences import Vocabulary
from helpdesk.tickets.facts.catalogue import catalogue

MATCHES: Mapping[bool | None, str] = {True: "yes", False: "no", None: "any"}
HEAD = "# Business rules in their order, for `manage.py rules check` and `import`.\n"


@dataclasses.dataclass(frozen=True)
class ExampleEntry:
    """An example of a rule."""

    name: str
    given: Mapping[str, Any]
    matches: bool | None
    expected: Mapping[str, Any]


@dataclasses.dataclass(frozen=True)
class Entry:
    """A rule. `timing` is stored as `rules.timing` does, empty for one that waits for moments; `examples` is None where
    a file says nothing of them, `owner` is an address or empty."""

    name: str
    is_active: bool
    trigger: str
    timing: Mapping[str, Any]
    conditions: Mapping[str, Any]
    actions: list[dict[str, str]]
    stop: bool
    owner: str
    examples: tuple[ExampleEntry, ...] | None = None

    def differences(self, other: "Entry") -> list[str]:
        """What another entry says of the same rule in other words, by the keys of the file."""
        keys = {
            "enabled": "is_active",
            "when": "trigger",
            "time": "timing",
            "if": "conditions",
            "then": "actions",
            "stop": "stop",
            "owner": "owner",
        }
        found = [key for key, name in keys.items() if getattr(self, name) != getattr(other, name)]
        wanted = {one.name: one for one in self.examples or ()}
        held = {one.name: one for one in other.examples or ()}
        return [*found, "examples"] if any(held.get(name) != one for name, one in wanted.items()) else found


def stored_entries() -> list[tuple[Rule, Entry]]:
    """The rules of the list in their order, each as an entry; those that were put away are not among them."""
    rules = list(Rule.objects.filter(archived_at=None, version__isnull=False).select_related("version", "owner"))
    examples = examples_of(rule.pk for rule in rules)
    return [(rule, _entry(rule, examples.get(rule.pk, []))) for rule in rules]


def _entry(rule: Rule, examples: Iterable[RuleExample]) -> Entry:
    version = rule.version
    assert version is not None  # noqa: S101 - asked for above
    return Entry(
        rule.name,
        rule.is_active,
        version.trigger,
        version.timing,
        version.conditions,
        version.actions,
        version.stop,
        rule.owner.email if rule.owner else "",
        tuple(
            ExampleEntry(one.name, GivenMessage.of_json(one.given).as_json(), one.matches, one.expected or {"all": []})
            for one in examples
        ),
    )


def written(entries: Iterable[Entry]) -> str:
    """Rules as the text of a file.

    Raises:
        ValueError: two have one name, by which a file could not tell them apart.
    """
    entries, words = list(entries), Vocabulary(catalogue())
    names = [entry.name for entry in entries]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ValueError(f"two rules are called “{twice}”: give one of them another name first")
    said = {"rules": [_as_plain(entry, words) for entry in entries]}
    return HEAD + yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=110)


def _as_plain(entry: Entry, words: Vocabulary) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": entry.name,
        "enabled": entry.is_active,
        "when": list(keys_of(entry.trigger)),
        **({"time": time} if (time := written_time(entry.timing)) else {}),
        "if": named_tree(entry.conditions, words),
        "then": named_actions(entry.actions, words),
    }
    if entry.stop:
        said["stop"] = True
    if entry.owner:
        said["owner"] = entry.owner
    if entry.examples:
        said["examples"] = [_example(one, words) for one in entry.examples]
    return said


def _example(one: ExampleEntry, words: Vocabulary) -> dict[str, Any]:
    message = {key: one.given[key] for key in ("text", "sender", "occasion") if one.given[key]}
    if one.given["values"]:
        message["fields"] = named_values(one.given["values"], words)
    said = {"name": one.name, "message": message, "matches": MATCHES[one.matches]}
    has_more = any(one.expected.values())
    return {**said, "expect": named_tree(one.expected, words)} if has_more else said

"""Takes rules in from the text of a file, through the services that people's pages use."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from helpdesk.people.models import User
from helpdesk.rules.as_text.entries import Entry, ExampleEntry, stored_entries
from helpdesk.rules.as_text.lines import Lined, Path, Problem, WrongText
from helpdesk.rules.as_text.read import entries_of
from helpdesk.rules.foretelling.given import GivenMessage
from helpdesk.rules.models import Rule
from helpdesk.rules.services.keep_examples import keeping_examples
from helpdesk.rules.services.order_rules import order_rules
from helpdesk.rules.services.save_example import save_example
from helpdesk.rules.services.save_rule import save_rule
from helpdesk.rules.services.switch_rule import switch_rule


@dataclasses.dataclass(frozen=True)
class Planned:
    """What an import does: the names of new rules, what changes of others, those that stay as they are, whether the
    order changes, and the rules that the file does not name, each with whether it is on."""

    made: list[str]
    changed: dict[str, list[str]]
    same: list[str]
    is_reordered: bool
    missing: list[tuple[str, bool]]

    @property
    def named(self) -> set[str]:
        """The rules that the file names."""
        return {*self.made, *self.changed, *self.same}


def plan_import(text: str) -> Planned:
    """What an import of this text would do: all of it is done, examples and all, and taken back.

    Raises:
        WrongText: the file is wrong, or an example fails, with every reason by line.
    """
    with transaction.atomic():
        planned = import_rules(text=text, by=None)
        transaction.set_rollback(True)
    return planned


def import_rules(*, text: str, by: User | None, switch_off_missing: bool = False, knowingly: bool = False) -> Planned:
    """Make the rules say what the file says, all or none: new ones are made, others get a new version. None is deleted.

    Examples are held to at the end, when all rules are as the file has them; those of rules that the file does not name
    may break only `knowingly`. `switch_off_missing` turns off what the file does not name.

    Raises:
        WrongText: the file is wrong, or an example fails; nothing is stored.
    """
    entries, said = entries_of(text)
    with transaction.atomic():
        stored = stored_entries()
        planned = _planned(entries, stored)
        try:
            with keeping_examples(by=by, knowingly=knowingly):
                _store(entries, {entry.name: (rule, entry) for rule, entry in stored}, said, by)
                if switch_off_missing:
                    _switch_off([rule for rule, entry in stored if entry.name not in planned.named], by)
        except ValidationError as refusal:
            raise WrongText([Problem(1, words) for words in refusal.messages]) from refusal
    return planned


def _switch_off(rules: Iterable[Rule], by: User | None) -> None:
    for rule in rules:
        if rule.is_active:
            switch_rule(rule=rule, on=False, by=by)


def _planned(entries: Sequence[Entry], stored: Sequence[tuple[Rule, Entry]]) -> Planned:
    held = {entry.name: entry for _, entry in stored}
    if len(held) < len(stored):
        names = [entry.name for _, entry in stored]
        twice = next(name for name in names if names.count(name) > 1)
        raise WrongText([Problem(1, f"two rules here are called “{twice}”: give one of them another name first.")])
    named = [entry.name for entry in entries]
    changes = {entry.name: entry.differences(held[entry.name]) for entry in entries if entry.name in held}
    return Planned(
        [name for name in named if name not in held],
        {name: found for name, found in changes.items() if found},
        [name for name, found in changes.items() if not found],
        [name for name in named if name in held] != [name for name in held if name in named],
        [(entry.name, entry.is_active) for _, entry in stored if entry.name not in named],
    )


def _store(entries: Sequence[Entry], held: Mapping[str, tuple[Rule, Entry]], said: Lined, by: User | None) -> None:
    order = []
    for place, entry in enumerate(entries):
        rule, before = held.get(entry.name, (None, None))
        try:
            order.append(_stored(entry, rule, before, by).pk)
        except ValidationError as refusal:
            raise WrongText(_problems(refusal, ("rules", place), said)) from refusal
    order_rules(order=order, by=by)


def _problems(refusal: ValidationError, path: Path, said: Lined) -> Iterator[Problem]:
    """What a service refused, each where it stands in the file."""
    for key, lines in refusal.message_dict.items():
        for words in lines:
            index, colon, rest = words.partition(": ")
            if key == "actions" and colon and index.isdecimal():
                yield Problem(said.line((*path, "then", int(index))), rest)
            else:
                yield Problem(said.line(path), words.lstrip(": "))


def _stored(entry: Entry, rule: Rule | None, before: Entry | None, by: User | None) -> Rule:
    """The rule as the entry has it; untouched where it says the same."""
    if rule is None or before is None or set(entry.differences(before)) - {"examples"}:
        rule = save_rule(
            rule=rule,
            name=entry.name,
            trigger=entry.trigger,
            timing=entry.timing,
            conditions=entry.conditions,
            actions=entry.actions,
            stop=entry.stop,
            author=by,
            owner=User.objects.filter(email__iexact=entry.owner).first() if entry.owner else None,
            is_active=entry.is_active,
        )
    known = {one.name: one for one in (before.examples or ())} if before else {}
    for example in entry.examples or ():
        if known.get(example.name) != example:
            _keep(example, rule, by)
    return rule


def _keep(example: ExampleEntry, rule: Rule, by: User | None) -> None:
    save_example(
        rule=rule,
        name=example.name,
        given=GivenMessage.of_json(example.given),
        matches=example.matches,
        expected=example.expected,
        by=by,
        example=rule.examples.filter(name=example.name, removed_at=None).first(),
    )

"""Stores an acceptance example of a rule, removes it, and brings it back."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.conditions.tree import BadTree, as_json
from helpdesk.people.models import User
from helpdesk.rules.foretelling.given import GivenMessage, asked, problem
from helpdesk.rules.models import Rule, RuleExample
from helpdesk.rules.moments import find as find_moment
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.words import storable_words

NAME_LENGTH, MOST = 120, 30


def save_example(
    *,
    rule: Rule,
    name: str,
    given: GivenMessage,
    matches: bool | None,
    expected: Mapping[str, Any],
    by: User | None,
    example: RuleExample | None = None,
) -> RuleExample:
    """Add an example to a rule, or change `example`. It is stored also where it fails: then it says what is wrong.

    `expected` is a tree of conditions that must hold once the rules are through. Numbers of payment cards in the
    message are not kept.

    Raises:
        ValidationError: by "name", "expected" ("path: words" each), "whole", or the key of a field of the message.
    """
    problems = _wrong_name(name) | wrong_values(given) | _wrong_wish(matches, expected)
    if example is None and rule.examples.filter(removed_at=None).count() >= MOST:
        problems["whole"] = [gettext("A rule has at most %(count)s examples.") % {"count": MOST}]
    if problems:
        raise ValidationError(problems)
    row = RuleExample(rule=rule) if example is None else RuleExample.objects.get(pk=example.pk)
    with recorded(row, by=by):
        row.name, row.matches = storable_words(name.strip()), matches
        row.given = {**given.as_json(), "text": storable_words(given.text), "sender": storable_words(given.sender)}
        row.expected = as_json(TICKET.parse(expected))
        row.save()
    return row


def remove_example(*, example: RuleExample, by: User | None) -> None:
    """Take an example away; it can be brought back for a week."""
    with recorded(example, by=by):
        RuleExample.objects.filter(pk=example.pk, removed_at=None).update(removed_at=timezone.now())


def restore_example(*, example: RuleExample, by: User | None) -> None:
    """Bring an example back that was removed."""
    with recorded(example, by=by):
        RuleExample.objects.filter(pk=example.pk).update(removed_at=None)


def _wrong_name(name: str) -> dict[str, list[str]]:
    if not name.strip():
        return {"name": [gettext("Give the example a name.")]}
    if len(name.strip()) > NAME_LENGTH:
        return {"name": [gettext("A name has at most %(count)s characters.") % {"count": NAME_LENGTH}]}
    return {}


def _wrong_wish(matches: bool | None, expected: Mapping[str, Any]) -> dict[str, list[str]]:
    try:
        tree = TICKET.parse(expected, catalogue())
    except BadTree as error:
        return {"expected": [f"{path}: {words}" for path, words in error.problems.items()]}
    if matches is None and not tree.items:
        return {"whole": [gettext("Say what must hold: whether the rule matches, or what is so afterwards.")]}
    return {}


def wrong_values(given: GivenMessage) -> dict[str, list[str]]:
    """What of a message cannot be, by the key of its field."""
    known = catalogue()
    found = {
        field.key: [words]
        for field in asked()
        if (text := given.values.get(field.key, "")) and (words := problem(field, text, known))
    }
    if find_moment(given.occasion) is None:
        found["occasion"] = [gettext("Choose when the rule looks at a ticket.")]
    return found

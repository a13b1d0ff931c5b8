"""Stores a rule as a new version."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.conditions.tree import BadTree, as_json
from helpdesk.people.models import User
from helpdesk.rules.known import rules_changed
from helpdesk.rules.models import Rule, RuleVersion, Trigger
from helpdesk.rules.moments import find, keys_of, stored_as
from helpdesk.rules.services.check_actions import clean, wrong_actions
from helpdesk.rules.services.keep_examples import keeping_examples
from helpdesk.rules.timing import problems as wrong_timing
from helpdesk.rules.timing import read
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue

NAME_LENGTH = 120


def save_rule(
    *,
    name: str,
    conditions: Mapping[str, Any],
    actions: Sequence[Mapping[str, str]],
    author: User | None,
    trigger: str = Trigger.CREATED,
    timing: Mapping[str, Any] | None = None,
    stop: bool = False,
    rule: Rule | None = None,
    owner: User | None = None,
    is_active: bool | None = None,
    seen_version: int | None = None,
    knowingly: bool = False,
) -> Rule:
    """Create a rule, last in the order, or store a new version of `rule`; the same words again make no version.

    `trigger` has the moments at which it looks at a ticket: "created", or several with spaces between;
    one that waits for a `timing`, as `rules.timing` stores it, has "time". `conditions` is
    a tree `{all|any: [{field, op, value} | tree]}`, `actions` a list of `{do, value}`. `is_active` None leaves the
    switch (a new rule is off). `seen_version` is the version that the author started from. A rule that
    is on passes its acceptance examples; those of others may break only `knowingly`.

    Raises:
        ValidationError: by "name", "trigger", "conditions" (one message "path: words" each), "actions", "version"
            when somebody saved in the meantime, "examples" or "others". Nothing is stored.
    """
    wanted = _checked(name, trigger, conditions, actions, timing or {})
    with keeping_examples(by=author, knowingly=knowingly) as changed:
        row = _row(rule, seen_version)
        changed.append(row)
        with recorded(row, by=author):
            row.name, row.trigger = name.strip(), wanted["trigger"]
            row.owner = owner or row.owner or author
            row.is_active = row.is_active if is_active is None else is_active
            row.save()
            add_version(row, author, {**wanted, "stop": stop})
            rules_changed()
    return row


def add_version(row: Rule, author: User | None, content: Mapping[str, Any]) -> None:
    """A new version, unless the newest says the same."""
    if row.version and all(getattr(row.version, key) == value for key, value in content.items()):
        return
    number = (row.versions.aggregate(top=Max("number"))["top"] or 0) + 1
    row.version = RuleVersion.objects.create(rule=row, number=number, author=author, **content)
    row.save(update_fields=["version", "updated_at"])


def roll_back(*, rule: Rule, number: int, author: User) -> Rule:
    """Make an old version the newest again, as a version of its own.

    Raises:
        RuleVersion.DoesNotExist: there is no such version.
        ValidationError: it names something that is gone.
    """
    old = rule.versions.get(number=number)
    return save_rule(
        rule=rule,
        name=rule.name,
        trigger=old.trigger,
        timing=old.timing,
        conditions=old.conditions,
        actions=old.actions,
        stop=old.stop,
        author=author,
    )


def _row(rule: Rule | None, seen_version: int | None) -> Rule:
    if rule is None:
        last = Rule.objects.select_for_update(no_key=True).order_by("-position").first()
        return Rule(position=last.position + 1 if last else 1)
    # A join would show the version from before the wait.
    row = Rule.objects.select_for_update(no_key=True).get(pk=rule.pk)
    if seen_version is not None and row.version and row.version.number != seen_version:
        who = row.version.author.short_name if row.version.author else gettext("Somebody")
        words = gettext(
            "%(who)s saved version %(number)s while you were editing. Your text is kept: compare, then save again."
        )
        raise ValidationError({"version": words % {"who": who, "number": row.version.number}})
    return row


def _checked(
    name: str,
    trigger: str,
    conditions: Mapping[str, Any],
    actions: Sequence[Mapping[str, str]],
    timing: Mapping[str, Any],
) -> dict[str, Any]:
    problems: dict[str, list[str]] = {}
    if not name.strip():
        problems["name"] = [gettext("Give the rule a name.")]
    elif len(name.strip()) > NAME_LENGTH:
        problems["name"] = [gettext("A name has at most %(count)s characters.") % {"count": NAME_LENGTH}]
    moments, timed = keys_of(trigger), read(timing) if trigger == Trigger.TIME else None
    if trigger == Trigger.TIME:
        if wrong := wrong_timing(timed):
            problems["trigger"] = wrong
    elif not moments or not all(map(find, moments)):
        problems["trigger"] = [gettext("Choose when the rule looks at a ticket.")]
    tree: dict[str, Any] = {}
    try:
        tree = as_json(TICKET.parse(conditions, catalogue()))
    except BadTree as error:
        problems["conditions"] = [f"{path}: {words}" for path, words in error.problems.items()]
    if unfit := wrong_actions(actions):
        problems["actions"] = unfit
    if problems:
        raise ValidationError(problems)
    return {
        "trigger": stored_as(moments),
        "timing": timed.as_json() if timed else {},
        "conditions": tree,
        "actions": clean(actions),
    }

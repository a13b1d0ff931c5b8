"""Reads rules as the engine needs them, once: a version never changes, so what was read of one is right for ever."""

import datetime as dt
from collections.abc import Iterable

from helpdesk.conditions.tree import BadTree
from helpdesk.rules.engine import Spec
from helpdesk.rules.models import Rule, RuleVersion
from helpdesk.tickets.facts import TICKET

MOST = 2_000

Key = tuple[int, dt.datetime]
_read: dict[Key, Spec | BadTree] = {}


def specs(rules: Iterable[Rule]) -> dict[int, Spec | BadTree]:
    """Specs of these rules, by rule id; in the place of one that cannot be read stands why.

    One statement for versions that this process has not seen yet, none for others.
    """
    wanted = {rule.pk: _key(rule.version) for rule in rules if rule.version}
    # One that cannot be read is tried again: the field that it asks about may be there by now.
    missing = [pk for pk, at in wanted.values() if not isinstance(_read.get((pk, at)), Spec)]
    if missing:
        if len(_read) > MOST:
            _read.clear()
        for version in RuleVersion.objects.filter(pk__in=[pk for pk, _ in wanted.values()]):
            _read[_key(version)] = _spec(version)
    return {rule_id: _read[key] for rule_id, key in wanted.items()}


def _key(version: RuleVersion) -> Key:
    return version.pk, version.at


def _spec(version: RuleVersion) -> Spec | BadTree:
    try:
        actions = tuple((str(action["do"]), str(action.get("value", ""))) for action in version.actions)
        return Spec(version.rule_id, TICKET.parse(version.conditions), actions, version.stop)
    except BadTree as error:
        return error
    except (KeyError, TypeError, AttributeError) as error:
        return BadTree({"": str(error)})

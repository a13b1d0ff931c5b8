"""What is asked of rules on every page: what each is called, and whether one of them resolves tickets."""

from typing import NamedTuple

from django.db import transaction

from helpdesk.rules.models import Rule
from helpdesk.web.kept import Kept

RESOLVES = "resolve"
"""The action that resolves a ticket."""


class KnownRules(NamedTuple):
    """The names of all rules by their keys; `resolving` where one that runs resolves tickets."""

    names: dict[int, str]
    resolving: bool


def _rules() -> KnownRules:
    resolving = Rule.objects.filter(
        is_active=True, archived_at=None, version__actions__contains=[{"do": RESOLVES}]
    ).exists()
    return KnownRules(dict(Rule.objects.values_list("pk", "name")), resolving)


kept: Kept[KnownRules] = Kept("rules:known", _rules)


def rules_changed() -> None:
    """Let every process look again once what the caller's transaction stores is there."""
    transaction.on_commit(kept.changed)


def a_rule_resolves() -> bool:
    """Whether a rule that runs resolves tickets; no statement while nothing changes."""
    return kept.current().resolving

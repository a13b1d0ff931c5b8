"""Finds the policy that decides about a ticket: the first whose conditions hold."""

import logging
from collections.abc import Iterable, Sequence

from helpdesk.conditions.evaluate import matches
from helpdesk.conditions.tree import BadTree, ConditionGroup, fields_of
from helpdesk.tickets.facts.of_row import of_row
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.sla.policy import USUAL, Policy

log = logging.getLogger(__name__)


def deciding(ticket: Ticket, policies: Sequence[Policy], tags: Iterable[str] | None = None) -> Policy:
    """The first policy whose conditions hold for the ticket, or the usual one where none does.

    So what comes in always has a time; `/readyz` says when the usual one has to stand in. `tags` are those of a ticket
    that is not stored yet. A policy whose conditions cannot be read is logged and passed over.
    """
    for policy in policies:
        tree = _tree(policy)
        if tree is not None and (not tree.items or matches(tree, of_row(ticket, fields_of(tree), tags))):
            return policy
    return USUAL


def _tree(policy: Policy) -> ConditionGroup | None:
    try:
        return policy.tree
    except BadTree as error:
        log.error("the conditions of the reply policy %s cannot be read: %s", policy.name, error)
        return None

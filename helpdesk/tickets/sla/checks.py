"""The check of `/readyz` on reply policies."""

from helpdesk.conditions.tree import BadTree
from helpdesk.tickets.sla.policy import Policy
from helpdesk.tickets.sla.promises import fresh_promises


def every_ticket_is_promised_an_answer() -> str | None:
    """What is wrong with the reply policies, in words, or None: one cannot be read, or none holds for every ticket.

    Tickets get the usual times meanwhile.
    """
    policies = fresh_promises().policies
    if unread := [policy.name for policy in policies if not _is_readable(policy)]:
        return f"conditions cannot be read of the reply policies: {', '.join(unread)}"
    return None if any(not policy.conditions for policy in policies) else "no reply policy without conditions is on"


def _is_readable(policy: Policy) -> bool:
    try:
        return policy.tree is not None
    except BadTree:
        return False

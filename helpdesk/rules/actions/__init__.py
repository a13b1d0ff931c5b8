"""What a rule can do to a ticket, one action a file. Each calls the ticket's services and tells what it did."""

from helpdesk.rules.actions import assignee, complaint, priority, reply, tag, team
from helpdesk.rules.registry import register_action


def register_all() -> None:
    """Registers the actions of this room."""
    for module in (team, assignee, priority, tag, reply, complaint):
        register_action(module.ACTION)

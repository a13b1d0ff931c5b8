"""Actions: what a rule, or a person by a macro, can do to a ticket.

Most set a field (`set_field`); each of the others has a file.
"""

from helpdesk.rules.actions import (
    assignee,
    complaint,
    note,
    notify,
    reply,
    resolve,
    skilled,
    status,
    tag,
    take,
    task,
    untag,
)
from helpdesk.rules.actions.set_field import setting_actions
from helpdesk.rules.registry import register_action, register_source


def register_all() -> None:
    """Register the actions of this room."""
    register_source(setting_actions)
    for module in (status, resolve, assignee, take, skilled, tag, untag, reply, note, task, notify, complaint):
        register_action(module.ACTION)

"""Lets a macro name a tag by its new name."""

from helpdesk.audit.services import recorded
from helpdesk.macros.models import Macro
from helpdesk.people.models import User
from helpdesk.rules.mentions import renamed_actions


def rename_tag(*, macro: Macro, old: str, new: str, by: User | None) -> None:
    """Store the macro with the new name in the old one's place."""
    with recorded(macro, by=by):
        macro.actions = renamed_actions(macro.actions, old, new)
        macro.save(update_fields=["actions", "updated_at"])

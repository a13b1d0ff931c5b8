"""Copies a macro, to begin another one with."""

from django.db.models import Max
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.macros.models import Macro
from helpdesk.people.models import User
from helpdesk.replies.access import may_change
from helpdesk.replies.groups import free_name


def copy_macro(*, macro: Macro, by: User) -> Macro:
    """Store a copy under a name of its own: for the same group, or for its maker alone where that group is not theirs
    to write for."""
    team, owner = (macro.team, macro.owner) if may_change(by, macro) else (None, by)
    last = Macro.objects.aggregate(last=Max("position"))["last"] or 0
    made = Macro(folder=macro.folder, position=last + 1, team=team, owner=owner, actions=macro.actions)
    made.reply = macro.reply
    with recorded(made, by=by):
        made.name = free_name(macro.name, Macro.objects.filter(team=team, owner=owner), gettext("copy"))
        made.save()
    return made

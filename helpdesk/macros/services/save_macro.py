"""Stores macros, puts them away, and brings them back."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.macros.models import Macro
from helpdesk.people.models import Team, User
from helpdesk.replies.models import SavedReply
from helpdesk.rules.registry import By
from helpdesk.rules.services.check_actions import clean, wrong_actions


def save_macro(
    *,
    macro: Macro,
    name: str,
    actions: Sequence[Mapping[str, str]],
    by: User | None,
    folder: str = "",
    team: Team | None = None,
    owner: User | None = None,
    reply: SavedReply | None = None,
) -> Macro:
    """Store a macro, for a team, one person, or everybody. A new one comes last.

    Raises:
        ValidationError: by "name", "reply" and "actions" ("index: words" each), and as the model has it. A macro
            without actions has to bring a saved reply.
    """
    with recorded(macro, by=by):
        macro.name, macro.folder = " ".join(name.split()), " ".join(folder.split())
        macro.team, macro.owner, macro.reply = team, owner, reply
        problems: dict[str, list[str]] = {}
        if macro.name and _taken(macro):
            problems["name"] = [gettext("There is a macro of this name already, maybe among those put away.")]
        if (actions or reply is None) and (wrong := wrong_actions(actions, By.PEOPLE)):
            problems["actions"] = wrong
        if reply and reply.owner_id and owner is None:
            problems["reply"] = [gettext("A macro for others cannot bring a saved reply that is yours alone.")]
        if problems:
            raise ValidationError(problems)
        macro.actions = clean(actions)
        macro.full_clean(exclude=["actions"], validate_constraints=False)
        if macro._state.adding:
            macro.position = (Macro.objects.aggregate(last=Max("position"))["last"] or 0) + 1
        macro.save()
    return macro


def archive_macro(*, macro: Macro, by: User | None) -> Macro:
    """Put a macro away: it is offered nowhere any more."""
    return _switch(macro, by, is_active=False)


def restore_macro(*, macro: Macro, by: User | None) -> Macro:
    """Bring a macro back."""
    return _switch(macro, by, is_active=True)


def _switch(macro: Macro, by: User | None, *, is_active: bool) -> Macro:
    with recorded(macro, by=by):
        macro.is_active = is_active
        macro.save(update_fields=["is_active", "updated_at"])
    return macro


def _taken(macro: Macro) -> bool:
    same = Macro.objects.filter(name__iexact=macro.name, team=macro.team, owner=macro.owner)
    return same.exclude(pk=macro.pk).exists()

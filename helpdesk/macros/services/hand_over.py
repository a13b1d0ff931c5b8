"""Gives macros to others: somebody's own when they leave, a team's when it is put away."""

from django.db.models import QuerySet
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.macros.models import Macro
from helpdesk.people.models import Team, User
from helpdesk.replies.groups import free_name
from helpdesk.rules.services.name_another import naming, naming_others, naming_team, with_one_of


def give_to_person(*, person: User, to: User, by: User | None) -> None:
    """Make a person's own macros another one's own; one of a name that they have already says whose it was."""
    whose = gettext("of %(who)s") % {"who": person.short_name}
    for macro in Macro.objects.filter(owner=person).order_by("pk"):
        with recorded(macro, by=by):
            macro.name, macro.owner = free_name(macro.name, Macro.objects.filter(owner=to), whose), to
            macro.save(update_fields=["name", "owner", "updated_at"])


def give_to_team(*, team: Team, to: Team, by: User | None) -> None:
    """Make the macros of a team another one's; one of a name that it has already says whose it was."""
    whose = gettext("of %(who)s") % {"who": team.name}
    for macro in Macro.objects.filter(team=team).order_by("pk"):
        with recorded(macro, by=by):
            macro.name, macro.team = free_name(macro.name, Macro.objects.filter(team=to), whose), to
            macro.save(update_fields=["name", "team", "updated_at"])


def macros_that_name(person: User) -> QuerySet[Macro]:
    """The macros in use that give tickets to a person, or tell them of some."""
    return Macro.objects.filter(with_one_of("actions", naming(person)), is_active=True).order_by("pk")


def name_another(*, macro: Macro, person: User, to: User | None, by: User | None) -> None:
    """Let a macro that names a person name another one.

    Without another one it only stops naming the first; a macro that did nothing else is put away.
    """
    with recorded(macro, by=by):
        macro.actions = naming_others(macro.actions, naming(person), naming(to))
        macro.is_active = bool(macro.actions or macro.reply_id)
        macro.save(update_fields=["actions", "is_active", "updated_at"])


def macros_that_name_team(team: Team) -> QuerySet[Macro]:
    """The macros in use that give tickets to a team, or tell it of some."""
    return Macro.objects.filter(with_one_of("actions", naming_team(team)), is_active=True).order_by("pk")


def name_another_team(*, macro: Macro, team: Team, to: Team, by: User | None) -> None:
    """Let a macro that names a team name another one."""
    with recorded(macro, by=by):
        macro.actions = naming_others(macro.actions, naming_team(team), naming_team(to))
        macro.save(update_fields=["actions", "updated_at"])

"""What of macros is somebody's own or a team's, and how it goes to others when they leave."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.macros import services
from helpdesk.macros.models import Macro
from helpdesk.people.belongings import Belonging, Shown, register, register_of_team
from helpdesk.people.models import Team, User


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Belonging(
            "own_macros",
            gettext_noop("Macros of their own"),
            lambda who: Macro.objects.filter(owner=who).order_by("name", "pk"),
            _give,
            46,
            needs_owner=True,
            show=lambda macro: Shown(macro.name),  # nobody else opens it
        )
    )
    register(
        Belonging(
            "macros_to",
            gettext_noop("Macros that name them; without somebody else they stop doing so"),
            services.macros_that_name,
            _name_another,
            66,
            show=_shown,
        )
    )
    register_of_team(
        Belonging(
            "macros",
            gettext_noop("Macros"),
            lambda team: Macro.objects.filter(team=team).order_by("name", "pk"),
            _give_of_team,
            41,
            show=_shown,
        )
    )
    register_of_team(
        Belonging(
            "macros_to",
            gettext_noop("Macros that name it"),
            services.macros_that_name_team,
            _name_another_team,
            66,
            show=_shown,
        )
    )


def _shown(macro: Macro) -> Shown:
    """Somebody's own has no page for others."""
    return Shown(macro.name, "" if macro.owner_id else reverse("macros:macro", args=[macro.pk]))


def _give(who: User, to: User | None, by: User | None) -> None:
    if to is not None:
        services.give_to_person(person=who, to=to, by=by)


def _name_another(who: User, to: User | None, by: User | None) -> None:
    for macro in list(services.macros_that_name(who)):
        services.name_another(macro=macro, person=who, to=to, by=by)


def _give_of_team(team: Team, to: Team | None, by: User | None) -> None:
    if to is not None:
        services.give_to_team(team=team, to=to, by=by)


def _name_another_team(team: Team, to: Team | None, by: User | None) -> None:
    """Without another team they go on naming the one that is gone, and leave tickets where they are."""
    if to is not None:
        for macro in list(services.macros_that_name_team(team)):
            services.name_another_team(macro=macro, team=team, to=to, by=by)

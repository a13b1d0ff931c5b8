"""What of rules is somebody's work or a team's, and how it goes to others when they leave."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.services import recorded
from helpdesk.people.belongings import Belonging, Shown, register, register_of_team
from helpdesk.people.models import Team, User
from helpdesk.rules.models import Rule
from helpdesk.rules.services import name_another, name_another_team, rules_that_name, rules_that_name_team


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(Belonging("rules", gettext_noop("Rules"), _theirs, _give, 60, show=_shown))
    register(
        Belonging(
            "rules_to",
            gettext_noop("Rules that name them; without somebody else they stop doing so"),
            rules_that_name,
            _name_another,
            65,
            show=_shown,
        )
    )
    register_of_team(
        Belonging(
            "rules_to",
            gettext_noop("Rules that name it"),
            rules_that_name_team,
            _name_another_team,
            65,
            show=_shown,
        )
    )


def _theirs(who: User) -> QuerySet[Rule]:
    return Rule.objects.filter(owner=who, archived_at=None).order_by("position", "pk")


def _shown(rule: Rule) -> Shown:
    return Shown(rule.name, reverse("rules:edit", args=[rule.pk]))


def _give(who: User, to: User | None, by: User | None) -> None:
    for rule in list(_theirs(who)):
        with recorded(rule, by=by):
            Rule.objects.filter(pk=rule.pk).update(owner=to)


def _name_another(who: User, to: User | None, by: User | None) -> None:
    for rule in list(rules_that_name(who)):
        name_another(rule=rule, person=who, to=to, by=by)


def _name_another_team(team: Team, to: Team | None, by: User | None) -> None:
    """Without another team they go on naming the one that is gone, and do nothing for it."""
    if to is not None:
        for rule in list(rules_that_name_team(team)):
            name_another_team(rule=rule, team=team, to=to, by=by)

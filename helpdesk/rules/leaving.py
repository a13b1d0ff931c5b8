"""What of rules is somebody's work, and how it goes to others when they leave."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.services import recorded
from helpdesk.people.belongings import Belonging, Shown, register
from helpdesk.people.models import User
from helpdesk.rules.models import Rule
from helpdesk.rules.services import name_another, rules_that_give_to


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(Belonging("rules", gettext_noop("Rules"), _theirs, _give, 60, show=_shown))
    register(
        Belonging(
            "rules_to",
            gettext_noop("Rules that give tickets to them; without somebody else they stop doing so"),
            rules_that_give_to,
            _name_another,
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
    for rule in list(rules_that_give_to(who)):
        name_another(rule=rule, person=who, to=to, by=by)

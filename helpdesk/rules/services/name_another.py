"""Lets rules that give to a person or a team give to another one, when the first leaves or is put away."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from helpdesk.audit.services import recorded
from helpdesk.people.models import Team, User
from helpdesk.rules.models import Rule
from helpdesk.rules.services.archive_rule import archive_rule
from helpdesk.rules.services.save_rule import add_version

GIVES = "assignee"
"""The action that gives a ticket to a person; its value is their key."""
GIVES_TEAM = "team"
"""The action that gives a ticket to a team; its value is the team's key."""


def rules_that_give_to(person: User) -> QuerySet[Rule]:
    """The rules of the list, on or off, that give tickets to a person."""
    gives = [{"do": GIVES, "value": str(person.pk)}]
    return Rule.objects.filter(archived_at=None, version__actions__contains=gives).order_by("position", "pk")


def name_another(*, rule: Rule, person: User, to: User | None, by: User | None) -> None:
    """Store a version of the rule that gives to another person.

    Without another one it only stops giving to the first; a rule that did nothing else is put away.
    """
    with recorded(rule, by=by):
        row = Rule.objects.select_for_update(no_key=True).get(pk=rule.pk)
        version = row.version
        if version is None:
            return
        old, new = str(person.pk), str(to.pk) if to else ""
        actions = [_giving(action, old, new) for action in version.actions]
        actions = [action for action in actions if action["do"] != GIVES or action["value"]]
        if actions:
            asked = {"trigger": version.trigger, "conditions": version.conditions, "stop": version.stop}
            add_version(row, by, {**asked, "actions": actions})
    if not actions:
        archive_rule(rule=rule, by=by)


def rules_that_give_to_team(team: Team) -> QuerySet[Rule]:
    """The rules of the list, on or off, that give tickets to a team."""
    gives = [{"do": GIVES_TEAM, "value": str(team.pk)}]
    return Rule.objects.filter(archived_at=None, version__actions__contains=gives).order_by("position", "pk")


def name_another_team(*, rule: Rule, team: Team, to: Team, by: User | None) -> None:
    """Store a version of the rule that gives to another team; what it asks for stays."""
    with recorded(rule, by=by):
        row = Rule.objects.select_for_update(no_key=True).get(pk=rule.pk)
        if version := row.version:
            asked = {"trigger": version.trigger, "conditions": version.conditions, "stop": version.stop}
            add_version(row, by, {**asked, "actions": giving_to_team(version.actions, team, to)})


def giving_to_team(actions: Sequence[Mapping[str, str]], team: Team, to: Team) -> list[dict[str, str]]:
    """The actions, giving to `to` where they gave to `team`."""
    gone, heir = {"do": GIVES_TEAM, "value": str(team.pk)}, {"do": GIVES_TEAM, "value": str(to.pk)}
    return [heir if dict(action) == gone else dict(action) for action in actions]


def _giving(action: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    is_theirs = action["do"] == GIVES and action["value"] == old
    return {**action, "value": new} if is_theirs else dict(action)

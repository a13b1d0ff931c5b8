"""Lets rules that name a person or a team in what they do name another one, when the first leaves or is put away."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet

from helpdesk.audit.services import recorded
from helpdesk.people.models import Team, User
from helpdesk.rules.known import rules_changed
from helpdesk.rules.models import Rule
from helpdesk.rules.services.archive_rule import archive_rule
from helpdesk.rules.services.save_rule import add_version

Entry = Mapping[str, str]


def naming(person: User | None) -> list[Entry]:
    """The actions that name a person: one gives tickets to them, one tells them of some. None of nobody."""
    key = person.pk if person else None
    return [{"do": "assignee", "value": f"{key}"}, {"do": "notify", "value": f"user:{key}"}] if key else []


def naming_team(team: Team) -> list[Entry]:
    """The actions that name a team: one gives tickets to it, one tells it of some."""
    return [{"do": "team", "value": f"{team.pk}"}, {"do": "notify", "value": f"team:{team.pk}"}]


def with_one_of(column: str, entries: Iterable[Entry]) -> Q:
    """Rows whose `column` of actions has one of these."""
    found = Q()
    for entry in entries:
        found |= Q(**{f"{column}__contains": [dict(entry)]})
    return found


def naming_others(actions: Sequence[Entry], gone: Sequence[Entry], heirs: Sequence[Entry]) -> list[dict[str, str]]:
    """The actions, with each of `gone` made the one of `heirs` in its place; without heirs it is left out."""
    places = {(entry["do"], entry["value"]): number for number, entry in enumerate(gone)}
    found: list[dict[str, str]] = []
    for action in actions:
        place = places.get((action["do"], action.get("value", "")))
        if place is None:
            found.append(dict(action))
        elif heirs:
            found.append(dict(heirs[place]))
    return found


def rules_that_name(person: User) -> QuerySet[Rule]:
    """The rules of the list, on or off, that give tickets to a person, or tell them of some."""
    return _of_the_list().filter(with_one_of("version__actions", naming(person)))


def name_another(*, rule: Rule, person: User, to: User | None, by: User | None) -> None:
    """Store a version of the rule that names another person.

    Without another one it only stops naming the first; a rule that did nothing else is put away.
    """
    if not _say(rule, naming(person), naming(to), by):
        archive_rule(rule=rule, by=by)


def rules_that_name_team(team: Team) -> QuerySet[Rule]:
    """The rules of the list, on or off, that give tickets to a team, or tell it of some."""
    return _of_the_list().filter(with_one_of("version__actions", naming_team(team)))


def name_another_team(*, rule: Rule, team: Team, to: Team, by: User | None) -> None:
    """Store a version of the rule that names another team; what it asks for stays."""
    _say(rule, naming_team(team), naming_team(to), by)


def _of_the_list() -> QuerySet[Rule]:
    return Rule.objects.filter(archived_at=None).order_by("position", "pk")


def _say(rule: Rule, gone: Sequence[Entry], heirs: Sequence[Entry], by: User | None) -> bool:
    """Store what the rule says from now on; whether anything is left to do."""
    with recorded(rule, by=by):
        row = Rule.objects.select_for_update(no_key=True).get(pk=rule.pk)
        version = row.version
        if version is None:
            return True
        actions = naming_others(version.actions, gone, heirs)
        if actions:
            kept = {name: getattr(version, name) for name in ("trigger", "timing", "conditions", "stop")}
            add_version(row, by, {**kept, "actions": actions})
            rules_changed()
    return bool(actions)

"""Gives the ticket to a person: a fixed one, the next in turn, or the one with the lightest load."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions.facts import Facts
from helpdesk.people.absences import stand_in
from helpdesk.people.access import assignees, members_of
from helpdesk.people.models import Team, User
from helpdesk.rules.actions.choose import AssigneeChoice, in_turn, lightest_load
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Choices, Done, Job, Reach
from helpdesk.tickets.models import Status

STRATEGIES = {"in_turn": in_turn, "lightest_load": lightest_load}
LABELS = {"in_turn": gettext_noop("The next in turn"), "lightest_load": gettext_noop("The lightest load")}


def apply(job: Job) -> Done:
    """Give the ticket away, or say why not; nobody outside the ticket's team is ever chosen."""
    team = job.ticket.team
    if team is None:
        return Done(RuleOutcome.NO_TEAM)
    choose = STRATEGIES.get(job.value)
    current = job.ticket.assignee
    if choose and current and current in members_of(team):
        return Done(RuleOutcome.STAYS, {"who": current.short_name})
    choice = choose(team) if choose else _fixed(team, int(job.value))
    if choice.user is None:
        return Done(choice.why, choice.values)
    if current == choice.user:
        return Done(RuleOutcome.ALREADY_WITH, {"value": current.short_name})
    job.change(assignee=choice.user)
    old = current.short_name if current else ""
    name = choice.user.short_name
    return Done(choice.why, {"who": name, **choice.values}, "assignee", old, name)


def _fixed(team: Team, user_id: int) -> AssigneeChoice:
    """The person whom the rule names; while they are away, who stands in for them, if the team knows them."""
    members = {person.pk: person for person in members_of(team)}
    named = members.get(user_id)
    if named is None:
        return AssigneeChoice(None, RuleOutcome.NOT_ACTIVE, {"team": team.name})
    if named.away is None:
        return AssigneeChoice(named, RuleOutcome.GIVEN_AS_NAMED, {"team": team.name})
    delegate = stand_in(named)
    values = {"absent": named.short_name, "team": team.name}
    if delegate and delegate.pk in members:
        return AssigneeChoice(delegate, RuleOutcome.GIVEN_TO_DELEGATE, values)
    return AssigneeChoice(None, RuleOutcome.AWAY, values)


def choices() -> Choices:
    people: dict[str, str] = {str(user.pk): _name(user) for user in assignees()}
    return {key: gettext(label) for key, label in LABELS.items()} | people


def _name(user: User) -> str:
    return user.name or user.email


def words(value: str, choices: Choices) -> str:
    if value == "in_turn":
        return gettext("give it to the next in turn of its team")
    if value == "lightest_load":
        return gettext("give it to whoever of its team has the lightest load")
    return gettext("give it to %(who)s") % {"who": choices.get(value) or gettext("somebody who is gone")}


def short(value: str, choices: Choices) -> str:
    return choices.get(value) or gettext("Somebody who is gone")


def foresee(value: str, facts: Facts, choices: Choices) -> Facts:
    """The facts after this action: a new ticket opens when it gets an assignee, and it gets one only within a team."""
    if facts.value("team") and facts.value("status") == Status.NEW:
        return facts.with_(str(Status.OPEN.label), status=Status.OPEN.value)
    return facts


HINT = gettext_noop("Only active members of the ticket’s team are chosen, and nobody who is away.")
ACTION = Action(
    "assignee",
    gettext_noop("Give to a person"),
    apply,
    words,
    short,
    foresee,
    choices,
    hint=HINT,
    reach=Reach.TICKET,
    icon="user-round",
    order=20,
)

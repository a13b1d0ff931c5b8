"""Gives the ticket to a person: a fixed one, or one of its team who is chosen by turn, by work or by whom they know."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions.facts import Facts
from helpdesk.people.absences import stand_in
from helpdesk.people.access import assignees, members_of
from helpdesk.people.models import Team, User
from helpdesk.rules.actions.choose import AssigneeChoice, in_turn, last_agent, lightest_load, look, weighted
from helpdesk.rules.ledger import Passed
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Choices, Done, Job, Reach
from helpdesk.tickets.models import Status

STRATEGIES = {"in_turn": in_turn, "lightest_load": lightest_load, "weighted": weighted, "last_agent": last_agent}
LABELS = {
    "in_turn": gettext_noop("The next in turn"),
    "lightest_load": gettext_noop("The lightest load"),
    "weighted": gettext_noop("The least work, weighted by priority"),
    "last_agent": gettext_noop("Whoever answered this customer last"),
}
_WORDS = {
    "in_turn": gettext_noop("give it to the next in turn of its team"),
    "lightest_load": gettext_noop("give it to whoever of its team has the lightest load"),
    "weighted": gettext_noop("give it to whoever of its team has the least work, weighted by priority"),
    "last_agent": gettext_noop("give it to whoever of its team answered this customer last"),
}


def apply(job: Job) -> Done:
    """Give the ticket away, or say why not; nobody outside the ticket's team is ever chosen."""
    team = job.ticket.team
    if team is None:
        return Done(RuleOutcome.NO_TEAM)
    choose = STRATEGIES.get(job.value)
    if choose is None:
        return given(job, _fixed(team, int(job.value), is_pressed=job.person is not None))
    return stays(job, team) or given(job, choose(team, job.ticket))


def stays(job: Job, team: Team) -> Done | None:
    """That whoever of the team has the ticket keeps it; None where nobody of it has it."""
    current = job.ticket.assignee
    if current and current in members_of(team):
        return Done(RuleOutcome.STAYS, {"who": current.short_name})
    return None


def given(job: Job, choice: AssigneeChoice) -> Done:
    """Give the ticket to who was chosen, and say why it was them, or nobody."""
    current = job.ticket.assignee
    if choice.user is None:
        return Done(choice.why, choice.values)
    if current == choice.user:
        return Done(RuleOutcome.ALREADY_WITH, {"value": current.short_name})
    job.change(assignee=choice.user)
    old = current.short_name if current else ""
    name = choice.user.short_name
    return Done(choice.why, {"who": name, **choice.values}, "assignee", old, name)


def _fixed(team: Team, user_id: int, *, is_pressed: bool) -> AssigneeChoice:
    """The person who is named; while they are away, who stands in for them, if the team knows them.

    A rule gives nobody more than their limit; who presses a macro decides for themselves.
    """
    members = {person.pk: person for person in members_of(team)}
    named = members.get(user_id)
    if named is None:
        return AssigneeChoice(None, RuleOutcome.NOT_ACTIVE, {"team": team.name})
    delegate = stand_in(named) if named.away else None
    values = {"absent": named.short_name, "team": team.name}
    if named.away and (delegate is None or delegate.pk not in members):
        return AssigneeChoice(None, RuleOutcome.AWAY, values)
    chosen, why = (delegate, RuleOutcome.GIVEN_TO_DELEGATE) if delegate else (named, RuleOutcome.GIVEN_AS_NAMED)
    if chosen.most_open is not None and not is_pressed:
        held = next(one for one in look(team).looked if one.user == chosen)
        if held.passed is Passed.LIMIT:
            return AssigneeChoice(
                None, RuleOutcome.AT_LIMIT, {**values, "who": chosen.short_name, "most": chosen.most_open}
            )
    return AssigneeChoice(chosen, why, values)


def choices() -> Choices:
    people: dict[str, str] = {str(user.pk): _name(user) for user in assignees()}
    return {key: gettext(label) for key, label in LABELS.items()} | people


def _name(user: User) -> str:
    return user.name or user.email


def words(value: str, choices: Choices) -> str:
    if value in _WORDS:
        return gettext(_WORDS[value])
    return gettext("give it to %(who)s") % {"who": choices.get(value) or gettext("somebody who is gone")}


def short(value: str, choices: Choices) -> str:
    return choices.get(value) or gettext("Somebody who is gone")


def foresee(value: str, facts: Facts, choices: Choices) -> Facts:
    """The facts after this action: a new ticket opens when it gets an assignee, and it gets one only within a team."""
    if facts.value("team") and facts.value("status") == Status.NEW:
        return facts.with_(gettext(str(Status.OPEN.label)), status=Status.OPEN.value)
    return facts


HINT = gettext_noop(
    "Only active members of the ticket’s team are chosen, nobody who is away or at their limit. Whom it goes to "
    "depends on the moment."
)
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

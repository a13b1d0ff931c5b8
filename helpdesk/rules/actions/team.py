"""Gives the ticket to a team."""

from helpdesk.conditions.facts import Facts
from helpdesk.people.models import Team
from helpdesk.rules.registry import Action, Choices, Done, Job, Reach


def apply(job: Job) -> Done:
    """Raises:
    Team.DoesNotExist: the team is gone or rests.
    """
    team = Team.objects.get(pk=int(job.value), is_active=True)
    if job.ticket.team_id == team.pk:
        return Done(f"Already with {team.name}")
    if job.ticket.alarm_at and job.ticket.team:
        return Done(f"Left with {job.ticket.team.name}: somebody was hurt, or could be")
    old = job.ticket.team.name if job.ticket.team else ""
    job.change(team=team)
    return Done(team.name, "team", old, team.name)


def choices() -> Choices:
    return {str(pk): name for pk, name in Team.objects.filter(is_active=True).values_list("pk", "name")}


def words(value: str, choices: Choices) -> str:
    return f"give it to {choices.get(value, 'a team that is gone')}"


def short(value: str, choices: Choices) -> str:
    return choices.get(value, "Team is gone")


def foresee(value: str, facts: Facts, choices: Choices) -> Facts:
    return facts.with_(choices.get(value, value), team=value)


ACTION = Action(
    "team",
    "Give to a team",
    apply,
    words,
    short,
    foresee,
    choices,
    reach=Reach.TICKET,
    icon="users-round",
    order=10,
)

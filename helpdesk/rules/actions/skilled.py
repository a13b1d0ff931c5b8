"""Gives the ticket to somebody of its team who has a skill, or speaks its language: the one with the least work."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.people.access import members_of
from helpdesk.people.models.skill import MOST_LEVEL
from helpdesk.people.skilled import holders, known_skills
from helpdesk.rules.actions.assignee import foresee, given, stays
from helpdesk.rules.actions.choose import look
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Choices, Done, Job, Reach, amount_and_text
from helpdesk.web.words.languages import name_of

LANGUAGE = "language"


def apply(job: Job) -> Done:
    """Give it away, or say why it waits in the team; whoever of the team has it keeps it."""
    team, ticket = job.ticket.team, job.ticket
    if team is None:
        return Done(RuleOutcome.NO_TEAM)
    if kept := stays(job, team):
        return kept
    level, asked = amount_and_text(job.value)
    spoken = asked == LANGUAGE
    name = (ticket.language or ticket.requester.language) if spoken else asked.partition(":")[2]
    if not name:
        return Done(RuleOutcome.NO_LANGUAGE)
    able = holders(members_of(team), name, is_language=spoken)
    held = look(team, levels={pk: skill.level for pk, skill in able.items()}, at_least=int(level or 1))
    one = held.least()
    if one is None:
        return given(job, held.nobody())
    skill = name_of(name) if spoken else able[one.user.pk].name
    return given(job, held.chosen(one, RuleOutcome.GIVEN_BY_SKILL, skill=skill, level=one.level))


def choices() -> Choices:
    return {
        LANGUAGE: gettext("The language of the ticket"),
        **{f"skill:{name.casefold()}": name for name in known_skills()},
    }


def at_least() -> Choices:
    """The levels that can be asked for."""
    return {str(level): str(level) for level in range(1, MOST_LEVEL + 1)}


def words(value: str, choices: Choices) -> str:
    level, asked = amount_and_text(value)
    return gettext("give it to who of its team has this skill at level %(level)s or more: %(skill)s") % {
        "level": level or "1",
        "skill": _name(asked, choices),
    }


def short(value: str, choices: Choices) -> str:
    return gettext("Skill %(skill)s") % {"skill": _name(amount_and_text(value)[1], choices)}


def _name(asked: str, choices: Choices) -> str:
    return choices.get(asked) or asked.partition(":")[2] or "…"


def problem(value: str) -> str:
    """Why nobody could be looked for by this; empty where one can be."""
    level, asked = amount_and_text(value)
    if not asked:
        return gettext("Choose a skill.")
    return "" if level in at_least() else gettext("Choose the lowest level.")


HINT = gettext_noop(
    "The one with the least work of those who have it, are not away and below their limit; without any it waits in the "
    "team. Skills are set on each person’s page in Settings. Whom it goes to depends on the moment."
)
ACTION = Action(
    "skilled",
    gettext_noop("Give to who has a skill"),
    apply,
    words,
    short,
    foresee,
    choices,
    amount=gettext_noop("At least level"),
    amounts=at_least,
    hint=HINT,
    reach=Reach.TICKET,
    icon="badge-check",
    order=22,
    problem=problem,
)

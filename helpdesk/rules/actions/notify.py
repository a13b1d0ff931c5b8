"""Tells colleagues of the ticket, each once for a rule, its version and what happened, or for a press of a macro."""

from collections.abc import Iterable

from django.utils.translation import gettext, gettext_noop

from helpdesk.notifications.models import Notice
from helpdesk.notifications.services import notify
from helpdesk.people.access import colleagues, leads_of, members_of
from helpdesk.people.models import Role, Team, User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.rules.models import Rule
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Choices, Done, Job

KIND = "rule"
OWNER, RULE_OWNER, TEAM, LEADS = "owner", "rule_owner", "team", "leads"
LABELS = {
    OWNER: gettext_noop("Whoever has the ticket"),
    TEAM: gettext_noop("The team of the ticket"),
    LEADS: gettext_noop("Who leads the team of the ticket"),
    RULE_OWNER: gettext_noop("The owner of the rule"),
}


def apply(job: Job) -> Done:
    """Tell them, as each of them chose to be told; nobody hears of a ticket that they do not see."""
    rule, ticket = job.actor.cause.get("rule"), job.ticket
    cause = job.actor.cause
    made = notify(
        kind=KIND,
        to=_people(job),
        thing=f"{'macro' if job.person else f'rule-{rule}'}:{ticket.pk}",
        occasion=job.occasion if job.person else f"rule:{rule}:{cause['version']}:{cause['event']}",
        ticket=ticket,
        actor_id=job.person.pk if job.person else None,
    )
    if not made:
        return Done(RuleOutcome.TOLD_NOBODY)
    rows = Notice.objects.filter(pk__in=made).select_related("user").order_by("user__name", "pk")
    who = ", ".join(row.user.short_name for row in rows)
    return Done(RuleOutcome.TOLD, {"who": who}, "notice", "", who)


def _people(job: Job) -> Iterable[User]:
    kind, _, key = job.value.partition(":")
    team = job.ticket.team
    match kind:
        case "user":
            return colleagues().filter(pk=int(key))
        case "team":
            asked = Team.objects.filter(pk=int(key), is_active=True).first() if key else team
            return members_of(asked) if asked else ()
        case "role":
            return colleagues().filter(role=key)
    if kind == LEADS:
        return leads_of(team) if team else ()
    if kind == RULE_OWNER:
        rule = Rule.objects.select_related("owner").get(pk=job.actor.cause["rule"])
        return [rule.owner] if rule.owner else ()
    return [job.ticket.assignee] if job.ticket.assignee else ()


def choices() -> Choices:
    roles = {f"role:{role.value}": gettext("Role: %(role)s") % {"role": role.label} for role in map(Role, STAFF_ROLES)}
    teams = Team.objects.filter(is_active=True).order_by("name").values_list("pk", "name")
    people = {f"user:{person.pk}": str(person) for person in colleagues()}
    return {
        **{key: gettext(label) for key, label in LABELS.items()},
        **{f"team:{pk}": gettext("Team: %(team)s") % {"team": name} for pk, name in teams},
        **roles,
        **people,
    }


def words(value: str, choices: Choices) -> str:
    return gettext("tell %(who)s of it") % {"who": _who(value, choices)}


def short(value: str, choices: Choices) -> str:
    return gettext("Tell %(who)s") % {"who": _who(value, choices)}


def _who(value: str, choices: Choices) -> str:
    return choices.get(value) or gettext("somebody who is gone")


HINT = gettext_noop("In the app and by mail, as each of them chose. Nobody hears of a ticket that they do not see.")
ACTION = Action(
    "notify",
    gettext_noop("Tell colleagues"),
    apply,
    words,
    short,
    choices=choices,
    hint=HINT,
    tone="info",
    icon="bell",
    order=56,
    rules_only=frozenset({RULE_OWNER}),
)

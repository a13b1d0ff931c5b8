"""Sets a field of the ticket: one action for each field that says how it is set by a rule.

To a field of several values it adds one.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.conditions.facts import Facts
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Choices, Done, Job, Reach
from helpdesk.tickets.facts.kinds import fact_of_text
from helpdesk.tickets.fields import Setting, TicketField, every
from helpdesk.tickets.fields.kinds import Choice, Flag, MultipleChoice, Reference
from helpdesk.tickets.fields.values import as_plain, read, shown
from helpdesk.tickets.queries.own.values import stored


def setting_actions() -> Iterator[Action]:
    """The actions of all fields that rules may set."""
    for field in every():
        if field.setting:
            yield _action(field, field.setting)


def _action(field: TicketField, setting: Setting) -> Action:
    is_chosen = isinstance(field.kind, Choice | MultipleChoice | Flag | Reference)
    return Action(
        field.key,
        setting.label,
        partial(_apply, field),
        lambda value, choices: gettext(setting.words).format(_named(field, value, choices)),
        lambda value, choices: gettext(setting.short).format(_named(field, value, choices)),
        partial(_foresee, field),
        **({"choices": partial(_choices, field)} if is_chosen else {"takes_text": True}),
        reach=Reach.TICKET,
        tone=setting.tone,
        danger=setting.danger,
        icon=setting.icon,
        order=setting.order,
        problem=partial(_problem, field),
        is_offered=field.is_active,
    )


def _apply(field: TicketField, job: Job) -> Done:
    """Sets it, or says why not.

    Raises:
        ValidationError: the field does not take the value.
    """
    old, new = stored(field, job.ticket), read(field, job.value)
    if isinstance(field.kind, MultipleChoice):
        new = field.kind.in_order({*old, *new})
    is_named = isinstance(field.kind, Reference)
    if old == new:
        return Done(RuleOutcome.ALREADY_WITH if is_named else RuleOutcome.ALREADY, _values(field, new))
    if field.setting and field.setting.kept_in_alarm and job.ticket.alarm_at and old is not None:
        return Done(RuleOutcome.LEFT_WITH if is_named else RuleOutcome.LEFT_AT, _values(field, old))
    job.change(**{field.key: new})
    outcome = RuleOutcome.SET_OWN if field.own else RuleOutcome.SET
    return Done(outcome, _values(field, new), field.key, shown(field, old), shown(field, new))


def _problem(field: TicketField, value: str) -> str:
    try:
        read(field, value)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def _values(field: TicketField, value: object) -> dict[str, Any]:
    return {"field": field.key, "value": as_plain(field, value)}


def _choices(field: TicketField) -> Choices:
    match field.kind:
        case Choice(labels=labels, retired=retired) | MultipleChoice(labels=labels, retired=retired):
            return {key: words for key, words in labels.items() if key not in retired}
        case Reference(choosable=choosable):
            return {str(pk): name for pk, name in choosable().values_list("pk", "name")}
    return {"yes": gettext("Yes"), "no": gettext("No")}


def _named(field: TicketField, value: str, choices: Choices) -> str:
    return choices.get(value, gettext(field.kind.gone) if isinstance(field.kind, Reference) else value)


def _foresee(field: TicketField, value: str, facts: Facts, choices: Choices) -> Facts:
    if isinstance(field.kind, MultipleChoice):
        held = facts.value(field.key)
        keys = field.kind.in_order({*(held if isinstance(held, tuple) else ()), value})
        return facts.with_(shown(field, keys), **{field.key: keys})
    return facts.with_(choices.get(value, value), **{field.key: fact_of_text(field, value)})

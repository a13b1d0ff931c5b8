"""The kind of notices by which rules and macros tell colleagues of a ticket, and its words."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.notifications.kinds import Kind, Told, Way, register
from helpdesk.notifications.wording import ticket_path
from helpdesk.rules import known
from helpdesk.rules.actions.notify import KIND


def register_kind() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Kind(
            key=KIND,
            label=gettext_noop("A rule tells you"),
            when=gettext_noop("A rule, or a macro that a colleague presses, tells you of a ticket."),
            icon="workflow",
            words=_words,
            path=ticket_path,
            order=55,
            usual=Way.MAIL,
        )
    )


def _words(told: Told) -> str:
    """Who tells of it: the colleague who pressed a macro, or the rule by its name of now."""
    number = told.ticket.number
    if told.actor:
        return gettext("%(who)s tells you of #%(number)s") % {"who": told.actor.short_name, "number": number}
    rule = told.thing.partition(":")[0].removeprefix("rule-")
    name = known.kept.current().names.get(int(rule)) if rule.isdecimal() else None
    if name is None:
        return gettext("A rule tells you of #%(number)s") % {"number": number}
    return gettext("The rule “%(rule)s” tells you of #%(number)s") % {"rule": name, "number": number}

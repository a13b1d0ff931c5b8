"""The kind of notice of a follow-up, and what its mail says."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from helpdesk.notifications.kinds import Kind, Letter, Told, Way, register
from helpdesk.notifications.models import Notice
from surveys.mail.compose import short
from surveys.mail.owner_text import KEY
from surveys.models import FollowUp
from surveys.queries.next_step import day_words

FOLLOW_UP = "follow_up"


def register_kind() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Kind(
            key=FOLLOW_UP,
            label=gettext_noop("A follow-up for you"),
            when=gettext_noop("A low score makes a follow-up of yours, or a colleague gives you one."),
            icon="phone-call",
            words=_words,
            path=_path,
            order=55,
            usual=Way.MAIL,
            letter=_letter,
        )
    )


def _words(told: Told) -> str:
    values = {"number": told.ticket.number}
    if told.actor:
        return gettext("%(who)s gave you the follow-up of #%(number)s") % {**values, "who": told.actor.short_name}
    return gettext("The follow-up of #%(number)s is yours") % values


def _path(told: Told) -> str:
    return reverse("surveys:follow_up", args=[told.thing_id])


def _letter(told: Notice) -> Letter | None:
    rows = FollowUp.objects.select_related("answer__invitation", "ticket", "customer")
    follow_up = rows.filter(pk=told.thing_id).first()
    if follow_up is None:
        return None
    answer, ticket = follow_up.answer, follow_up.ticket
    return Letter(
        KEY,
        {
            "follow_up.url": _path(told),
            "list.url": reverse("surveys:follow_ups") + "?owner=me",
            "follow_up.due": day_words(follow_up.due_at, told.user.language or "en"),
            "survey.score": f"{answer.score} / {answer.scale.high}",
            "survey.comment": short(answer.comment),
            "giver.name": told.actor.name if told.actor else "",
            "customer.name": follow_up.customer.display_name,
            "ticket.number": str(ticket.number),
            "ticket.subject": short(ticket.subject),
        },
        key=f"follow-up:{follow_up.pk}:{told.user_id}:{told.occasions[-1]}",
    )

"""Decides who may use which saved replies, and who may change them; macros are of the same groups."""

from typing import Protocol

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from helpdesk.people.access import teams_of
from helpdesk.people.models import User
from helpdesk.replies.models import SavedReply
from helpdesk.shop import starter
from helpdesk.tickets.words import OWN_WORDS
from helpdesk.web.requests.access import NotYours
from helpdesk.web.requests.permissions import Permission

EXAMPLE = "saved_reply"
"""The kind of the examples of saved replies. Stored with them: never change it."""


class Grouped(Protocol):
    """What is for everybody, for a team, or for one person alone."""

    owner_id: int | None
    team_id: int | None


def for_user(user: User) -> Q:
    """What is a person's to use: their own, what is their teams', and what is for everybody."""
    return Q(owner=None) & (Q(team=None) | Q(team__in=teams_of(user))) | Q(owner=user)


def visible_to(user: User) -> QuerySet[SavedReply]:
    """The saved replies that are a person's to use."""
    return SavedReply.objects.filter(for_user(user))


def may_change(user: User, thing: Grouped) -> bool:
    """Whether somebody may change what they may use: their own always, others by permission."""
    return thing.owner_id == user.pk or (thing.owner_id is None and user.may(Permission.CHANGE_SAVED_REPLIES))


def changeable(user: User, pk: int) -> SavedReply:
    """One that somebody may change.

    Raises:
        Http404: they do not even see it.
        NotYours: they may use it, and not change it.
    """
    reply = get_object_or_404(visible_to(user), pk=pk)
    if not may_change(user, reply):
        raise NotYours(Permission.CHANGE_SAVED_REPLIES)
    return reply


def for_rules() -> QuerySet[SavedReply]:
    """Those that may leave without a person: nobody's own, and none that waits for somebody's words."""
    return SavedReply.objects.filter(is_active=True, owner=None).exclude(body__regex=OWN_WORDS.pattern)


def any_is_there() -> bool:
    """Whether somebody wrote a saved reply, or made an example their own."""
    examples = starter.made(EXAMPLE)
    return SavedReply.objects.exclude(pk__in=examples).exists() or starter.any_is_changed(EXAMPLE)

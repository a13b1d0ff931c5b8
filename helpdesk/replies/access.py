"""Decides who may use which saved replies, and who may change them."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from helpdesk.people.access import teams_of
from helpdesk.people.models import User
from helpdesk.replies.models import SavedReply
from helpdesk.tickets.words import OWN_WORDS
from helpdesk.web.requests.access import NotYours
from helpdesk.web.requests.permissions import Permission


def visible_to(user: User) -> QuerySet[SavedReply]:
    """Their own, those of their teams, and those for everybody."""
    shared = Q(owner=None) & (Q(team=None) | Q(team__in=teams_of(user)))
    return SavedReply.objects.filter(shared | Q(owner=user))


def may_change(user: User, reply: SavedReply) -> bool:
    """Whether somebody may change a saved reply that they see: their own always, others by permission."""
    return reply.owner_id == user.pk or (reply.owner_id is None and user.may(Permission.CHANGE_SAVED_REPLIES))


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
    """Whether somebody wrote a saved reply."""
    return SavedReply.objects.exists()

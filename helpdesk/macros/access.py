"""Decides who may use which macros, and who may change them: as saved replies."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from helpdesk.macros.models import Macro
from helpdesk.people.models import User
from helpdesk.replies.access import for_user, may_change
from helpdesk.web.requests.access import NotYours
from helpdesk.web.requests.permissions import Permission


def visible_to(user: User) -> QuerySet[Macro]:
    """The macros that are a person's to use."""
    return Macro.objects.filter(for_user(user))


def usable_by(user: User) -> QuerySet[Macro]:
    """Those of them that are in use, as people choose from them: by folder, place and name."""
    return visible_to(user).filter(is_active=True).select_related("reply").order_by("folder", "position", "name", "pk")


def changeable(user: User, pk: int) -> Macro:
    """One that somebody may change.

    Raises:
        Http404: they do not even see it.
        NotYours: they may use it, and not change it.
    """
    macro = get_object_or_404(visible_to(user), pk=pk)
    if not may_change(user, macro):
        raise NotYours(Permission.CHANGE_SAVED_REPLIES)
    return macro

"""Lists macros for their page of Settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from helpdesk.macros.access import visible_to
from helpdesk.macros.models import Macro
from helpdesk.people.models import User
from helpdesk.replies.groups import of_group


def folders(user: User) -> Sequence[str]:
    """The folders that this person sees something in."""
    found = visible_to(user).exclude(folder="").order_by("folder")
    return list(found.values_list("folder", flat=True).distinct())


@dataclass(frozen=True)
class WantedMacros:
    """What a list is narrowed to; what is empty narrows nothing. `group` is "all", "team" or "me"."""

    words: str = ""
    folder: str = ""
    group: str = ""
    is_away: bool = False


def listed(user: User, wanted: WantedMacros) -> QuerySet[Macro]:
    """The macros that a person sees, as far as they are wanted, by folder, place and name."""
    rows = visible_to(user).filter(is_active=not wanted.is_away)
    if wanted.words:
        rows = rows.filter(name__icontains=wanted.words)
    if wanted.folder:
        rows = rows.filter(folder=wanted.folder)
    rows = of_group(rows, user, wanted.group)
    return rows.select_related("team", "reply").order_by("folder", "position", "name", "pk")

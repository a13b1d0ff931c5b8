"""Lists saved replies: for the composer, and for their page of Settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from helpdesk.outgoing.texts.languages import tag
from helpdesk.people.models import User
from helpdesk.replies.access import visible_to
from helpdesk.replies.groups import of_group
from helpdesk.replies.models import SavedReply


def in_order_for(user: User, language: str) -> Sequence[SavedReply]:
    """What the composer offers: those in the customer's language first, then by folder and name."""
    base = tag(language).partition("-")[0]
    rows = visible_to(user).filter(is_active=True).order_by("folder", "name", "pk").prefetch_related("files")
    return sorted(rows, key=lambda row: tag(row.language).partition("-")[0] != base)


def folders(user: User) -> Sequence[str]:
    """The folders that this person sees something in."""
    found = visible_to(user).exclude(folder="").order_by("folder")
    return list(found.values_list("folder", flat=True).distinct())


@dataclass(frozen=True)
class WantedReplies:
    """What a list is narrowed to; what is empty narrows nothing. `group` is "all", "team" or "me"."""

    words: str = ""
    folder: str = ""
    language: str = ""
    group: str = ""
    is_away: bool = False


def listed(user: User, wanted: WantedReplies) -> QuerySet[SavedReply]:
    """The saved replies that a person sees, as far as they are wanted, by folder and name."""
    rows = visible_to(user).filter(is_active=not wanted.is_away)
    if wanted.words:
        rows = rows.filter(Q(name__icontains=wanted.words) | Q(body__icontains=wanted.words))
    if wanted.folder:
        rows = rows.filter(folder=wanted.folder)
    if wanted.language:
        rows = rows.filter(language=wanted.language)
    rows = of_group(rows, user, wanted.group)
    there = Count("files", filter=Q(files__removed_at=None))
    return rows.select_related("team").annotate(file_count=there).order_by("folder", "name", "pk")

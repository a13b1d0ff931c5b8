"""Reads lists of words. Rules ask for them at every ticket, so a process keeps them."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from helpdesk.tickets.models import WordList
from helpdesk.web.kept import Kept


def current() -> tuple[WordList, ...]:
    """All lists by name, put-away ones too. No statement while nothing changes."""
    return tuple(kept.current().values())


def words_of(key: str) -> tuple[str, ...]:
    """The words of a list; none where there is none of this key."""
    row = kept.current().get(key)
    return tuple(row.words) if row else ()


def listed(words: str, *, is_active: bool) -> QuerySet[WordList]:
    """The lists in use, or put away, of which the name or the words contain these."""
    return WordList.objects.filter(Q(name__icontains=words) | Q(words__icontains=words), is_active=is_active)


def _read() -> Mapping[str, WordList]:
    return {str(row.pk): row for row in WordList.objects.all()}


kept: Kept[Mapping[str, WordList]] = Kept("tickets:word_lists", _read)

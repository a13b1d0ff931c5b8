"""Stores lists of words, puts them away, and brings them back."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.conditions.tree import MAX_LETTERS, MAX_WORDS
from helpdesk.people.models import User
from helpdesk.tickets.extensions.list_users import users_of
from helpdesk.tickets.models import WordList
from helpdesk.tickets.queries import word_lists


def save_word_list(*, word_list: WordList, name: str, words: Sequence[str], by: User | None) -> WordList:
    """Store a list; from then on every rule that names it goes by these words.

    Raises:
        ValidationError: by "name" where another list has it, and by "words" where there are none, or too many.
    """
    with transaction.atomic(), recorded(word_list, by=by):
        word_list.name, word_list.words = " ".join(name.split()), _clean(words)
        if problems := _problems(word_list):
            raise ValidationError(problems)
        word_list.full_clean(validate_constraints=False)
        word_list.save()
        transaction.on_commit(word_lists.kept.changed)
    return word_list


def put_word_list_away(*, word_list: WordList, by: User | None) -> WordList:
    """Put a list away: no condition can name it any more.

    Raises:
        ValidationError: something names it.
    """
    if users := users_of(str(word_list.pk)):
        told = "; ".join(f"{label}: {', '.join(names)}" for label, names in users)
        words = gettext("%(name)s stays, for it is asked for. %(users)s.")
        raise ValidationError(words % {"name": word_list.name, "users": told})
    return _switch(word_list, by, is_active=False)


def bring_word_list_back(*, word_list: WordList, by: User | None) -> WordList:
    """Bring a list back."""
    return _switch(word_list, by, is_active=True)


def _switch(word_list: WordList, by: User | None, *, is_active: bool) -> WordList:
    with transaction.atomic(), recorded(word_list, by=by):
        word_list.is_active = is_active
        word_list.save(update_fields=["is_active", "updated_at"])
        transaction.on_commit(word_lists.kept.changed)
    return word_list


def _clean(words: Sequence[str]) -> list[str]:
    """The words that say something, each once."""
    said = (" ".join(word.split()) for word in words)
    return list({word.casefold(): word for word in said if word.strip(" *")}.values())


def _problems(row: WordList) -> dict[str, str]:
    problems = {}
    if WordList.objects.filter(name__iexact=row.name).exclude(pk=row.pk).exists():
        problems["name"] = gettext("There is a list of this name already, maybe among those put away.")
    if not row.words:
        problems["words"] = gettext("Write at least one word to look for.")
    elif len(row.words) > MAX_WORDS or sum(map(len, row.words)) > MAX_LETTERS:
        said = gettext("At most %(words)s words and %(letters)s characters. Split them over two lists.")
        problems["words"] = said % {"words": MAX_WORDS, "letters": MAX_LETTERS}
    return problems

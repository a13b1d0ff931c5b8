"""Keeps when colleagues are away and who stands in for them. Nothing of theirs is given to others by it."""

import datetime as dt
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import Absence, User
from helpdesk.people.models.absence import kept
from helpdesk.people.services.staff import bounds
from helpdesk.web import shop_time

Letter = Callable[[Absence, User], None]
"""Queues the mail that tells a delegate that they stand in."""
_letters: list[Letter] = []


def register_letter(letter: Letter) -> None:
    """Register how a delegate is told; whoever sends mail does so from `apps.py`."""
    _letters.append(letter)


def set_absence(
    *,
    person: User,
    by: User | None,
    first_day: dt.date,
    last_day: dt.date,
    delegate: User | None = None,
    words: str = "",
) -> Absence:
    """Say from when until when somebody is away, both days included; it takes the place of what was said before.

    Whoever is to stand in is told by mail, once they are named and whenever the days change.

    Raises:
        ValidationError: by field, the days are the wrong way round or over, or the delegate is the person or takes no
            work; or the person stands above `by`.
    """
    _check(person, by, first_day, last_day, delegate)
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=person.pk)
        row = Absence.objects.filter(user=person).first() or Absence(user=person)
        before = _said(row)
        with recorded(row, by=by):
            row.first_day, row.last_day = first_day, last_day
            row.delegate, row.words, row.is_off = delegate, " ".join(words.split()), False
            row.full_clean()
            row.save()
        if _said(row) != before:
            _tell(row, by)
        transaction.on_commit(kept.changed)
    return row


def end_absence(*, person: User, by: User | None) -> Absence | None:
    """Say that somebody is back, or does not go away after all. None where they had said nothing.

    Raises:
        ValidationError: the person stands above `by`.
    """
    return _switch(person, by, is_off=True)


def restore_absence(*, person: User, by: User | None) -> Absence | None:
    """Let an absence that was ended hold again. None where there is none.

    Raises:
        ValidationError: the person stands above `by`.
    """
    return _switch(person, by, is_off=False)


def _switch(person: User, by: User | None, *, is_off: bool) -> Absence | None:
    bounds.check_reach_of_another(person, by)
    with transaction.atomic():
        row = Absence.objects.select_for_update(no_key=True).filter(user=person).first()
        if row is not None:
            with recorded(row, by=by):
                row.is_off = is_off
                row.save(update_fields=["is_off"])
            transaction.on_commit(kept.changed)
    return row


def delegations(person: User) -> QuerySet[Absence]:
    """The absences, now or to come, in which a person is to stand in."""
    return Absence.objects.filter(delegate=person, last_day__gte=shop_time.today(), is_off=False)


def give_delegations(*, person: User, to: User | None, by: User | None) -> None:
    """Let somebody else, or nobody, stand in wherever a person would, who leaves; who does from now on is told."""
    for row in delegations(person).order_by("pk"):
        with recorded(row, by=by):
            row.delegate = None if to and to.pk == row.user_id else to
            row.save(update_fields=["delegate"])
        _tell(row, by)
    transaction.on_commit(kept.changed)


def _said(absence: Absence) -> tuple[object, ...]:
    """What a delegate has to know anew when it changes."""
    return absence.delegate_id, absence.first_day, absence.last_day, absence.is_off


def _tell(absence: Absence, by: User | None) -> None:
    """Nobody is told what they decided themselves."""
    if absence.delegate is not None and absence.delegate != by:
        for letter in _letters:
            letter(absence, absence.delegate)


def _check(person: User, by: User | None, first: dt.date, last: dt.date, delegate: User | None) -> None:
    bounds.check_reach_of_another(person, by)
    if last < first:
        raise ValidationError({"last_day": gettext("The last day is before the first.")})
    if last < shop_time.today():
        raise ValidationError({"last_day": gettext("These days are over.")})
    if delegate and delegate.pk == person.pk:
        raise ValidationError({"delegate": gettext("Nobody stands in for themselves.")})
    if delegate and not delegate.takes_work:
        raise ValidationError({"delegate": gettext("Choose somebody who works here.")})

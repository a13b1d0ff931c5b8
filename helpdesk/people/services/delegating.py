"""Gives the open work of somebody who is away to their delegate, and takes back what is still there."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from helpdesk.audit.services import record
from helpdesk.people.belongings import belongings, handed_over
from helpdesk.people.models import Absence, User
from helpdesk.people.queries import absence_of
from helpdesk.people.services.staff import bounds
from helpdesk.people.verbs import GIVEN_TO_DELEGATE, TAKEN_BACK

Keys = dict[str, list[int]]
"""The keys of things, by the kind of work."""


def delegate_work(*, person: User, by: User | None) -> User:
    """Give all open work that can be assigned, such as tickets and tasks, to the delegate. Returns who that is.

    The absence remembers what it was, so that it can be taken back. What others had given to the person is theirs to
    take back wherever it is now. One entry of the audit log says how much.

    Raises:
        ValidationError: nobody stands in, nothing is open, or the person stands above `by`.
    """
    bounds.check_reach_of_another(person, by)
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=person.pk)
        others = _locked(person)
        row = absence_of(person)
        if row is None or row.delegate is None or not row.delegate.takes_work:
            raise ValidationError(gettext("Say first who stands in."))
        given = _assign(person, row.delegate, by)
        if not given:
            raise ValidationError(gettext("Nothing of it is open."))
        if own := _without(given, _followed(others, given, person, row.delegate)):
            row.given = [*row.given, {"to": row.delegate_id, "things": own}]
            row.save(update_fields=["given"])
        record(GIVEN_TO_DELEGATE, by=by, thing=person, changes={"handed_over": (None, _told(given, row.delegate))})
    return row.delegate


def take_work_back(*, person: User, by: User | None, is_last_alone: bool = False) -> int:
    """Give back to somebody what was given away for them, as far as it is open and still with whom it went to: all of
    it, or what the last press gave alone.

    Returns how many things there were; of none the audit log says nothing.

    Raises:
        ValidationError: the person stands above `by`, or takes no work.
    """
    bounds.check_reach_of_another(person, by)
    if not person.takes_work:
        raise ValidationError(gettext("%(name)s cannot take over work.") % {"name": person.short_name})
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=person.pk)
        _locked(person)
        row = Absence.objects.filter(user=person).first()
        begin = -1 if is_last_alone else 0
        told: list[dict[str, Any]] = []
        for given in row.given[begin:] if row else []:
            if holder := User.objects.filter(pk=given["to"]).first():
                told += _told(_assign(holder, person, by, only=given["things"]), person)
        if row and row.given:
            row.given = row.given[:begin]
            row.save(update_fields=["given"])
        if told:
            record(TAKEN_BACK, by=by, thing=person, changes={"handed_over": (None, told)})
    return sum(line["count"] for line in told)


def _locked(person: User) -> list[Absence]:
    """The absences of others from which something was given away, locked with the person's own in one order."""
    rows = Absence.objects.select_for_update(no_key=True).filter(Q(user=person) | ~Q(given=[])).order_by("pk")
    return [row for row in rows if row.user_id != person.pk]


def _followed(others: list[Absence], moved: Keys, person: User, to: User) -> Keys:
    """Note with whom it is now that others had given to the person; what went home is no longer away. Returns it."""
    foreign: Keys = {}
    for row in others:
        noted = []
        for given in row.given:
            gone = _among(given["things"], moved) if given["to"] == person.pk else {}
            stays = _without(given["things"], gone)
            noted += [{**given, "things": stays}] if stays else []
            noted += [{"to": to.pk, "things": gone}] if gone and row.user_id != to.pk else []
            for kind, keys in gone.items():
                foreign.setdefault(kind, []).extend(keys)
        if noted != row.given:
            row.given = noted
            row.save(update_fields=["given"])
    return foreign


def _among(things: Keys, others: Keys) -> Keys:
    found = {kind: [key for key in keys if key in others.get(kind, [])] for kind, keys in things.items()}
    return {kind: keys for kind, keys in found.items() if keys}


def _without(things: Keys, others: Keys) -> Keys:
    left = {kind: [key for key in keys if key not in others.get(kind, [])] for kind, keys in things.items()}
    return {kind: keys for kind, keys in left.items() if keys}


def _assign(holder: User, to: User, by: User | None, *, only: Keys | None = None) -> Keys:
    """Assign what somebody has of each kind that can be assigned, or `only` these, to somebody else."""
    assigned = {}
    for kind in belongings():
        if kind.assign is None:
            continue
        things = kind.things(holder)
        if only is not None:
            things = things.filter(pk__in=only.get(kind.key, []))
        if rows := list(things):
            kind.assign(rows, to, by)
            assigned[kind.key] = [row.pk for row in rows]
    return assigned


def _told(given: Keys, to: User) -> list[dict[str, Any]]:
    return [handed_over(kind, len(keys), to) for kind, keys in given.items()]

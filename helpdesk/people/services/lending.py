"""Gives the open work of somebody who is away to who stands in, and takes back what is still with them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import record
from helpdesk.people.belongings import belongings
from helpdesk.people.models import Absence, User
from helpdesk.people.queries import absence_of
from helpdesk.people.services.staff import bounds
from helpdesk.people.verbs import GIVEN_TO_DELEGATE, TAKEN_BACK

Told = list[dict[str, Any]]
"""How much of what went to whom, as the audit log keeps it: {"what": a belonging's key, "count": …, "to": a name}."""


def give_to_delegate(*, person: User, by: User | None) -> User:
    """Give all that is open and can be lent, such as tickets and tasks, to who stands in. Returns who that is.

    The absence remembers what it was, so that it can be taken back. One entry of the audit log says how much.

    Raises:
        ValidationError: nobody stands in, nothing is open, or the person stands above `by`.
    """
    bounds.check_reach_of_another(person, by)
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=person.pk)
        row = absence_of(person)
        if row is None or row.delegate is None or not row.delegate.takes_work:
            raise ValidationError(gettext("Say first who stands in."))
        told, things = _lend(person, row.delegate, None, by)
        if not told:
            raise ValidationError(gettext("Nothing of it is open."))
        row.given = [*row.given, {"to": row.delegate_id, "things": things}]
        row.save(update_fields=["given"])
        record(GIVEN_TO_DELEGATE, by=by, thing=person, changes={"handed_over": (None, told)})
    return row.delegate


def take_back(*, person: User, by: User | None) -> int:
    """Give back to somebody what was given away for them, as far as it is open and still with whom it went to.

    Returns how many things there were; of none it says nothing.

    Raises:
        ValidationError: the person stands above `by`, or takes no work.
    """
    bounds.check_reach_of_another(person, by)
    if not person.takes_work:
        raise ValidationError(gettext("%(name)s cannot take over work.") % {"name": person.short_name})
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=person.pk)
        row = Absence.objects.filter(user=person).first()
        told: Told = []
        for given in row.given if row else []:
            holder = User.objects.filter(pk=given["to"]).first()
            if holder:
                told += _lend(holder, person, given["things"], by)[0]
        if row and row.given:
            row.given = []
            row.save(update_fields=["given"])
        if told:
            record(TAKEN_BACK, by=by, thing=person, changes={"handed_over": (None, told)})
    return sum(one["count"] for one in told)


def _lend(
    holder: User, to: User, only: dict[str, list[int]] | None, by: User | None
) -> tuple[Told, dict[str, list[int]]]:
    """Hand over what somebody has of what can be lent, or `only` these keys of a kind; what it was, in both forms."""
    told, things = [], {}
    for kind in belongings():
        if kind.lend is None:
            continue
        rows = kind.things(holder)
        if only is not None:
            rows = rows.filter(pk__in=only.get(kind.key, []))
        if found := list(rows):
            kind.lend(found, to, by)
            things[kind.key] = [row.pk for row in found]
            told.append({"what": kind.key, "count": len(found), "to": str(to)})
    return told, things

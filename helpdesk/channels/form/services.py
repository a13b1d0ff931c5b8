"""What managers do with contact forms. None is ever deleted: tickets name the form by which they came."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.channels.form import known
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import ContactForm

TAKEN = ("thanks",)
"""Slugs whose addresses lead elsewhere."""


def save_contact_form(
    *,
    form: ContactForm,
    name: str,
    asked: Mapping[str, str],
    texts: Mapping[str, Mapping[str, str]],
    fields: Sequence[tuple[str, str]] = (),
    fallback: str,
    priority: str,
    team: Team | None = None,
    tags: Sequence[str] = (),
    extras: Sequence[str] = (),
    sites: Sequence[str] = (),
    is_listed: bool = False,
    asks_proof: bool = False,
    by: User | None = None,
) -> ContactForm:
    """Store a form; a new one comes last, and gets a slug for its address, which never changes.

    Raises:
        ValidationError: the name is taken or missing, or a value cannot be.
    """
    chosen = {
        "asked": dict(asked),
        "fields": [list(pair) for pair in fields],
        "texts": {code: dict(said) for code, said in texts.items() if any(said.values())},
        "fallback": fallback,
        "priority": priority,
        "team": team,
        "tags": list(tags),
        "extras": list(extras),
        "sites": list(sites),
        "is_listed": is_listed,
        "asks_proof": asks_proof,
    }
    with transaction.atomic(), recorded(form, by=by):
        form.name = " ".join(name.split())
        for column, value in chosen.items():
            setattr(form, column, value)
        if form._state.adding:
            form.slug = _free_slug(form.name)
            form.position = (ContactForm.objects.aggregate(last=Max("position"))["last"] or 0) + 1
        form.full_clean()
        form.save()
        known.changed()
    return form


def close_contact_form(*, form: ContactForm, by: User | None) -> ContactForm:
    """Close a form: its page says so and names another way.

    Raises:
        ValidationError: it is the one that the help centre leads to.
    """
    with transaction.atomic():
        row = _locked()[form.pk]
        if row.is_default:
            words = gettext("The help centre leads to %(name)s: let it lead to another form first.")
            raise ValidationError(words % {"name": row.name})
        return _set(row, by, is_open=False)


def reopen_contact_form(*, form: ContactForm, by: User | None) -> ContactForm:
    """Bring a form back, at its old address and as it was."""
    return _set(form, by, is_open=True)


def make_default_form(*, form: ContactForm, by: User | None) -> ContactForm:
    """Let the help centre lead to this form.

    Raises:
        ValidationError: it is closed.
    """
    with transaction.atomic():
        rows = _locked()
        row = rows[form.pk]
        if not row.is_open:
            raise ValidationError(gettext("%(name)s is closed. Bring it back first.") % {"name": row.name})
        with recorded(row, by=by):
            ContactForm.objects.exclude(pk=row.pk).update(is_default=False)
            row.is_default = True
            row.save(update_fields=["is_default"])
        return row


def move_contact_form(*, form: ContactForm, up: bool, by: User | None) -> bool:
    """Change places with the form above or below; False when there is none."""
    with transaction.atomic():
        order = list(_locked().values())
        place = next(index for index, other in enumerate(order) if other.pk == form.pk)
        target = place + (-1 if up else 1)
        if not 0 <= target < len(order):
            return False
        with recorded(form, by=by):
            order[place], order[target] = order[target], order[place]
            for position, row in enumerate(order, 1):
                row.position = position
            ContactForm.objects.bulk_update(order, ["position"])
        known.changed()
    return True


def _set(row: ContactForm, by: User | None, **values: Any) -> ContactForm:
    with recorded(row, by=by):
        for column, value in values.items():
            setattr(row, column, value)
        row.save(update_fields=list(values))
    return row


def _locked() -> dict[int, ContactForm]:
    """All forms in their order, held so that of two people at once one sees what the other did."""
    rows = ContactForm.objects.select_for_update(no_key=True).order_by("pk")
    return {row.pk: row for row in sorted(rows, key=lambda row: (row.position, row.pk))}


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:50] or "form"
    taken = {*TAKEN, *ContactForm.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)}
    free = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in free if slug not in taken)

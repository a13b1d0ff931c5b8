"""The shop's own fields on a contact form: which it asks, and what was filled in, kept as it was posted."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from helpdesk.channels.form.choices import REQUIRED
from helpdesk.customers.models import Customer
from helpdesk.tickets.fields import Place, TicketField, find
from helpdesk.tickets.fields.values import is_empty, shown
from helpdesk.tickets.forms.own_fields import FilledIn, filled_in, form_field_for
from helpdesk.tickets.models import ContactForm
from helpdesk.tickets.queries.own import own_values

Raw = Mapping[str, Sequence[str]]


def own_fields_of(form: ContactForm) -> list[tuple[TicketField, bool]]:
    """The shop's own fields that the form asks, in its order, each with whether the form requires it.

    One that was put away since, or that no form may ask any more, is passed over.
    """
    known = ((find(key), how) for key, how in form.fields)
    return [(field, how == REQUIRED) for field, how in known if field and field.is_in(Place.FORM)]


def form_fields(form: ContactForm) -> dict[str, forms.Field]:
    """What the form asks of them, as form fields; required where the shop says so of all forms, or of this one."""
    return {
        field.key: form_field_for(field, is_required=True if is_required else None)
        for field, is_required in own_fields_of(form)
    }


def posted_of(form: ContactForm, posted: QueryDict) -> dict[str, list[str]]:
    """What was filled in, as it can be kept."""
    return {field.key: posted.getlist(field.key) for field, _ in own_fields_of(form) if field.key in posted}


def values_of(form: ContactForm, raw: Raw) -> FilledIn:
    """The values of what was posted; one that its field would not take any more is left out."""
    made = _Read(form, MultiValueDict({key: list(values) for key, values in raw.items()}))
    made.is_valid()
    return filled_in(made.cleaned_data)


def new_of(customer: Customer, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of customers' fields that this customer has none of: nobody proves on a form who they are, so what is
    known is not overwritten.
    """
    fields = [field for key in values if (field := find(key))]
    held = own_values.of_customers([customer.pk], fields).get(customer.pk, {}) if fields else {}
    return {key: value for key, value in values.items() if is_empty(held.get(key))}


def lines_of(values: Mapping[str, Any]) -> list[str]:
    """Values in words, a line each, for whoever reads the message."""
    return [f"{field.title}: {shown(field, value)}" for key, value in values.items() if (field := find(key))]


class _Read(forms.Form):
    """What was posted, read once more: nothing is required by now."""

    def __init__(self, form: ContactForm, posted: "MultiValueDict[str, str]") -> None:
        super().__init__(posted)
        for field, _ in own_fields_of(form):
            self.fields[field.key] = form_field_for(field, is_required=False)

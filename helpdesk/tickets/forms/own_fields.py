"""The shop's own fields as form fields: on a form for customers, on a customer's page, and in the preview of Settings.

A form for customers is built of any list of them, and its cleaned values go to the services as they are:

    fields = [field for key in keys if (field := find(key)) and field.is_in(Place.FORM)]  # or `fillable()`
    form.fields |= {field.key: form_field_for(field) for field in fields}
    …
    filled = filled_in(form.cleaned_data)
    created = create_ticket(…, **filled.of_ticket)
    keep_customer_values(customer=customer, by=None, **filled.of_customer)

Keys are those of `tickets.fields.find`, such as `own_size`: they are what a form stores, and they never change.
Labels, help and choices are in the language that is spoken while the form is made, so make it for each request. A field
that was put away is not in `Place.FORM` any more.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.tickets.fields import Place, TicketField, find, shown_in
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, LongText, Money, MultipleChoice, Number, Text
from helpdesk.tickets.fields.problems import problem
from helpdesk.tickets.fields.values import is_empty
from helpdesk.tickets.forms.several import SeveralField
from helpdesk.web.parameters import DayField


class FilledIn(NamedTuple):
    """Values of the shop's own fields by their keys, apart by whose they are; what was left empty is not among them."""

    of_ticket: dict[str, Any]
    of_customer: dict[str, Any]


def fillable() -> list[TicketField]:
    """The fields that customers may fill in on a form, in the shop's order."""
    return list(shown_in(Place.FORM))


def filled_in(cleaned: Mapping[str, Any]) -> FilledIn:
    """What a form's cleaned values say of the shop's own fields; all other values are passed over."""
    found = FilledIn({}, {})
    for key, value in cleaned.items():
        field = find(key)
        if field and field.own and not is_empty(value):
            (found.of_customer if field.is_of_customer else found.of_ticket)[key] = value
    return found


def form_field_for(field: TicketField, *, is_required: bool | None = None, held: Any = None) -> forms.Field:
    """The form field of one of the shop's own: drawn by its kind, and cleaned to the value that services take.

    It is required where the shop says so of every form, unless `is_required` says otherwise of this one. What is wrong
    is said in plain words, and what was typed stays. A value that is `held` already is taken, offered still or not.
    """
    wanted = field.terms.asks_on_form if is_required is None else is_required
    label = f"{field.title} ({field.kind.currency})" if isinstance(field.kind, Money) else field.title
    options: dict[str, Any] = {"label": label, "help_text": field.help, "required": wanted}
    made = _chosen(field, options, held) or _written(field, options)
    made.validators = [*made.validators, _check(field, held)]
    return made


def _offered(kind: Choice | MultipleChoice, held: Any) -> list[tuple[str, str]]:
    kept = [held] if isinstance(kind, Choice) else held or ()
    return [(key, label) for key, label in kind.labels.items() if key not in kind.retired or key in kept]


def _chosen(field: TicketField, options: dict[str, Any], held: Any) -> forms.Field | None:
    chosen = options | {"error_messages": {"required": gettext("Please choose.")}}
    match field.kind:
        case Choice() as kind:
            return forms.ChoiceField(choices=[("", gettext("Please choose…")), *_offered(kind, held)], **chosen)
        case MultipleChoice() as kind:
            made = SeveralField(kind, widget=forms.CheckboxSelectMultiple, **chosen)
            made.choices = _offered(kind, held)
            return made
        case Flag():
            yes_no = [("yes", gettext("Yes")), ("no", gettext("No"))]
            return forms.TypedChoiceField(
                choices=yes_no,
                widget=forms.RadioSelect,
                coerce=lambda value: value == "yes",
                empty_value=None,
                **chosen,
            )
    return None


def _written(field: TicketField, options: dict[str, Any]) -> forms.Field:
    written = options | {"error_messages": {"required": gettext("Please fill this in.")}}
    match field.kind:
        case Number():
            written |= {"widget": forms.NumberInput(attrs={"step": "any"})}
            return forms.DecimalField(decimal_places=Number.decimals, max_digits=Number.digits, **written)
        case Day():
            return DayField(**written)
        case LongText(longest=longest):
            return forms.CharField(max_length=longest, widget=forms.Textarea(attrs={"rows": 4}), **written)
        case Text(longest=longest):
            return forms.CharField(max_length=longest, **written)
    raise TypeError(f"no form has {field.kind}")


def _check(field: TicketField, held: Any) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        is_held = (tuple(value) if isinstance(value, list) else value) == held
        if not is_held and (words := problem(field, value)):
            raise ValidationError(words)

    return check

"""Forms of a customer's pages."""

from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import get_language_info, gettext, gettext_lazy

from helpdesk.customers.models import ContactPoint, Customer, Organisation
from helpdesk.customers.services.contact_points import NewPoint
from helpdesk.people.models import User
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.words.zones import zones

FIELDS = ("name", "preferred_name", "organisation", "language", "time_zone", "notes")


def languages(kept: str = "") -> list[tuple[str, str]]:
    """Choices of a language by name; one that is `kept` already is among them."""
    known = {
        code: str(get_language_info(code)["name_translated"]) for code, facts in LANG_INFO.items() if "name" in facts
    }
    named = known if not kept or kept in known else {kept: kept, **known}
    return [("", gettext("Not known")), *sorted(named.items(), key=lambda item: item[1].casefold())]


class CustomerForm(forms.Form):
    """What is known of a customer."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, required=False)
    preferred_name = forms.CharField(
        label=gettext_lazy("Preferred name"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("How every greeting calls them."),
    )
    notes = forms.CharField(
        label=gettext_lazy("Notes"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("For colleagues. The customer gets them with all else that is held of them."),
    )

    def __init__(self, data: Any = None, *, user: User, customer: Customer | None = None) -> None:
        row = customer or Customer()
        super().__init__(data, initial={name: getattr(row, name) for name in FIELDS} if customer else None)
        if user.may(Permission.CHANGE_ORGANISATIONS):
            offered = Organisation.objects.filter(Q(is_active=True) | Q(pk=row.organisation_id))
            self.fields["organisation"] = forms.ModelChoiceField(
                queryset=offered.order_by(Lower("name")),
                required=False,
                label=gettext("Organisation"),
                empty_label=gettext("No organisation"),
            )
        self.fields["language"] = forms.ChoiceField(
            choices=languages(row.language), required=False, label=gettext("Language")
        )
        self.fields["time_zone"] = forms.ChoiceField(
            choices=[("", gettext("Not known")), *zones(keep=row.time_zone)], required=False, label=gettext("Time zone")
        )
        self.order_fields(FIELDS)

    @property
    def known(self) -> dict[str, Any]:
        """What `services.save_customer` takes."""
        return {name: self.cleaned_data[name] for name in FIELDS if name in self.fields}

    def refuse(self, refusal: ValidationError) -> None:
        """Put what the service refused beside what it is about."""
        problems = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
        for name, told in problems.items():
            self.add_error(name if name in self.fields else None, told)


class NewCustomerForm(CustomerForm):
    """A new customer, with how they are reached."""

    email = forms.CharField(label=gettext_lazy("Email address"), max_length=320, required=False)
    phone = forms.CharField(label=gettext_lazy("Phone number"), max_length=60, required=False)
    field_order = ["name", "preferred_name", "email", "phone", "organisation", "language", "time_zone", "notes"]

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data, user=user)
        self.order_fields(self.field_order)
        self.points: list[NewPoint] = []

    def clean(self) -> dict[str, Any]:
        """The contact points in their normal form; at least one is needed."""
        given: dict[str, Any] = super().clean() or {}
        for kind in (ContactPoint.Kind.EMAIL, ContactPoint.Kind.PHONE):
            if text := given.get(kind.value):
                try:
                    self.points.append(NewPoint.of(kind, text))
                except ValidationError as refusal:
                    self.add_error(kind.value, refusal.messages)
        if not self.errors and not self.points:
            self.add_error("email", gettext("Give an address or a number, so that they can be reached."))
        return given


class ContactPointForm(forms.Form):
    """One more way to reach a customer."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ContactPoint.Kind.choices)
    value = forms.CharField(
        label=gettext_lazy("Address, number or handle"),
        max_length=320,
        error_messages={"required": gettext_lazy("Write the address, the number or the handle.")},
    )
    place = forms.CharField(
        label=gettext_lazy("Where they have the handle"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Of a handle alone: the address part of the webhook that brings its messages."),
    )

    def clean(self) -> dict[str, Any]:
        """What was written, with its normal form as `point`."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                given["point"] = NewPoint.of(given["kind"], given["value"], given["place"])
            except ValidationError as refusal:
                for name, told in refusal.message_dict.items():
                    self.add_error(name, told)
        return given

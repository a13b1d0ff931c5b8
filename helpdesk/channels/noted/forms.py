"""The form in which an agent writes down a call, a letter, a chat."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from helpdesk.customers.contacts import normalise_phone
from helpdesk.customers.forms import AddressField
from helpdesk.customers.forms.products import ProductField
from helpdesk.customers.models import Product
from helpdesk.mime.fields.contacts import NotAContact
from helpdesk.people.models import Team
from helpdesk.tickets.channels import CHANNELS, CHOICES, PHONE
from helpdesk.tickets.forms.composer import SubmissionKey
from helpdesk.tickets.forms.uploads import MAX_MESSAGE, FilesField, KeepsFiles
from helpdesk.tickets.models import Priority, Visibility


class PhoneNoteForm(KeepsFiles):
    """A request that an agent writes down: a call, a letter, a chat."""

    channel = forms.ChoiceField(
        label=gettext_lazy("It came by"),
        choices=[(key, label) for key, label in CHOICES if CHANNELS[key].is_noted],
        initial=PHONE.key,
    )
    name = forms.CharField(label=gettext_lazy("Customer’s name"), max_length=200, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    email = AddressField(label=gettext_lazy("Email"), max_length=254, required=False)
    handle = forms.CharField(
        label=gettext_lazy("Handle"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("What they are called there, such as @ana."),
    )
    link = forms.URLField(
        label=gettext_lazy("Link to the post"),
        max_length=2000,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "This is no address. It looks like https://chirp.example/ana/1."},
    )
    posted = forms.ChoiceField(
        label=gettext_lazy("Who can read it there"),
        choices=[
            ("", gettext_lazy("Not said")),
            (Visibility.PUBLIC.value, gettext_lazy("Everybody")),
            (Visibility.PRIVATE.value, gettext_lazy("Only the shop")),
        ],
        required=False,
    )
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    note = forms.CharField(
        label=gettext_lazy("What they said"), max_length=MAX_MESSAGE, widget=forms.Textarea(attrs={"rows": 6})
    )
    product = ProductField(
        label=gettext_lazy("Product"), queryset=Product.objects.none(), required=False, empty_label=gettext_lazy("None")
    )
    team = forms.ModelChoiceField(
        label=gettext_lazy("Team"),
        queryset=Team.objects.none(),
        required=False,
        empty_label=gettext_lazy("Let the rules decide"),
    )
    priority = forms.ChoiceField(
        label=gettext_lazy("Priority"),
        choices=[(key, gettext_lazy(label)) for key, label in Priority.choices],
        initial=Priority.NORMAL,
    )
    attachments = FilesField(label=gettext_lazy("Files"), required=False)
    submission_key = SubmissionKey()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["product"].queryset = Product.objects.filter(is_active=True)  # type: ignore[attr-defined]
        self.fields["team"].queryset = Team.objects.filter(is_active=True)  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"])
        try:
            return normalise_phone(phone) if phone else ""
        except NotAContact as error:
            raise ValidationError(
                gettext("This is no phone number. Add the country, as in +44 20 7946 0018.")
            ) from error

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(name) for name in ("phone", "email", "handle")) and not self.errors:
            raise ValidationError(
                gettext("Enter a phone number, an email address or a handle, so that the customer can be found again.")
            )
        return data

"""The public form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from helpdesk.customers.forms import AddressField
from helpdesk.customers.models import Product
from helpdesk.tickets.forms.composer import SubmissionKey
from helpdesk.tickets.forms.uploads import MAX_MESSAGE, FilesField, KeepsFiles


class ContactForm(KeepsFiles):
    """A request from anybody. `website` is a trap for programs: people do not see it."""

    message = forms.CharField(
        label=_("What is your question?"),
        max_length=MAX_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what we can help with.")},
    )
    subject = forms.CharField(label=_("In a few words"), max_length=200, required=False)
    product = forms.ModelChoiceField(
        label=_("Which product?"), queryset=Product.objects.none(), required=False, empty_label=_("None of these")
    )
    attachments = FilesField(label=_("Photos or files"), required=False, help_text=_("Up to 10 files, 25 MB together."))
    name = forms.CharField(
        label=_("What should we call you?"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = AddressField(
        label=_("Your email address"),
        max_length=254,
        help_text=_("Our answer goes here."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("We need an address to answer to.")},
    )
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))
    started = forms.CharField(required=False, widget=forms.HiddenInput)
    submission_key = SubmissionKey()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["product"].queryset = Product.objects.filter(is_active=True)  # type: ignore[attr-defined]

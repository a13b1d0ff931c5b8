"""Forms of the public pages and of the phone note."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from helpdesk.channels.uploads import FilesField, KeepsFiles
from helpdesk.customers.contacts import NotAContact, normalise_email, normalise_phone
from helpdesk.customers.models import Product
from helpdesk.people.models import Team
from helpdesk.tickets.forms import SubmissionKey
from helpdesk.tickets.models import Channel, Priority

MAX_MESSAGE = 20_000


def _products() -> Any:
    return Product.objects.filter(is_active=True)


class AddressField(forms.CharField):
    """An e-mail address by our own rule, which accepts international ones."""

    widget = forms.EmailInput

    def clean(self, value: Any) -> str:
        """
        Raises:
            ValidationError: it could not be reached.
        """
        text = str(super().clean(value))
        try:
            return normalise_email(text) if text else ""
        except NotAContact as error:
            raise ValidationError(
                _("This address could not be reached. An address looks like name@example.org.")
            ) from error


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
        self.fields["product"].queryset = _products()  # type: ignore[attr-defined]


class NewLinkForm(forms.Form):
    """Who wants a new link in place of one that has ended."""

    email = AddressField(
        label=_("The address that you wrote from"),
        max_length=254,
        required=False,
        help_text=_("If the link in your mail is whole, you may leave this empty."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class AnswerForm(KeepsFiles):
    """A customer's further words on their request."""

    message = forms.CharField(
        label=_("Write to us"),
        max_length=MAX_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something first: your answer is empty.")},
    )
    attachments = FilesField(label=_("Photos or files"), required=False)
    submission_key = SubmissionKey()

    @property
    def is_blank(self) -> bool:
        """Whether it holds neither words nor files."""
        return not (self.data.get("message", "").strip() or self.files or self.waiting)


class PhoneNoteForm(KeepsFiles):
    """A request that an agent writes down: a call, a letter, a chat."""

    channel = forms.ChoiceField(
        label="It came by",
        choices=[(item.value, item.label) for item in Channel if item not in (Channel.EMAIL, Channel.API)],
        initial=Channel.PHONE,
    )
    name = forms.CharField(label="Customer’s name", max_length=200, required=False)
    phone = forms.CharField(label="Phone", max_length=40, required=False, widget=forms.TextInput(attrs={"type": "tel"}))
    email = AddressField(label="Email", max_length=254, required=False)
    subject = forms.CharField(label="Subject", max_length=200)
    note = forms.CharField(label="What they said", max_length=MAX_MESSAGE, widget=forms.Textarea(attrs={"rows": 6}))
    product = forms.ModelChoiceField(
        label="Product", queryset=Product.objects.none(), required=False, empty_label="None"
    )
    team = forms.ModelChoiceField(
        label="Team", queryset=Team.objects.none(), required=False, empty_label="Let the rules decide"
    )
    priority = forms.ChoiceField(label="Priority", choices=Priority.choices, initial=Priority.NORMAL)
    attachments = FilesField(label="Files", required=False)
    submission_key = SubmissionKey()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["product"].queryset = _products()  # type: ignore[attr-defined]
        self.fields["team"].queryset = Team.objects.filter(is_active=True)  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"])
        try:
            return normalise_phone(phone) if phone else ""
        except NotAContact as error:
            raise ValidationError("This is no phone number. Add the country, as in +44 20 7946 0018.") from error

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("phone") and not data.get("email") and not self.errors:
            raise ValidationError("Enter a phone number or an email address, so that the customer can be found again.")
        return data

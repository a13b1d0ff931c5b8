"""What a contact form asks: its fields, as the shop chose them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from helpdesk.channels.form import own
from helpdesk.channels.form.choices import REQUIRED
from helpdesk.customers.forms import AddressField
from helpdesk.customers.forms.products import ProductField
from helpdesk.customers.models import Product
from helpdesk.tickets.forms.composer import SubmissionKey
from helpdesk.tickets.forms.uploads import MAX_MESSAGE, FilesField, KeepsFiles
from helpdesk.tickets.models import ContactForm
from helpdesk.tickets.words import NewFile

CHOSEN = {
    "subject": _("Say in a few words what it is about."),
    "order": _("Write the number of your order."),
    "product": _("Choose the product."),
    "attachments": _("Add a photo or a file."),
    "name": _("Write your name."),
}
"""The built-in fields that a shop chooses, in their order, with what is said where a required one is missing.

The words and the address of whoever writes are always asked.
"""
LABELS = {
    "subject": _("Subject"),
    "order": _("Order number"),
    "product": _("Product"),
    "attachments": _("Photos or files"),
    "name": _("Name"),
}
"""What colleagues call these fields."""
ORDER_LENGTH = 40


class RequestForm(KeepsFiles):
    """A request from anybody. `website` is a trap for programs: people do not see it."""

    message = forms.CharField(
        label=_("What is your question?"),
        max_length=MAX_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what we can help with.")},
    )
    subject = forms.CharField(label=_("In a few words"), max_length=200, required=False)
    order = forms.CharField(label=_("Number of your order"), max_length=ORDER_LENGTH, required=False)
    product = ProductField(
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
    proof = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    submission_key = SubmissionKey()

    def __init__(self, *args: Any, form: ContactForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, missing in CHOSEN.items():
            if name not in form.asked:
                del self.fields[name]
            elif form.asked[name] == REQUIRED:
                self._require(name, str(missing))
        self._own = own.form_fields(form)
        self.fields |= self._own
        if "product" in self.fields:
            self._offer(Product.objects.filter(is_active=True))

    def _offer(self, products: QuerySet[Product]) -> None:
        """Ask which product it is, unless there is none to choose from."""
        if products.exists():
            self.fields["product"].queryset = products  # type: ignore[attr-defined]
        else:
            del self.fields["product"]

    def _require(self, name: str, missing: str) -> None:
        field = self.fields[name]
        field.required = True
        field.error_messages["required"] = missing
        if isinstance(field, forms.ModelChoiceField):
            field.empty_label = str(_("Choose one"))

    @property
    def chosen(self) -> list[forms.BoundField]:
        """The fields between the words and the parts of other rooms."""
        return [self[name] for name in ("subject", "order", "product", *self._own) if name in self.fields]

    def clean_attachments(self) -> list[NewFile]:
        """The files; a form that requires one takes those that were kept, too.

        Raises:
            ValidationError: there is none, or they are too many or too large together.
        """
        files = super().clean_attachments()
        if not files and self.fields["attachments"].required:
            raise ValidationError(str(CHOSEN["attachments"]))
        return files

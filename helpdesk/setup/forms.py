"""Forms of the first steps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from helpdesk.people.forms import NewAccountForm


class FirstAdminForm(NewAccountForm):
    """The shop's name and one's own account."""

    shop = forms.CharField(
        label=gettext_lazy("What is the shop called?"),
        help_text=gettext_lazy("Stands on every page and in every mail to customers."),
        max_length=80,
        error_messages={"required": gettext_lazy("Customers see the name everywhere: write it here.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("Your email address"),
        help_text=gettext_lazy("You sign in with it."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("shop", "name", "email", "password")


class FirstAddressForm(forms.Form):
    """Where customers write to, and the first team."""

    address = forms.EmailField(
        label=gettext_lazy("Address that customers write to"),
        help_text=gettext_lazy("Answers leave from it, and it stands on your public pages."),
        max_length=254,
    )
    team = forms.CharField(
        label=gettext_lazy("First team"),
        help_text=gettext_lazy("Its members see what comes in. You are its first one."),
        max_length=80,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].widget.attrs["autocomplete"] = "off"

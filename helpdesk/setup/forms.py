"""Forms of the first steps."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy

from helpdesk.people.forms import language_choices, zone_choices
from helpdesk.people.models import User


class FirstAdminForm(forms.Form):
    """The shop's name and one's own account."""

    shop = forms.CharField(
        label=gettext_lazy("What is the shop called?"),
        help_text=gettext_lazy("Stands on every page and in every mail to customers."),
        max_length=80,
        error_messages={"required": gettext_lazy("Customers see the name everywhere: write it here.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Your email address"),
        help_text=gettext_lazy("You sign in with it."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=4096,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    time_zone = forms.ChoiceField(choices=zone_choices, required=False, label=gettext_lazy("Time zone"))
    language = forms.ChoiceField(choices=language_choices, required=False, label=gettext_lazy("Language of the desk"))

    def clean_password(self) -> str:
        """The password.

        Raises:
            ValidationError: too easy to guess.
        """
        password = str(self.cleaned_data["password"])
        person = User(email=str(self.data.get("email", "")), name=str(self.data.get("name", "")))
        validate_password(password, person)
        return password


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

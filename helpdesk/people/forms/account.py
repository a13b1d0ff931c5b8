"""The form of somebody who makes their own account."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy

from helpdesk.people.forms.own import language_choices, zone_choices
from helpdesk.people.models import User
from helpdesk.web.requests.language import page_language_for_the_desk


class NewAccountForm(forms.Form):
    """Name, password, time zone and language. The address is known, or a field `email` of the form."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Colleagues and customers see your name: write it here.")},
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        help_text=gettext_lazy("At least eight characters, and not one that many people use."),
        max_length=4096,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    time_zone = forms.ChoiceField(choices=zone_choices, required=False, label=gettext_lazy("Time zone"))
    language = forms.ChoiceField(choices=language_choices, required=False, label=gettext_lazy("Language of the desk"))

    def __init__(self, *args: Any, known_address: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_address = known_address

    def clean_password(self) -> str:
        """The password.

        Raises:
            ValidationError: too easy to guess.
        """
        password = str(self.cleaned_data["password"])
        email = self.known_address or str(self.data.get("email", ""))
        validate_password(password, User(email=email, name=str(self.data.get("name", ""))))
        return password

    def clean_language(self) -> str:
        """The language that was chosen; where none was, that of this page, so that the desk goes on in it."""
        return str(self.cleaned_data["language"]) or page_language_for_the_desk()

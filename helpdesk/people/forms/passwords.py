"""allauth's forms about passwords in our words, and signing in where passwords are off."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from allauth.account.forms import ResetPasswordKeyForm as AllauthResetPasswordKeyForm
from allauth.account.forms import SetPasswordForm as AllauthSetPasswordForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.audit.services import record
from helpdesk.people.models import User
from helpdesk.people.proved import is_proved
from helpdesk.people.registry import instead_of_password
from helpdesk.people.verbs import PASSWORD_REFUSED


class LoginForm(AllauthLoginForm):  # type: ignore[misc] # allauth has no types
    """Signs somebody in by a password, unless passwords are off for them. What else they typed stays."""

    def clean(self) -> dict[str, Any]:
        """The form's data.

        Raises:
            ValidationError: the password is wrong, or right and off; the audit log tells of the latter.
        """
        data: dict[str, Any] = super().clean()
        person = getattr(self, "user", None)
        if person and (way := instead_of_password(person)):
            record(PASSWORD_REFUSED, by=None, thing=person)
            words = gettext("Passwords are off for your address: sign in with %(provider)s.")
            raise ValidationError(words % {"provider": way})
        return data


class ResetPasswordForm(AllauthResetPasswordForm):  # type: ignore[misc] # allauth has no types
    """Asks for a link for a new password.

    It goes only to the address with which somebody signs in, or one that they proved.
    """

    def clean_email(self) -> str:
        typed: str = super().clean_email()
        found: list[User] = self.users  # type: ignore[has-type] # allauth has no types
        self.users = [user for user in found if is_proved(user, typed)]
        return typed


class _NewPassword(forms.Form):
    """Asks for a new password twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": gettext("The password so far"),
            "password1": gettext("New password"),
            "password2": gettext("The same once more"),
        }
        for name in labels.keys() & self.fields.keys():
            field = self.fields[name]
            field.label = labels[name]
            field.widget.attrs.pop("placeholder", None)
        self.fields["password1"].help_text = gettext("At least eight characters, and not one that many people use.")


class ChangePasswordForm(_NewPassword, AllauthChangePasswordForm):  # type: ignore[misc] # allauth has no types
    """Changes a password."""


class SetPasswordForm(_NewPassword, AllauthSetPasswordForm):  # type: ignore[misc] # allauth has no types
    """Sets the first password of an account that had none."""


class ResetPasswordKeyForm(_NewPassword, AllauthResetPasswordKeyForm):  # type: ignore[misc] # allauth has no types
    """Takes a new password by a mailed link."""

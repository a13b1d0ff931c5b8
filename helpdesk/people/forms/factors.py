"""Forms of second factors: codes, passkeys, and what they are called. allauth checks; here are words and bounds."""

from typing import Any

from allauth.core import context
from allauth.mfa.app_settings import TOTP_PERIOD
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib.auth.signals import user_login_failed
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from helpdesk.people.models import User

LONGEST_NAME = 80
A_CODE_HOLDS = 3 * TOTP_PERIOD
"""Its own time, and that before and after (`MFA_TOTP_TOLERANCE`)."""
UNFIT = (ValueError, TypeError, KeyError, AttributeError)
"""What comes of a credential that no browser made."""


class CodeField(forms.CharField):
    """A code of an authenticator app, or a recovery code."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", gettext_lazy("Code"))
        attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True, "spellcheck": "false"}
        super().__init__(max_length=20, widget=forms.TextInput(attrs=attributes), **options)


class _OnceOnly(forms.Form):
    """A code of the app opens once: whoever reads it over a shoulder comes too late."""

    authenticator: Authenticator

    def clean_code(self) -> str:
        """The code.

        Raises:
            ValidationError: wrong, used before, or too many were wrong.
        """
        try:
            code: str = super().clean_code()  # type: ignore[misc] # of allauth's form beside this one
        except ValidationError as error:
            if error.code != "too_many_login_attempts":
                raise
            raise ValidationError(gettext("Too many tries. Wait five minutes.")) from None
        own = self.authenticator
        used = f"factor:{own.user_id}:{''.join(code.split())}"
        if own.type == Authenticator.Type.TOTP and not cache.add(used, True, timeout=A_CODE_HOLDS):
            raise ValidationError(gettext("This code was used already. Wait for the next one."))
        return code


class SecondStepForm(_OnceOnly, AuthenticateForm):  # type: ignore[misc] # allauth has no types
    """The second step of signing in."""

    code = CodeField()


class ConfirmByCodeForm(_OnceOnly, ReauthenticateForm):  # type: ignore[misc] # allauth has no types
    """A code before something that matters is changed."""

    code = CodeField()


class AuthenticatorAppForm(ActivateTOTPForm):  # type: ignore[misc] # allauth has no types
    """The first code of a new app, which proves that it has the key."""

    code = CodeField(label=gettext_lazy("Code that the app shows"))


class _Passkey(forms.Form):
    """Tells whoever's passkey did not fit so in words, also where a program made it up, and lets the audit log know."""

    user: User | None

    def clean_credential(self) -> Any:
        """The factor whose passkey it is.

        Raises:
            ValidationError: nobody's, not for this page, or too many were wrong.
        """
        try:
            return super().clean_credential()  # type: ignore[misc] # of allauth's form beside this one
        except (*UNFIT, ValidationError) as error:
            self._told()
            words = gettext("This passkey did not open the account. Try again.")
            if getattr(error, "code", "") == "too_many_login_attempts":
                words = gettext("Too many tries. Wait five minutes.")
            raise ValidationError(words) from None

    def _told(self) -> None:
        if self.user is None:
            user_login_failed.send(sender=__name__, credentials={}, request=context.request)
        else:
            authentication_failed.send(sender=Authenticator, request=context.request, user=self.user)


class PasskeyStepForm(_Passkey, AuthenticateWebAuthnForm):  # type: ignore[misc] # allauth has no types
    """A passkey as the second step of signing in."""


class ConfirmByPasskeyForm(_Passkey, ReauthenticateWebAuthnForm):  # type: ignore[misc] # allauth has no types
    """A passkey before something that matters is changed."""


class PasskeySignInForm(_Passkey, LoginWebAuthnForm):  # type: ignore[misc] # allauth has no types
    """A passkey in place of address and password."""


class NewPasskeyForm(AddWebAuthnForm):  # type: ignore[misc] # allauth has no types
    name = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("So that you know it again: the device, or where the key lies."),
    )
    passwordless = forms.BooleanField(
        label=gettext_lazy("Sign in with it alone, without a password"),
        required=False,
        initial=True,
        help_text=gettext_lazy("The device then asks for your finger, face or PIN."),
    )

    def clean(self) -> dict[str, Any]:
        """What was typed, with a passkey that fits.

        Raises:
            ValidationError: the passkey is not for this page.
        """
        try:
            cleaned: dict[str, Any] = super().clean()
        except (*UNFIT, ValidationError):
            raise ValidationError(gettext("The passkey was not taken. Try again.")) from None
        return cleaned


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc] # allauth has no types
    name = forms.CharField(label=gettext_lazy("Name"), max_length=LONGEST_NAME)

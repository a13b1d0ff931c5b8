"""How allauth behaves here: nobody signs up by themselves, and everybody lands where they belong."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from helpdesk.web.requests import closed_accounts


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Email and password don’t match. Check both, or set a new password."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, or set a new password."),
        "rate_limited": _("Too many tries. Wait five minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always no: accounts are made by an admin or from a request's own link, never by a stranger's form."""
        return False

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **how: Any) -> HttpResponse | None:
        """Send somebody back to the sign-in who may not come in; None lets them in."""
        if closed_accounts.is_closed(user):
            messages.error(request, gettext(closed_accounts.WORDS))
            return redirect("account_login")
        refusal: HttpResponse | None = super().pre_login(request, user, **how)
        return refusal

    def get_login_stages(self) -> list[str]:
        """The steps of signing in, with our own second one."""
        return [settings.SECOND_STEP.get(stage, stage) for stage in super().get_login_stages()]

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, str]]:
        """The ways to show once more who one is, in our words."""
        words = {
            "reauthenticate": gettext("Type the password"),
            "mfa_reauthenticate": gettext("Type a code"),
            "mfa_reauthenticate:webauthn": gettext("Use a passkey"),
        }
        return [way | {"description": words[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the mail, from the settings: a forged Host header must not choose where the key goes."""
        uid, _dash, secret = key.partition("-")
        return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": secret})

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/desk/tickets/" if getattr(request.user, "is_agent", False) else "/help/requests/"

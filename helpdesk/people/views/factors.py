"""What allauth's pages of second factors do otherwise here."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView, RemoveWebAuthnView
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_GET


@require_GET
def to_security(request: HttpRequest) -> HttpResponse:
    """Lead from allauth's own lists to the page that has all of them."""
    return redirect("people:security")


class SecondStep(AuthenticateView):  # type: ignore[misc] # allauth has no types
    """Asks for a second factor after the password, and names those that this person has."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        has_app = is_mfa_enabled(self.stage.login.user, [Authenticator.Type.TOTP])
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"has_app": has_app}


class ConfirmByPasskey(ReauthenticateWebAuthnView):  # type: ignore[misc] # allauth has no types
    """Asks for a passkey before something that matters; one that does not fit leads back here."""

    def form_invalid(self, form: object) -> HttpResponse:
        super().form_invalid(form)
        return HttpResponseRedirect(self.request.get_full_path())


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc] # allauth has no types
    """Removes a passkey, unless it is the last factor of somebody who needs one."""

    def get_form(self, form_class: type[forms.Form] | None = None) -> forms.Form:
        """The form, which says why not before anybody presses."""
        form = forms.Form({}) if self.request.method != "POST" else forms.Form(self.request.POST)
        if not get_adapter().can_delete_authenticator(self.object):
            form.add_error(None, get_adapter().validation_error("cannot_delete_authenticator"))
        return form

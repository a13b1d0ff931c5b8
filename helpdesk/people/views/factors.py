"""What allauth's pages of second factors do otherwise here."""

from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_GET


@require_GET
def to_security(request: HttpRequest) -> HttpResponse:
    """Lead from allauth's own lists to the page that has all of them."""
    return redirect("people:security")


class ConfirmByPasskey(ReauthenticateWebAuthnView):  # type: ignore[misc] # allauth has no types
    """Asks for a passkey before something that matters; one that does not fit leads back here."""

    def form_invalid(self, form: object) -> HttpResponse:
        super().form_invalid(form)
        return HttpResponseRedirect(self.request.get_full_path())

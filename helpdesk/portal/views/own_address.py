"""`/accounts/email/`: the address with which one signs in, and the link that proves another one."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from helpdesk.customers.forms import AddressField
from helpdesk.people.models import User
from helpdesk.people.services.change_address import NotProved, wished_address
from helpdesk.portal.services import own_address as services
from helpdesk.web.requests.staff import SignedInRequest
from helpdesk.web.requests.throttle import allow

PASSWORDS, WISHES, MAILS_TO_ONE = 10, 5, 2
FIVE_MINUTES, DAY = 300, 86_400


class OwnAddressForm(forms.Form):
    """The new address; the password is judged first, so that a borrowed session learns and sends nothing."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        max_length=4096,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    email = AddressField(
        label=gettext_lazy("New email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """The person's password.

        Raises:
            ValidationError: not theirs, or too many tries.
        """
        if not allow("own-address-password", str(self.user.pk), limit=PASSWORDS, seconds=FIVE_MINUTES):
            raise ValidationError(_("Too many tries. Wait five minutes."))
        if not self.user.check_password(self.cleaned_data["password"]):
            raise ValidationError(_("This is not your password."))
        return str(self.cleaned_data["password"])

    def clean_email(self) -> str:
        """The new address.

        Raises:
            ValidationError: their own already, or no address that mail reaches.
        """
        email = str(self.cleaned_data["email"])
        forms.EmailField(max_length=254).clean(email)
        if email == self.user.email.lower():
            raise ValidationError(_("You sign in with this address already."))
        return email


@login_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def own_address(request: SignedInRequest) -> HttpResponse:
    """Ask for another address. The answer is the same whether somebody has it already or not."""
    user = request.user
    form = OwnAddressForm(request.POST if request.method == "POST" else None, user=user)
    if not form.is_valid():
        return render(request, "account/email.html", {"form": form}, status=422 if form.is_bound else 200)
    email = form.cleaned_data["email"]
    if not allow("own-address", str(user.pk), limit=WISHES, seconds=DAY):
        form.add_error(None, _("You asked for many addresses today. Try again tomorrow."))
        return render(request, "account/email.html", {"form": form}, status=429)
    if allow("own-address-to", email, limit=MAILS_TO_ONE, seconds=DAY):
        services.ask(user=user, email=email)
    return render(request, "account/email_sent.html", {"email": email})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def prove_address(request: SignedInRequest, secret: str) -> HttpResponse:
    """Ask whether the address is to change, when the link of the mail is opened; the press of the button changes it."""
    user = request.user
    try:
        if request.method != "POST":
            wished = wished_address(user=user, secret=secret)
            return render(request, "account/email_prove.html", {"email": wished})
        services.prove(user=user, secret=secret)
    except NotProved:
        return render(request, "account/email_prove.html", {"email": ""}, status=410)
    return render(request, "account/email_changed.html", {"email": user.email})


def no_other_proof(request: HttpRequest, key: str = "") -> HttpResponse:
    """Refuse the address at which the library behind the sign-in would confirm addresses.

    Ours are proved by our own links alone, and no link of the library's was ever sent.
    """
    if key:
        raise Http404
    return redirect("portal:own_address")

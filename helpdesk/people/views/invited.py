"""`/accounts/invited/…/`: the page on which somebody who was invited makes their account."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from helpdesk.people.forms import NewAccountForm
from helpdesk.people.services import staff as services
from helpdesk.people.services.staff.invitations import NotInvited


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for a name and a password; the press makes the account and signs in."""
    try:
        invitation = services.invitation_of(secret)
        form = NewAccountForm(
            request.POST if request.method == "POST" else None,
            known_address=invitation.email,
            initial={"time_zone": invitation.time_zone, "language": invitation.language},
        )
        if form.is_bound and form.is_valid():
            person = services.accept_invitation(secret=secret, **form.cleaned_data)
            login(request, person)
            return redirect("tickets:inbox")
    except NotInvited:
        return render(request, "account/not_invited.html", status=410)
    context = {"form": form, "invitation": invitation}
    return render(request, "account/invited.html", context, status=422 if form.errors else 200)

"""The page for a link that is too old or was cut: a new one comes by mail. Nobody learns whether it ever was one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from helpdesk.portal.forms import NewLinkForm
from helpdesk.portal.services.send_new_link import send_new_link
from helpdesk.web.requests.throttle import allow, client_address

_NOT_FOUND = 404


def link_ended(request: HttpRequest, token: str) -> HttpResponse:
    """The page, and the one answer to every press of its button."""
    if request.method != "POST":
        return _page(request, NewLinkForm(), _NOT_FOUND)
    form = NewLinkForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    if not allow("new-link-network", client_address(request), limit=10, seconds=3600):
        form.add_error(None, gettext("Many links were asked for from here within the hour. Please try again later."))
        return _page(request, form, 429)
    send_new_link(token=token, address=form.cleaned_data["email"])
    return render(request, "helpdesk/portal/link_ended.html", {"is_sent": True})


def _page(request: HttpRequest, form: NewLinkForm, status: int) -> HttpResponse:
    return render(request, "helpdesk/portal/link_ended.html", {"form": form}, status=status)

"""The public form: a question or, where a room adds it, a complaint."""

import logging
from functools import partial
from typing import Any

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.channels.form import protection
from helpdesk.channels.form.forms import ContactForm
from helpdesk.channels.form.inbound import set_aside, submit
from helpdesk.channels.form.registry import Extra, all_extras
from helpdesk.tickets.errors import AlreadySent
from helpdesk.tickets.files import NOT_KEPT
from helpdesk.tickets.models import Ticket
from helpdesk.web.frame.navigation import resolve
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.language import PARAMETER, page_language, with_language

log = logging.getLogger(__name__)

_THANKS_SALT = "helpdesk.channels.thanks"
_THANKS_SECONDS = 3600


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Show the form, or take a request in."""
    if request.method != "POST":
        return _page(request, ContactForm(initial=_known(request)), _extra_forms(request))
    form, extras = ContactForm(request.POST, request.FILES), _extra_forms(request)
    chosen = [(extra, part) for extra, part in extras if part.is_bound]
    parts_are_valid = [part.is_valid() for _, part in chosen]
    if not form.is_valid() or not all(parts_are_valid):
        return _page(request, form, extras, status=422)
    data = form.cleaned_data
    if not protection.within_limits(request, data["email"]):
        words = gettext("Many requests came from here within the hour. Your text is kept: please send it later.")
        form.add_error(None, words)
        return _page(request, form, extras, status=429)
    doubt = protection.suspicion(
        trap=data["website"], started=data["started"], text=f"{data['subject']} {data['message']}"
    )
    if doubt:
        set_aside(data, doubt)
        return redirect(with_language(request, reverse("channels:thanks")))
    try:
        ticket = _submit(data, [partial(_finish, extra, part) for extra, part in chosen])
    except OSError:
        log.exception("the files of a request could not be kept")
        form.add_error("attachments", NOT_KEPT)
        return _page(request, form, extras, status=503)
    number = signing.dumps(ticket.number, salt=_THANKS_SALT)
    return redirect(with_language(request, f"{reverse('channels:thanks')}?to={number}"))


@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens next. The number comes signed; the link to the conversation goes to the mail address alone."""
    try:
        number = signing.loads(query_params(request).words("to"), salt=_THANKS_SALT, max_age=_THANKS_SECONDS)
    except signing.BadSignature:
        number = None
    return render(request, "helpdesk/channels/thanks.html", {"number": number})


def _page(
    request: HttpRequest, form: ContactForm, extras: list[tuple[Extra, forms.Form]], status: int = 200
) -> HttpResponse:
    if form.is_bound:
        form.keep(request)
    context = {
        "form": form,
        "extras": extras,
        "started": protection.stamp(),
        "suggest_url": _in_language(resolve("knowledgebase:suggest")),
    }
    return render(request, "helpdesk/channels/contact.html", context, status=status)


def _in_language(address: str) -> str:
    return f"{address}?{PARAMETER}={page_language()}" if address else ""


def _submit(data: dict[str, Any], extras: list[partial[None]]) -> Ticket:
    try:
        return submit(data, extras=extras, page_language=page_language())
    except AlreadySent:
        # Somebody went back, wrote something else and sent it: another request.
        return submit(data | {"submission_key": None}, extras=extras, page_language=page_language())


def _extra_forms(request: HttpRequest) -> list[tuple[Extra, forms.Form]]:
    """Each registered part with its form, bound when the customer chose it."""
    return [(extra, _extra_form(request, extra)) for extra in all_extras()]


def _extra_form(request: HttpRequest, extra: Extra) -> forms.Form:
    if request.method == "POST" and form_data(request).words(extra.key) == "yes":
        return extra.form_class(request.POST, request.FILES, prefix=extra.key)
    return extra.form_class(prefix=extra.key)


def _finish(extra: Extra, part: forms.Form, ticket: Ticket) -> None:
    extra.on_created(ticket, part.cleaned_data)


def _known(request: HttpRequest) -> dict[str, Any]:
    """What need not be asked: words carried over from a search, and who is signed in."""
    known: dict[str, Any] = {"message": query_params(request).words("q", longest=500)}
    if request.user.is_authenticated:
        known |= {"name": request.user.short_name, "email": request.user.email}
    return known

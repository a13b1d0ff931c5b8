"""Settings → Mail out: by which server mail leaves, with a test that goes step by step."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.outgoing.addressing.mailboxes import own_mailboxes
from helpdesk.outgoing.forms.mail_server import MailServerForm
from helpdesk.outgoing.queries import mail_out as ways
from helpdesk.outgoing.queries.breakers import outages
from helpdesk.outgoing.relay.access import is_readable
from helpdesk.outgoing.relay.presets import PRESETS, preset_of
from helpdesk.outgoing.relay.probe import RelayResult, probe
from helpdesk.outgoing.relay.trouble import RelayStep
from helpdesk.outgoing.services.mail_server import bring_mail_server_back, put_mail_server_aside, save_mail_server
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.go import go
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.requests.throttle import allow
from helpdesk.web.sealed import SealedUnreadable

TESTS_A_MINUTE = 5


@permitted(Permission.CHANGE_MAILBOXES)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def mail_out(request: StaffRequest) -> HttpResponse:
    """How mail leaves now, and the server that somebody sets up here."""
    if request.method == "POST":
        form = _posted(request)
        if form.is_valid() and _save(request, form):
            return redirect("outgoing:mail_out")
    else:
        server = ways.row()
        form = MailServerForm(server=server, preset=preset_of(query_params(request).words("preset")))
        form = watched(request, form, server)
    return _show(request, form)


def _posted(request: StaffRequest) -> MailServerForm:
    server = ways.row()
    return watched(request, MailServerForm(request.POST, server=server), server)


def _save(request: StaffRequest, form: MailServerForm) -> bool:
    try:
        server = save_mail_server(**form.cleaned_data, by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, gettext("Mail leaves by %(server)s from now on.") % {"server": server})
    return True


def _show(request: StaffRequest, form: MailServerForm, **more: Any) -> HttpResponse:
    server = ways.row()
    context = {
        "form": form,
        "server": server,
        "out": ways.mail_out(),
        "environment": ways.of_environment(),
        "is_unreadable": server is not None and not is_readable(server),
        "presets": PRESETS,
        "preset": preset_of(query_params(request).words("preset")),
        "outages": [outage for outage in outages() if outage.is_mail],
        "may_try": request.user.may(Permission.SEND_EARLY),
        "sender": own_mailboxes()[0].address,
        "area": "settings",
    }
    status = 422 if form.errors else 200
    return render(request, "helpdesk/outgoing/mail_out.html", context | more, status=status)


@permitted(Permission.CHANGE_MAILBOXES)
@sensitive_post_parameters("password")
@require_POST
def try_server(request: StaffRequest) -> HttpResponse:
    """Try what was entered, saved or not, and tell each step. Nothing is stored, and no transaction is open."""
    form = _posted(request)
    context: dict[str, Any] = {"results": [], "problem": ""}
    if not allow("mail-out-test", str(request.user.pk), limit=TESTS_A_MINUTE, seconds=60):
        context["problem"] = gettext("These were many tests in a minute. Wait a little, then try again.")
    elif form.is_valid():
        context["results"] = _probe(request, form)
    if request.htmx:
        return render(request, "components/test_result.html", context | {"form": form})
    return _show(request, form, tested=True, **context)


def _probe(request: StaffRequest, form: MailServerForm) -> list[RelayResult]:
    try:
        access = form.access()
    except SealedUnreadable:
        words = gettext(
            "The stored password cannot be read any more, because SECRET_KEY is another one. Enter it again."
        )
        return [RelayResult(RelayStep.SIGN_IN, ok=False, words=words)]
    return probe(access, sender=own_mailboxes()[0], to=request.user.email)


@permitted(Permission.CHANGE_MAILBOXES)
@require_POST
def put_mail_out_aside(request: StaffRequest) -> HttpResponse:
    """Go back to what the environment says, with a way to undo it."""
    put_mail_server_aside(by=request.user)
    words = (
        gettext("Mail leaves as the environment says again.")
        if ways.mail_out().leaves
        else gettext("No mail leaves any more: it is written to files.")
    )
    undoable(request, words, undo_url=reverse("outgoing:bring_mail_out_back"), seconds=30)
    return redirect("outgoing:mail_out")


@permitted(Permission.CHANGE_MAILBOXES)
@require_POST
def bring_mail_out_back(request: StaffRequest) -> HttpResponse:
    """Undo `put_mail_out_aside`."""
    bring_mail_server_back(by=request.user)
    if ways.stored() is None:
        messages.error(request, gettext("There is nothing to bring back any more."))
    else:
        messages.success(request, gettext("Mail leaves by %(server)s from now on.") % {"server": ways.stored()})
    return go(request, reverse("outgoing:mail_out"))

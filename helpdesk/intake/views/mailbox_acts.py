"""One button each: test an account, switch a mailbox on or off, make it the default one, and its provider's key."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from helpdesk.intake.doors.imap.probe import ProbeResult, probe
from helpdesk.intake.doors.imap.trouble import Trouble
from helpdesk.intake.forms import ImapForm
from helpdesk.intake.models import AfterFetch
from helpdesk.intake.services import mailbox_acts
from helpdesk.intake.services.inbound_key import end_inbound_key, make_inbound_key
from helpdesk.intake.views.mailboxes import forms_for, show
from helpdesk.outgoing.models import Mailbox
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.requests.throttle import allow

TESTS_A_MINUTE = 10


@permitted(Permission.CHANGE_MAILBOXES)
@sensitive_post_parameters("password")
@require_POST
def try_account(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """Try what was entered, saved or not, and tell each step. Nothing is stored, and no transaction is open."""
    mailbox = get_object_or_404(Mailbox.objects.select_related("imap"), pk=pk) if pk else Mailbox()
    form, imap = forms_for(request, mailbox, request.POST)
    context: dict[str, Any] = {"results": [], "problem": ""}
    if not allow("mailbox-test", str(request.user.pk), limit=TESTS_A_MINUTE, seconds=60):
        context["problem"] = gettext("These were many tests in a minute. Wait a little, then try again.")
    elif imap.is_valid():
        context["results"] = _probe(imap)
    if request.htmx:
        return render(request, "components/test_result.html", context | {"form": imap})
    return show(request, form, imap, tested=True, **context)


def _probe(imap: ImapForm) -> list[ProbeResult]:
    entered = imap.cleaned_data
    move_to = entered["move_to"] if entered["after_fetch"] == AfterFetch.MOVE else ""
    try:
        return probe(imap.access(), folder=entered["folder"], move_to=move_to)
    except Trouble as trouble:
        return [ProbeResult(trouble.step, ok=False, words=trouble.words)]


@permitted(Permission.CHANGE_MAILBOXES)
@require_POST
def make_default(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, mailbox_acts.make_default, gettext("{} is the default mailbox now."))


@permitted(Permission.CHANGE_MAILBOXES)
@require_POST
def switch_off(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, mailbox_acts.switch_off, gettext("{} is off. What came through it stays."))


@permitted(Permission.CHANGE_MAILBOXES)
@require_POST
def switch_on(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, mailbox_acts.switch_on, gettext("{} is on again."))


@permitted(Permission.CHANGE_MAILBOXES)
@require_POST
def fetch_now(request: StaffRequest, pk: int) -> HttpResponse:
    mailbox = _one(pk)
    mailbox_acts.fetch_soon(mailbox)
    messages.success(request, gettext("Mail of {} is fetched within half a minute.").format(mailbox.address))
    return redirect("intake:mailboxes")


@permitted(Permission.CHANGE_MAILBOXES)
@require_POST
def make_key(request: StaffRequest, pk: int) -> HttpResponse:
    """A new key, shown on this one answer only; an earlier one ends."""
    mailbox = _one(pk)
    key = make_inbound_key(mailbox, by=request.user)
    form, imap = forms_for(request, mailbox)
    return show(request, form, imap, new_key=key)


@permitted(Permission.CHANGE_MAILBOXES)
@require_POST
def end_key(request: StaffRequest, pk: int) -> HttpResponse:
    mailbox = _one(pk)
    end_inbound_key(mailbox, by=request.user)
    messages.success(request, gettext("Nobody can post mail for %(address)s any more.") % {"address": mailbox.address})
    return redirect("intake:mailbox", pk=pk)


def _act(request: StaffRequest, pk: int, act: Callable[..., None], words: str) -> HttpResponse:
    mailbox = _one(pk)
    try:
        act(mailbox, by=request.user)
    except mailbox_acts.MailboxRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words.format(mailbox.address))
    return redirect("intake:mailboxes")


def _one(pk: int) -> Mailbox:
    return get_object_or_404(Mailbox.objects.select_related("imap", "team"), pk=pk)

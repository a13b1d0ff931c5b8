"""Settings → Mailboxes: our addresses, how each goes, and where its mail comes from."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.audit.seen import watched
from helpdesk.intake.forms import ImapForm, MailboxForm
from helpdesk.intake.models import ImapAccount
from helpdesk.intake.queries.mailbox_state import row_of, rows
from helpdesk.intake.services.save_mailbox import save_mailbox
from helpdesk.outgoing.models import Door, Mailbox
from helpdesk.people.models import User
from helpdesk.web import shop
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_MAILBOXES)
@require_GET
def mailboxes(request: StaffRequest) -> HttpResponse:
    """The list, with what needs a person first in words."""
    context = {"rows": rows(), "area": "settings", "support_address": shop.facts().address}
    return render(request, "helpdesk/intake/mailboxes.html", context)


@permitted(Permission.CHANGE_MAILBOXES)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, Mailbox() if Mailbox.objects.exists() else _proposed())


@permitted(Permission.CHANGE_MAILBOXES)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Mailbox.objects.select_related("imap", "team"), pk=pk))


def _proposed() -> Mailbox:
    """The first one is likely to be the address that customers know already."""
    return Mailbox(address=shop.facts().address, name=shop.facts().name)


def _edit(request: StaffRequest, mailbox: Mailbox) -> HttpResponse:
    form, imap = forms_for(request, mailbox, request.POST if request.method == "POST" else None)
    is_new = mailbox.pk is None
    if request.method == "POST" and _save(form, imap, request.user):
        messages.success(request, _saved_words(form.instance, is_new=is_new))
        # A provider's mailbox goes on to its key.
        is_ready = form.instance.door != Door.PROVIDER or form.instance.inbound_key
        return redirect("intake:mailboxes") if is_ready else redirect("intake:mailbox", pk=form.instance.pk)
    return show(request, form, imap)


def _saved_words(mailbox: Mailbox, *, is_new: bool) -> str:
    """What was done; that answers leave from another address now must not surprise anybody."""
    told = gettext("%(address)s is saved.") % {"address": mailbox.address}
    return (
        gettext("%(told)s It is the default: answers leave from it.") % {"told": told}
        if is_new and mailbox.is_default
        else told
    )


def forms_for(request: StaffRequest, mailbox: Mailbox, data: QueryDict | None = None) -> tuple[MailboxForm, ImapForm]:
    """Both forms of the page, with what was typed if anything was."""
    account = getattr(mailbox, "imap", None) or ImapAccount()
    return watched(request, MailboxForm(data, instance=mailbox), mailbox), ImapForm(data, instance=account)


def show(request: StaffRequest, form: MailboxForm, imap: ImapForm, **more: Any) -> HttpResponse:
    """The page of one mailbox; a password that was typed is not on it again."""
    saved = Mailbox.objects.select_related("imap").filter(pk=form.instance.pk).first()
    context = {
        "form": form,
        "imap": imap,
        "mailbox": saved,
        "row": row_of(saved) if saved else None,
        "area": "settings",
        "inbound_url": f"{settings.BASE_URL}/api/v1/inbound-mail/",
    }
    wrong = form.errors or (_wants_account(form) and imap.is_bound and imap.errors)
    return render(request, "helpdesk/intake/mailbox.html", context | more, status=422 if wrong else 200)


def _wants_account(form: MailboxForm) -> bool:
    return form.is_bound and form.data.get("door") == Door.IMAP


def _save(form: MailboxForm, imap: ImapForm, by: User) -> bool:
    """Whether it is saved; else the forms say why not. An account is looked at only where mail is fetched."""
    fetches = _wants_account(form)
    if not (form.is_valid() and (not fetches or imap.is_valid())):
        return False
    account = imap.save(commit=False) if fetches else None
    entered = imap.cleaned_data if fetches else {}
    try:
        save_mailbox(
            form.save(commit=False),
            account=account,
            password=entered.get("password", ""),
            take_existing=entered.get("take_existing") == "yes",
            by=by,
        )
    except IntegrityError:
        form.add_error("address", gettext("There is a mailbox of this address already."))
        return False
    return True

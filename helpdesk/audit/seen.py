"""Tells somebody who edits a thing that it was changed after they opened its page.

Every change of an audited thing leaves an entry, so its newest entry names its version. A page carries that as a hidden
field (`components/seen.html`) and what comes back is compared directly before the service is called: what was saved
meanwhile is told above the form, once, and a second press saves.
"""

from typing import TypeVar

from django import forms
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from helpdesk.audit.models import AuditEntry
from helpdesk.audit.registry import thing_of
from helpdesk.audit.verbs import Action
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import date_and_time

NO_CHANGES = (Action.READ, Action.EXPORTED, Action.SIGNED_IN, Action.SIGN_IN_FAILED, Action.SIGNED_OUT)
UNCHANGED = "0"
"""The version of a thing that nobody changed since entries are written."""

F = TypeVar("F", bound=forms.BaseForm)


def watched(request: StaffRequest, form: F, row: models.Model | None) -> F:
    """The form, with `seen` for its page, and with an error where `row` was changed after that page was opened.

    Call it before the form is asked whether it is valid. A row that is not stored yet, and a form that comes without
    `seen`, are not compared.
    """
    newest = _newest(row) if row is not None and row.pk else None
    vars(form)["seen"] = _version(newest) if row is not None and row.pk else ""
    seen = form.data.get("seen") if form.is_bound else None
    if newest and seen and seen != _version(newest):
        form.full_clean()
        form.add_error(None, _told(request, newest))
    return form


def _newest(row: models.Model) -> AuditEntry | None:
    """The newest entry that tells of a change of this thing."""
    entries = AuditEntry.objects.filter(kind=thing_of(row).kind, thing_id=str(row.pk)).exclude(changes={})
    return entries.exclude(action__in=NO_CHANGES).order_by("-at", "-pk").first()


def _version(entry: AuditEntry | None) -> str:
    return str(entry.pk) if entry else UNCHANGED


def _told(request: StaffRequest, entry: AuditEntry) -> str:
    """Who changed it and when, with the way to what was changed for who may read that."""
    at = date_and_time(timezone.localtime(entry.at), timezone.localtime())
    if entry.actor_id == request.user.pk:
        words = gettext(
            "You changed this elsewhere (%(at)s), after you opened it here. "
            "What you typed is kept: compare, then save again."
        )
    else:
        words = gettext(
            "%(who)s changed this (%(at)s), after you opened it. What you typed is kept: compare, then save again."
        )
    told = words % {"who": entry.actor or gettext("The system"), "at": at}
    if not request.user.may(Permission.READ_AUDIT):
        return told
    url = f"{reverse('audit:log')}?kind={entry.kind}&thing={entry.thing_id}"
    link = '{} <a class="link" href="{}" target="_blank">{}</a>'
    return format_html(link, told, url, gettext("What was changed"))

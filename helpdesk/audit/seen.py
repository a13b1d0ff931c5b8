"""Tells somebody who edits a thing that it was changed after they opened its page.

A page carries the version that it shows as a hidden field (`components/seen.html`), and what comes back is compared:
what was saved meanwhile is told above the form, once, and a second press saves. `services.recorded` compares again
under the lock of the row; where somebody was faster by that much, the request is answered anew (`AnsweringMiddleware`),
and this first look tells it.
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
from helpdesk.audit.versions import Subject, expect, newest, version
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import date_and_time

F = TypeVar("F", bound=forms.BaseForm)


def watched(request: StaffRequest, form: F, row: models.Model | None) -> F:
    """The form, with `seen` for its page, and with an error where `row` was changed after that page was opened.

    Call it before the form is asked whether it is valid. A row that is not stored yet, and a form that comes without
    `seen`, are not compared.
    """
    if row is None or not row.pk:
        vars(form)["seen"] = ""
        return form
    return _compared(request, form, (thing_of(row).kind, str(row.pk)))


def watched_kind(request: StaffRequest, form: F, kind: str) -> F:
    """As `watched`, for a form that shows all things of a kind at once."""
    return _compared(request, form, (kind, ""))


def _compared(request: StaffRequest, form: F, subject: Subject) -> F:
    entry = newest(subject)
    now = vars(form)["seen"] = version(entry)
    seen = form.data.get("seen") if form.is_bound else None
    if entry and seen and seen != now:
        form.full_clean()
        form.add_error(None, _told(request, entry))
    elif seen:
        expect(subject, seen)
    return form


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

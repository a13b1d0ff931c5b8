"""One message as it came in: why it is where it is, what it says, its raw text, its files. For a message of a ticket
the ticket decides who may look; see `access.raw_mail_of`."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from helpdesk.audit.services import record
from helpdesk.audit.verbs import Action
from helpdesk.intake.access import raw_mail_of
from helpdesk.intake.audited import WHOLE_MESSAGE
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.quarantine_words import defect_words, door_words
from helpdesk.intake.taking.foresee import Foreseen, foresee, understood
from helpdesk.intake.views.decisions import decisions_of
from helpdesk.intake.views.outcome_words import standing
from helpdesk.mime.raw_text import raw_part
from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Message
from helpdesk.web.html import framed
from helpdesk.web.html.plain_words import of_message
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.personal_links import conceal_source
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.card_files import masked_mail


@permitted(Permission.ANSWER_CUSTOMERS)
@require_GET
def detail(request: StaffRequest, pk: int) -> HttpResponse:
    """Why, what it says, and what could be done with it."""
    user, row = request.user, one(request, pk)
    context = _page(row, user) | {"decisions": decisions_of(row)}
    if not context["is_gone"]:
        mail = understood(row)
        context |= {
            "mail": mail,
            "text": of_message(mail.text),
            "height": framed.estimated_height(mail.text),
            "defects": [defect_words(defect) for defect in mail.defects],
        }
        if row.outcome == IntakeOutcome.QUARANTINED:
            context |= _future(foresee(row, mail), user)
    return render(request, "helpdesk/intake/quarantined.html", context)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_GET
def raw(request: StaffRequest, pk: int) -> HttpResponse:
    """Headers and body as text, with everything invisible made visible."""
    row = one(request, pk)
    part = raw_part(conceal_source(masked_mail(row.read())), query_params(request).page("part"))
    if not _is_gone(row):
        record(Action.READ, by=request.user, kind=WHOLE_MESSAGE, about=_about(row))
    return render(request, "helpdesk/intake/quarantined_raw.html", _page(row, request.user) | {"part": part})


@permitted(Permission.ANSWER_CUSTOMERS)
@require_GET
def body(request: StaffRequest, pk: int) -> HttpResponse:
    """The message's HTML, for the frame on its page."""
    row = one(request, pk)
    mail = understood(row)
    if not mail.html:
        raise Http404
    return framed.foreign(request, mail.html, text=mail.text, language=mail.language)


@permitted(Permission.DOWNLOAD_MAIL)
@require_GET
def download(request: StaffRequest, pk: int) -> HttpResponse:
    """The message as it came, for another mail program."""
    row = one(request, pk)
    if _is_gone(row):
        raise Http404
    record(Action.EXPORTED, by=request.user, kind=WHOLE_MESSAGE, about=_about(row))
    return _as_file(conceal_source(masked_mail(row.read())), f"message-{row.pk}.eml")


@permitted(Permission.ANSWER_CUSTOMERS)
@require_GET
def file(request: StaffRequest, pk: int, file_number: int) -> HttpResponse:
    """The `file_number`th file in it, never to be opened in place."""
    files = understood(one(request, pk)).attachments
    if not 1 <= file_number <= len(files):
        raise Http404
    return _as_file(files[file_number - 1].data, files[file_number - 1].filename)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_GET
def arrived(request: StaffRequest, message_id: int) -> HttpResponse:
    """Lead from a message in a ticket to the mail that it came as."""
    tickets = visible_to(request.user).values("pk")
    known = Message.objects.select_related("ticket")
    message = get_object_or_404(known, pk=message_id, ticket__in=tickets)
    rows = RawMail.objects.filter(message=message, ticket=message.ticket_id).exclude(outcome=IntakeOutcome.IGNORED)
    row = rows.order_by("pk").values_list("pk", flat=True).first()
    if row is None:
        messages.info(request, gettext("It did not come by mail, or how it came is no longer known."))
        return redirect("tickets:detail", number=message.ticket.number)
    return redirect("intake:quarantined", pk=row)


def _about(row: RawMail) -> str:
    """Which message an entry of the audit log tells of."""
    return f"{row.subject}, {row.sender}"[:200]


def one(request: StaffRequest, pk: int) -> RawMail:
    """The row; its bytes, which may be many, are fetched when first read."""
    rows = raw_mail_of(request.user).select_related("mailbox", "handled_by", "ticket", "form__team")
    return get_object_or_404(rows.defer("content"), pk=pk)


def _page(row: RawMail, user: User) -> dict[str, Any]:
    """What the head of both pages needs."""
    return {
        "row": row,
        "door": door_words(row.source),
        "standing": standing(row, user),
        "is_aside": row.outcome == IntakeOutcome.QUARANTINED,
        "is_discarded": row.outcome == IntakeOutcome.DISCARDED,
        "is_gone": _is_gone(row),
        "may_download": user.may(Permission.DOWNLOAD_MAIL),
    }


def _is_gone(row: RawMail) -> bool:
    return not row.content


def _future(foreseen: Foreseen, user: User) -> dict[str, Any]:
    """What letting it in would do, naming no ticket that this person may not see."""
    named = foreseen.named.ticket if foreseen.named else None
    seen = named is not None and visible_to(user).filter(pk=named.pk).exists()
    return {"foreseen": foreseen, "named": named if seen else None, "is_foreign": named is not None and not seen}


def _as_file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

"""The pages of mail that leaves, and how far it got."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from helpdesk.audit.services import record
from helpdesk.audit.verbs import Action
from helpdesk.outgoing.access import visible_to
from helpdesk.outgoing.audited import PERSONAL_LINK
from helpdesk.outgoing.models import Breaker, OutgoingMail, OutgoingState, Recipient
from helpdesk.outgoing.queries.breakers import outages
from helpdesk.outgoing.queries.mail_out import mail_out
from helpdesk.outgoing.queries.provider_reports import provider_reports
from helpdesk.outgoing.sending.summary import LOST, setbacks
from helpdesk.outgoing.services.retry_mail import retry_mail
from helpdesk.outgoing.services.try_relay import try_relay
from helpdesk.people.models import User
from helpdesk.tickets.setbacks import setbacks_in_words
from helpdesk.tickets.wording.causes import because
from helpdesk.web.html import framed
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.personal_links import conceal
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 50
AGAIN = gettext_lazy("It will be tried again now.")
_PERSONAL_LINK = re.compile(r"(/[rs]/)[^/\s\"'<>?]+")
_ACCOUNT_LINK = re.compile(r"(/accounts/)[^\s\"'<>]+")
STATES = [("", gettext_lazy("All")), *OutgoingState.choices]


@permitted(Permission.ANSWER_CUSTOMERS)
@require_GET
def outbox(request: StaffRequest) -> HttpResponse:
    """The list, newest first."""
    state = query_params(request).choice("state", OutgoingState.values)
    rows = visible_to(request.user).select_related("ticket").defer("text", "html", "headers")
    if state:
        rows = rows.filter(state=state)
    rows = rows.prefetch_related(Prefetch("recipients", Recipient.objects.order_by("pk")))
    page = numbered(request, rows.order_by("-created_at", "-id"), PAGE_SIZE)
    for mail in page:
        recipients = list(mail.recipients.all())
        mail.told = _told(mail, recipients)  # type: ignore[attr-defined] # these two for the page
        mail.is_lost_to_some = any(row.state in LOST for row in recipients)  # type: ignore[attr-defined]
    context = {
        "reports": provider_reports(),
        "page": page,
        "state": state,
        "states": STATES,
        "outages": outages(),
        "may_try": request.user.may(Permission.SEND_EARLY),
    }
    return render(request, "helpdesk/outgoing/outbox.html", context)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_GET
def detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One mail as the customer reads it."""
    user = request.user
    mail = get_object_or_404(visible_to(user).select_related("ticket"), pk=pk)
    if _opens_a_request(mail, user):
        record(Action.READ, by=user, kind=PERSONAL_LINK, about=f"{mail.subject}, {mail.recipient}"[:200])
    recipients = list(mail.recipients.order_by("pk"))
    for row in recipients:
        row.words = because(row.cause, row.answer)  # type: ignore[attr-defined] # for the page
    context = {
        "mail": mail,
        "told": _told(mail, recipients),
        "headers": {name: _readable(str(value), user) for name, value in mail.headers.items()},
        "text": _readable(mail.text, user),
        "height": framed.estimated_height(mail.text),
        "recipients": recipients,
        "is_lost_to_some": any(row.state in LOST for row in recipients),
        "hides_account_link": _ACCOUNT_LINK.search(mail.text) is not None,
        "mail_leaves": mail_out().leaves,
    }
    return render(request, "helpdesk/outgoing/outgoing.html", context)


def _told(mail: OutgoingMail, recipients: Sequence[Recipient]) -> str:
    """Who has not got it, and why."""
    left = mail.state == OutgoingState.SENT
    return setbacks_in_words(setbacks(recipients), named=len(recipients) > 1, left=left) or mail.last_answer


@permitted(Permission.ANSWER_CUSTOMERS)
@require_GET
def body(request: StaffRequest, pk: int) -> HttpResponse:
    """The mail's HTML, for the frame on its page."""
    user = request.user
    mail = get_object_or_404(visible_to(user).exclude(html=""), pk=pk)
    return framed.own_mail(request, _readable(mail.html, user))


def _opens_a_request(mail: OutgoingMail, user: User) -> bool:
    """Whether somebody reads a link here with which a customer answers."""
    return _may_read_links(user) and _PERSONAL_LINK.search(mail.text) is not None


def _may_read_links(user: User) -> bool:
    return user.may(Permission.READ_PERSONAL_LINKS) or settings.LOCAL_ACCOUNTS


def _readable(text: str, user: User) -> str:
    """Without the secrets of links: nobody may answer for a customer by looking here, nor take over an account."""
    text = conceal(_ACCOUNT_LINK.sub(r"\1…", text))
    return text if _may_read_links(user) else _PERSONAL_LINK.sub(r"\1…", text)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def retry(request: StaffRequest, pk: int) -> HttpResponse:
    """Send a mail again to those whom it did not reach."""
    mail = get_object_or_404(visible_to(request.user), pk=pk)
    retry_mail(mail)
    messages.success(request, AGAIN)
    return redirect("outgoing:outgoing", pk=pk)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def retry_reply(request: StaffRequest, message_id: int) -> HttpResponse:
    """Send a reply again, from its ticket, to those whom its mail did not reach."""
    mail = get_object_or_404(visible_to(request.user).select_related("ticket"), message_id=message_id)
    retry_mail(mail)
    messages.success(request, AGAIN)
    number = mail.ticket.number if mail.ticket else 0
    return redirect(f"{reverse('tickets:detail', args=[number])}#message-{message_id}")


@permitted(Permission.SEND_EARLY)
@require_POST
def try_relay_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a relay before the breaker's next try; one that is back by now needs nothing."""
    breaker = Breaker.objects.filter(pk=pk).first()
    if breaker:
        try_relay(breaker)
    messages.success(request, gettext("It is tried now. Look again in a minute."))
    return redirect("outgoing:outbox")

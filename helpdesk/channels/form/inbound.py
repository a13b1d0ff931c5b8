"""Makes a ticket of a filled-in form, or holds the request back where it looks like a program's.

What is held back lies in quarantine as a mail, so that people read it where they read all that was set aside, with what
a mail cannot say beside it. Let in, it becomes the very ticket that it would have been.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from email.utils import formataddr
from typing import Any

from django.db import transaction
from django.utils import timezone

from helpdesk.channels.form.own import Raw, lines_of, new_of, values_of
from helpdesk.channels.form.parts import finish
from helpdesk.channels.form.protection import Doubt
from helpdesk.customers.models import Product
from helpdesk.customers.services import find_or_create_customer
from helpdesk.events import publish
from helpdesk.intake.codes.guard_names import GuardName
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.as_message import as_files
from helpdesk.mime.language import guess_language
from helpdesk.mime.parse import parse_mail
from helpdesk.once.claim import KeyUsed, claim, store_answer
from helpdesk.outgoing.events import RequestTaken
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import FORM
from helpdesk.tickets.models import ContactForm
from helpdesk.tickets.services import create_ticket, keep_customer_values
from helpdesk.tickets.services.create_ticket import Created
from helpdesk.tickets.words import NewFile, NewMessage
from helpdesk.web import shop
from helpdesk.web.words.card_files import masked_mail
from helpdesk.web.words.card_numbers import masked, masked_in

SUBJECT_LENGTH = 80
HELD = "form"
"""The source of requests that were held back."""

Judge = Callable[[], Doubt | None]


@dataclass(frozen=True, kw_only=True)
class NewRequest:
    """A request as somebody filled it in.

    `parts` are those of other rooms, by key, and `own` are the shop's own fields, both as they were posted.
    """

    form: ContactForm
    message: str
    email: str
    name: str = ""
    subject: str = ""
    product: Product | None = None
    files: Sequence[NewFile] = ()
    parts: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    own: Raw = field(default_factory=dict)
    language: str = ""
    key: Any = None

    @property
    def title(self) -> str:
        return self.subject or shortened(self.message)

    @property
    def fingerprint(self) -> str:
        told = f"{self.email}\n{self.subject}\n{self.message}"
        return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def take_request(request: NewRequest, *, judge: Judge) -> int | None:
    """Make a ticket of a request and return its number; None where `judge` doubts it, and it is held back.

    A second press finds what the first one did. Who went back and wrote something else sent another request.
    """
    if request.key is None:
        return _take(request, judge)
    try:
        with transaction.atomic():
            held = claim(scope=f"contact-form/{request.form.pk}", key=str(request.key), fingerprint=request.fingerprint)
            if held.status is not None:
                return _number(held.body)
            number = _take(request, judge)
            store_answer(held, status=200, body={"number": number})
            return number
    except KeyUsed:
        return _take(replace(request, key=None), judge)


def _number(answered: Any) -> int | None:
    number: int | None = answered["number"]
    return number


def _take(request: NewRequest, judge: Judge) -> int | None:
    if doubt := judge():
        hold_back(request, doubt)
        return None
    return submit(request).ticket.number


def submit(request: NewRequest) -> Created:
    """Make a ticket of a request; the parts of other rooms are done in the same transaction.

    Its language is that of the words; where they are too few to tell, that of the page.
    """
    form = request.form
    with transaction.atomic():
        language = guess_language(f"{request.title}\n{request.message}") or request.language
        customer = find_or_create_customer(email=request.email, name=request.name, language=language)
        filled = values_of(form, request.own)
        theirs = new_of(customer, filled.of_customer)
        left = lines_of({key: value for key, value in filled.of_customer.items() if key not in theirs})
        message = NewMessage(
            body_text="\n".join([request.message, *left]),
            subject=request.title,
            from_email=request.email,
            from_name=request.name,
            to=[shop.facts().address],
            files=request.files,
        )
        created = create_ticket(
            requester=customer,
            message=message,
            actor=Actor.customer(customer),
            channel=FORM.key,
            form=form,
            subject=request.title,
            priority=form.priority,
            team=form.team,
            tags=form.tags,
            product=request.product,
            language=language,
            **filled.of_ticket,
        )
        if theirs:
            keep_customer_values(customer=customer, by=None, **theirs)
        finish(created.ticket, request.parts)
        publish(RequestTaken(ticket_id=created.ticket.pk))
    return created


def hold_back(request: NewRequest, doubt: Doubt) -> RawMail:
    """Keep a suspicious request where staff can read it and let it in."""
    raw = masked_mail(_as_mail(request))
    return RawMail.objects.create(
        content=RawMail.pack(raw),
        size=len(raw),
        sha256=hashlib.sha256(raw).hexdigest(),
        source=HELD,
        received_at=timezone.now(),
        outcome=IntakeOutcome.QUARANTINED,
        reason=doubt.reason,
        reason_values=dict(doubt.values),
        guard=GuardName.FORM,
        sender=request.email[:320],
        subject=masked(request.title),
        form=request.form,
        filled_in={
            "product": request.product.pk if request.product else None,
            "parts": masked_in({key: dict(fields) for key, fields in request.parts.items()}),
            "own": masked_in({key: list(values) for key, values in request.own.items()}),
            "language": request.language,
        },
    )


def let_in(row: RawMail) -> Created:
    """Make the request that was held back, as it was filled in.

    Raises:
        OSError: its files cannot be kept.
    """
    mail, filled_in = parse_mail(row.read()), row.filled_in
    sender, form = mail.sender, row.form
    if sender is None or form is None:
        raise ValueError("a request by a form names its form and its sender")
    product = Product.objects.select_related("merged_into").filter(pk=filled_in.get("product")).first()
    request = NewRequest(
        form=form,
        message=mail.text.strip(),
        email=sender.email,
        name=sender.name,
        subject=mail.subject,
        product=product and product.successor,
        files=as_files(mail),
        parts=filled_in.get("parts", {}),
        own=filled_in.get("own", {}),
        language=filled_in.get("language", ""),
    )
    return submit(request)


def shortened(text: str) -> str:
    """The first line of a text, cut at a word, as a subject."""
    line = text.strip().split("\n")[0].strip()
    if len(line) <= SUBJECT_LENGTH:
        return line
    return line[:SUBJECT_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _as_mail(request: NewRequest) -> bytes:
    mail = EmailMessage()
    mail["From"] = formataddr((" ".join(request.name.split()), request.email))
    mail["To"] = shop.facts().address
    mail["Subject"] = " ".join(request.title.split())
    mail.set_content(request.message)
    for file in request.files:
        mail.add_attachment(
            file.without_cards.content, maintype="application", subtype="octet-stream", filename=file.filename
        )
    return mail.as_bytes()

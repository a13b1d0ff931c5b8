"""Shows a contact form and takes in what was filled in, in the help centre and in a frame of another site alike."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from helpdesk.channels.form import protection
from helpdesk.channels.form.asked import RequestForm
from helpdesk.channels.form.filled_in import of_link
from helpdesk.channels.form.inbound import NewRequest, take_request
from helpdesk.channels.form.own import posted_of
from helpdesk.channels.form.parts import Parts, parts_of, posted
from helpdesk.channels.form.said import language_of, words_of
from helpdesk.tickets.extensions.resolving import by_people_alone
from helpdesk.tickets.files import NOT_KEPT
from helpdesk.tickets.models import ContactForm
from helpdesk.web.frame.navigation import resolve
from helpdesk.web.html.plain_words import as_paragraphs
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.language import PARAMETER, answer_in, page_language, with_language

log = logging.getLogger(__name__)

_THANKS_SALT = "helpdesk.channels.thanks"
_THANKS_SECONDS = 3600


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Where a form stands: its templates, and whether that is a frame of another site."""

    page: str
    thanks: str
    closed: str
    is_embedded: bool = False


def answer(request: HttpRequest, form: ContactForm, setting: Setting, thanks: str) -> HttpResponse:
    """Show the form, or take a request in and lead on to `thanks`."""
    _enter(request, form, setting)
    if not form.is_open:
        return _closed(request, form, setting)
    if request.method != "POST":
        return _page(request, form, setting, RequestForm(initial=_known(request, form), form=form))
    asked = RequestForm(request.POST, request.FILES, form=form)
    parts = parts_of(form, request)
    if status := _refusal(request, form, setting, asked, parts):
        return _page(request, form, setting, asked, status=status)
    data = asked.cleaned_data
    try:
        number = take_request(_request(request, form, data, posted(parts, request)), judge=_judge(form, data))
    except OSError:
        log.exception("the files of a request could not be kept")
        asked.add_error("attachments" if "attachments" in asked.fields else None, NOT_KEPT)
        return _page(request, form, setting, asked, status=503)
    told = signing.dumps({"number": number, "form": form.pk}, salt=_THANKS_SALT)
    return redirect(_spoken(request, f"{thanks}?{urlencode({'to': told})}", setting))


def _refusal(request: HttpRequest, form: ContactForm, setting: Setting, asked: RequestForm, parts: Parts) -> int:
    """The status with which the form is shown again, with why beside its fields; 0 where all is well."""
    parts_are_valid = [part.is_valid() for _, part in parts if part.is_bound]
    if not asked.is_valid() or not all(parts_are_valid):
        return 422
    data = asked.cleaned_data
    if setting.is_embedded and protection.seconds_open(form, data["started"]) is None:
        asked.add_error(None, gettext("This page was open for long. Your text is kept: please send it once more."))
        return 422
    if not protection.within_limits(request, data["email"]):
        words = gettext("Many requests came from here within the hour. Your text is kept: please send it later.")
        asked.add_error(None, words)
        return 429
    return 0


def thank(request: HttpRequest, setting: Setting) -> HttpResponse:
    """Say what becomes of what was sent: it has a number, or a person looks at it first."""
    try:
        given = query_params(request).words("to", longest=1000)
        told = signing.loads(given, salt=_THANKS_SALT, max_age=_THANKS_SECONDS)
    except signing.BadSignature:
        told = {}
    form = ContactForm.objects.filter(pk=told.get("form")).first() if told else None
    context = {
        "number": told.get("number"),
        "by_people": by_people_alone(),
        "is_held": bool(told) and not told.get("number"),
        "thanks": as_paragraphs(words_of(form).thanks) if form else "",
        "again": _spoken(request, reverse("channels:embedded", args=[form.slug]), setting) if form else "",
    }
    return render(request, setting.thanks, context)


def shown(request: HttpRequest, form: ContactForm, asked: RequestForm) -> Mapping[str, Any]:
    """What every page that shows the form needs."""
    words = words_of(form)
    return {
        "form": asked,
        "extras": parts_of(form, request),
        "contact_form": form,
        "words": words,
        "introduction": as_paragraphs(words.introduction),
        "started": protection.token_of(form),
        "proof_bits": protection.PROOF_BITS if form.asks_proof else 0,
        "suggest_url": _in_language(resolve("knowledgebase:suggest")),
    }


def _enter(request: HttpRequest, form: ContactForm, setting: Setting) -> None:
    """Go on in the language that the form speaks to this person; a frame knows nobody who may be signed in."""
    if setting.is_embedded:
        request.user = AnonymousUser()
    answer_in(language_of(form, page_language()))


def _page(
    request: HttpRequest, form: ContactForm, setting: Setting, asked: RequestForm, status: int = 200
) -> HttpResponse:
    if asked.is_bound and "attachments" in asked.fields:
        asked.keep(request)
    others = ContactForm.objects.filter(is_listed=True, is_open=True).exclude(pk=form.pk)
    context = {
        **shown(request, form, asked),
        "others": [] if setting.is_embedded else [_other(request, other) for other in others],
        "is_embedded": setting.is_embedded,
        "here": _in_language(request.path),
        "whole_page": _in_language(reverse("channels:contact_page", args=[form.slug])),
    }
    return render(request, setting.page, context, status=status)


def _other(request: HttpRequest, form: ContactForm) -> tuple[str, str]:
    """Where another form is, and what it is called in the language in which this person reads it."""
    words = words_of(form, language_of(form, page_language()))
    return with_language(request, reverse("channels:contact_page", args=[form.slug])), words.heading


def _closed(request: HttpRequest, form: ContactForm, setting: Setting) -> HttpResponse:
    """Name another way; what somebody typed while the form was closed is given back to them."""
    other = ContactForm.objects.filter(is_default=True, is_open=True).exclude(pk=form.pk).first()
    context = {
        "heading": words_of(form).heading,
        "typed": form_data(request).body("message") if request.method == "POST" else "",
        "other": _in_language(reverse("channels:contact")) if other else "",
    }
    return render(request, setting.closed, context, status=409 if request.method == "POST" else 200)


def _request(request: HttpRequest, form: ContactForm, data: Mapping[str, Any], parts: Mapping[str, Any]) -> NewRequest:
    return NewRequest(
        form=form,
        message=_with_order(data["message"], data.get("order", "")),
        email=data["email"],
        name=data.get("name", ""),
        subject=data.get("subject", ""),
        product=data.get("product"),
        files=data.get("attachments", ()),
        parts=parts,
        own=posted_of(form, request.POST),
        language=page_language(),
        key=data["submission_key"],
    )


def _with_order(message: str, order: str) -> str:
    """The words, with the order's number below them: there whoever answers, searches or makes rules finds it."""
    return message + "\n\n" + gettext("Order: %(number)s") % {"number": order} if order else message


def _judge(form: ContactForm, data: Mapping[str, Any]) -> partial[protection.Doubt | None]:
    signs = protection.Signs(
        trap=data["website"],
        token=data["started"],
        proof=data["proof"],
        email=data["email"],
        text=f"{data.get('subject', '')} {data['message']}",
    )
    return partial(protection.judge, form, signs)


def _in_language(address: str) -> str:
    return f"{address}?{PARAMETER}={page_language()}" if address else ""


def _spoken(request: HttpRequest, address: str, setting: Setting) -> str:
    """The address in the language of the page; in a frame that is always said, for no cookie remembers it."""
    if not setting.is_embedded:
        return with_language(request, address)
    return f"{address}{'&' if '?' in address else '?'}{urlencode({PARAMETER: page_language()})}"


def _known(request: HttpRequest, form: ContactForm) -> dict[str, Any]:
    """What need not be asked: who is signed in, and what the link that led here brings along."""
    known: dict[str, Any] = {}
    if request.user.is_authenticated:
        known = {"name": request.user.short_name, "email": request.user.email}
    return known | of_link(query_params(request), form)

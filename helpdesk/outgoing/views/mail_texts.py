"""Settings → Mail texts: which words the system's own mails have in which language, and the editor of one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.outgoing.models import MailTemplate
from helpdesk.outgoing.queries.mail_texts import overview
from helpdesk.outgoing.services.mail_texts import ChangedMeanwhileError, save_mail_text, send_to_oneself, version_of
from helpdesk.outgoing.texts import Words
from helpdesk.outgoing.texts.form import MailTextForm
from helpdesk.outgoing.texts.registry import SITE
from helpdesk.outgoing.views.mail_text_place import TextPlace
from helpdesk.outgoing.views.mail_text_preview import checked
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.requests.throttle import allow
from helpdesk.web.words.languages import name_of

TRIES_AN_HOUR = 20
_CHOICES = {"shown_as": "html", "width": "wide", "theme": "light"}


@permitted(Permission.CHANGE_MAIL_TEXTS)
@require_GET
def mail_texts(request: HttpRequest) -> HttpResponse:
    """The list: every text, its languages, and which were changed by whom."""
    return render(request, "helpdesk/outgoing/mail_texts.html", {"overviews": overview(), "area": "settings"})


@permitted(Permission.CHANGE_MAIL_TEXTS)
@require_GET
def add_language(request: HttpRequest, key: str) -> HttpResponse:
    """Lead to the editor of the chosen language; nothing is stored before it is saved."""
    return redirect(TextPlace.find(key, query_params(request).words("language")).url)


@permitted(Permission.CHANGE_MAIL_TEXTS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, key: str, language: str) -> HttpResponse:
    """The editor. What was typed stays, whatever is wrong with it."""
    place = TextPlace.find(key, language)
    if request.method != "POST":
        initial = {"subject": place.words.subject, "body": place.words.body, "seen": version_of(place.row)}
        return _page(request, place, MailTextForm(place.text, language, initial=initial))
    form = MailTextForm(place.text, language, request.POST)
    if not form.is_valid():
        return _page(request, place, form, status=422)
    if form_data(request).words("do") == "try":
        return _try(request, place, form)
    return _save(request, place, form)


def _save(request: StaffRequest, place: TextPlace, form: MailTextForm) -> HttpResponse:
    user, seen = request.user, form.cleaned_data["seen"]
    try:
        save_mail_text(place.text, place.language, words=form.words, by=user, seen=seen)
    except ChangedMeanwhileError as error:
        return _conflict(request, place, form.words, error.row)
    messages.success(
        request,
        gettext("Saved: %(title)s, %(language)s.")
        % {"title": gettext(place.text.title), "language": name_of(place.language)},
    )
    return redirect(place.url)


def _try(request: StaffRequest, place: TextPlace, form: MailTextForm) -> HttpResponse:
    user = request.user
    if not allow("mail-text-try", str(user.pk), limit=TRIES_AN_HOUR, seconds=3600):
        form.add_error(
            None,
            gettext("You sent yourself %(count)s mails within this hour. Try again later.") % {"count": TRIES_AN_HOUR},
        )
        return _page(request, place, form, status=429)
    send_to_oneself(place.text, place.language, words=form.words, by=user)
    return _page(
        request,
        place,
        form,
        notice=gettext("On its way to %(email)s, with example values. Nothing is saved yet.") % {"email": user.email},
    )


def _conflict(request: HttpRequest, place: TextPlace, typed: Words, theirs: MailTemplate | None) -> HttpResponse:
    """Both texts, with what was typed in the form; saving again takes the place of the other."""
    data = {"subject": typed.subject, "body": typed.body, "seen": version_of(theirs)}
    found = TextPlace.find(place.text.key, place.language)
    return _page(request, found, MailTextForm(place.text, place.language, data), status=409, theirs=found)


def _page(
    request: HttpRequest,
    place: TextPlace,
    form: MailTextForm,
    *,
    status: int = 200,
    notice: str = "",
    theirs: TextPlace | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "place": place,
        "form": form,
        "language_name": name_of(place.language),
        "words_in_name": name_of(place.words_in),
        "own_placeholders": place.text.placeholders,
        "site_placeholders": SITE,
        "notice": notice,
        "theirs": theirs,
        "choices": {name: form_data(request).words(name, default) for name, default in _CHOICES.items()},
        "area": "settings",
    }
    if not form.errors:
        context |= checked(place.text, form.words, place.language)
    return render(request, "helpdesk/outgoing/mail_text.html", context, status=status)

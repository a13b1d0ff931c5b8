"""Shows how a mail text looks with example values, before anything is saved."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_POST

from helpdesk.outgoing.texts import MailText, Words
from helpdesk.outgoing.texts.form import MailTextForm
from helpdesk.outgoing.texts.problems import problems
from helpdesk.outgoing.texts.sample import sample
from helpdesk.outgoing.views.mail_text_place import TextPlace
from helpdesk.web.html import framed
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission


@permitted(Permission.CHANGE_MAIL_TEXTS)
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """The mail with example values, for the frame in the editor: what was posted, else what is in use."""
    place = TextPlace.find(key, language)
    is_draft = request.method == "POST"
    words = MailTextForm(place.text, language, request.POST).words if is_draft else place.words
    given = form_data(request) if is_draft else query_params(request)
    shown_in = language if is_draft or place.row else place.words_in
    try:
        mail = sample(place.text, words, shown_in, theme="dark" if given.words("theme") == "dark" else "light")
    except (KeyError, ValueError):
        context: dict[str, Any] = {"problems": problems(place.text, words)}
        return framed.own_words(request, render_to_string("helpdesk/outgoing/_mail_text_unready.html", context))
    if given.words("shown_as") == "text":
        plain = render_to_string("helpdesk/outgoing/_mail_text_plain.html", {"mail": mail})
        return framed.own_words(request, plain, language=mail.language)
    return framed.own_mail(request, mail.html)


@permitted(Permission.CHANGE_MAIL_TEXTS)
@require_POST
def check(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """A fragment: the subject as it arrives, and what is wrong so far."""
    place = TextPlace.find(key, language)
    words = MailTextForm(place.text, language, request.POST).words
    return render(request, "helpdesk/outgoing/_mail_text_check.html", checked(place.text, words, language))


def checked(text: MailText, words: Words, language: str) -> dict[str, Any]:
    """The context of that fragment."""
    found = problems(text, words)
    return {"problems": found, "subject": "" if found else sample(text, words, language).subject}

"""Buttons that go back to the built-in words of a mail text, and undo that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.outgoing.services.mail_texts import ChangedMeanwhileError, save_mail_text, use_built_in
from helpdesk.outgoing.texts import Words
from helpdesk.outgoing.views.mail_text_place import TextPlace
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.go import go
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.languages import name_of

_UNDO = "mail_text_undo"


@permitted(Permission.CHANGE_MAIL_TEXTS)
@require_POST
def back_to_built_in(request: StaffRequest, key: str, language: str) -> HttpResponse:
    """Give up the changed words, with a way to undo it."""
    place = TextPlace.find(key, language)
    user = request.user
    try:
        given_up = use_built_in(place.text, language, by=user, seen=form_data(request).words("seen"))
    except ChangedMeanwhileError:
        return _look_first(request, place)
    if given_up:
        request.session[_UNDO] = {"key": key, "language": language, "subject": given_up.subject, "body": given_up.body}
        words = (
            gettext("The built-in text is in use again.")
            if place.is_built_in
            else gettext("%(language)s is removed.") % {"language": name_of(language)}
        )
        undoable(request, words, undo_url=reverse("outgoing:mail_text_restore", args=[key, language]), seconds=30)
    return redirect(place.url if place.is_built_in else "outgoing:mail_texts")


@permitted(Permission.CHANGE_MAIL_TEXTS)
@require_POST
def restore(request: StaffRequest, key: str, language: str) -> HttpResponse:
    """Undo `back_to_built_in`."""
    place = TextPlace.find(key, language)
    kept = request.session.get(_UNDO, {})
    if (kept.get("key"), kept.get("language")) != (key, language):
        messages.error(request, gettext("There is nothing to bring back any more."))
        return go(request, place.url)
    words = Words(kept["subject"], kept["body"])
    try:
        save_mail_text(place.text, language, words=words, by=request.user, seen="")
    except ChangedMeanwhileError:
        return _look_first(request, place)
    del request.session[_UNDO]
    messages.success(request, gettext("Your text is back."))
    return go(request, place.url)


def _look_first(request: StaffRequest, place: TextPlace) -> HttpResponse:
    messages.error(request, gettext("Somebody else changed this text meanwhile. This is how it is now."))
    return go(request, place.url)

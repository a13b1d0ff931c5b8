"""No more surveys. The page asks; a POST does it, also the one that a mail program sends by itself (RFC 8058)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from surveys import services
from surveys.models import Invitation
from surveys.queries.facts import is_opted_out
from surveys.texts import texts_for
from surveys.views.links import survey_link


@survey_link(even_ended=True)
def stop(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    if request.method == "POST":
        services.opt_out(address=invitation.sent_to)
    texts = texts_for(invitation.language)
    context = {
        "t": texts,
        "page_language": texts.language,
        "stop_words": texts.stop_text.format(address=invitation.sent_to),
        "stopped": is_opted_out(invitation.sent_to),
    }
    return render(request, "surveys/stop.html", context)

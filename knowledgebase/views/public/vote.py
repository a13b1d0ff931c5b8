"""Readers' answers, by POST only: a link scanner that opens every address must not vote."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.web.parameters import form_data
from helpdesk.web.requests.language import answer_in, nearest
from helpdesk.web.requests.staff import PageRequest
from helpdesk.web.requests.throttle import allow, client_address
from knowledgebase import services
from knowledgebase.views.public.article import feedback_context, public_article

PER_HOUR = 60


@require_POST
def vote(request: PageRequest, language: str, slug: str) -> HttpResponse:
    """Stores yes or no, and for no a reason and words. A script gets the box again, a plain form the page."""
    article = public_article(language, slug)
    answer_in(nearest(language))
    if not form_data(request).choice("helpful", ("yes", "no")):
        return HttpResponseBadRequest(gettext("Choose yes or no."), content_type="text/plain")
    if not allow("article-vote", client_address(request), limit=PER_HOUR, seconds=3600):
        words = gettext("Too many answers from here. Try again in an hour.")
        return HttpResponse(words, status=429, content_type="text/plain")
    if not request.session.session_key:
        request.session.create()
    try:
        given = services.vote(
            article=article,
            session_key=request.session.session_key or "",
            helpful=form_data(request).words("helpful") == "yes",
            reason=form_data(request).words("reason"),
            comment=form_data(request).body("comment"),
        )
    except ValidationError as error:
        return HttpResponseBadRequest(" ".join(error.messages), content_type="text/plain")
    if request.htmx:
        return render(request, "knowledgebase/public/_feedback.html", feedback_context(article, given))
    return redirect(f"{article.get_absolute_url()}#feedback")

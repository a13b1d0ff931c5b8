"""The customer's pages: score, comment, thank-you. Reading writes nothing; only a person's press does.

No script posts a score by itself: what opens every link of a mail and runs its scripts is no customer.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.words.formats import isolated
from surveys import services
from surveys.errors import AnswerIsFinal
from surveys.forms import CommentForm, ScoreForm
from surveys.kinds import kind_of
from surveys.mail.compose import question, short
from surveys.models import Answer, Invitation, Programme
from surveys.queries.links import answer_of, is_editable
from surveys.queries.next_step import next_step
from surveys.texts import texts_for, words_of
from surveys.views.links import survey_link


@survey_link()
def score(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    """The scale, with the score of the address chosen. A POST stores it, and words that came with it."""
    if request.method == "POST":
        return _store_score(request, token, invitation)
    answer = answer_of(invitation)
    if answer and not is_editable(answer):
        return redirect("surveys:thanks", token)
    return render(
        request,
        "surveys/score.html",
        _score_context(request, token, invitation, query_params(request).words("score") or None),
    )


def _store_score(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    form = ScoreForm(request.POST, scale=invitation.scale)
    if not form.is_valid():
        context = _score_context(request, token, invitation, None) | {"error": True}
        return render(request, "surveys/score.html", context, status=422)
    try:
        answer = services.record_answer(invitation=invitation, score=form.cleaned_data["score"])
        if "comment" in form_data(request):
            return _store_comment(request, token, invitation, answer)
    except AnswerIsFinal:
        return redirect("surveys:thanks", token)
    return redirect("surveys:comment", token)


@survey_link()
def comment(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    """Why, in one's own words, and whether we may get in touch. All of it may be skipped."""
    answer = answer_of(invitation)
    if answer is None:
        return redirect("surveys:score", token)
    if not is_editable(answer):
        return redirect("surveys:thanks", token)
    if request.method == "POST":
        return _store_comment(request, token, invitation, answer)
    known = {"reasons": answer.reasons, "comment": answer.comment, "may_contact": answer.may_contact}
    return _comment_page(request, token, invitation, CommentForm(initial=known, texts=texts_for(invitation.language)))


def _store_comment(request: HttpRequest, token: str, invitation: Invitation, answer: Answer) -> HttpResponse:
    form = CommentForm(request.POST, texts=texts_for(invitation.language))
    if not form.is_valid():
        return _comment_page(request, token, invitation, form)
    services.add_comment(answer=answer, **form.cleaned_data)
    return redirect("surveys:thanks", token)


@survey_link()
def thanks(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    """What happens next, as it is: who follows up and by when, or nothing."""
    answer = answer_of(invitation)
    if answer is None:
        return redirect("surveys:score", token)
    texts, name, editable = texts_for(invitation.language), invitation.customer.greeting_name, is_editable(answer)
    number = invitation.ticket.number
    context = _context(token, invitation) | {
        "editable": editable,
        "too_late": "" if editable else texts.too_late.format(score=answer.score),
        "thanks_words": texts.thanks_named.format(name=isolated(name)) if name else texts.thanks,
        "step": next_step(invitation, answer),
        "request_url": reverse("portal:request", args=[request_token(invitation.ticket)]),
        "request_words": texts.see_request.format(number=number),
    }
    return render(request, "surveys/thanks.html", context)


def _comment_page(request: HttpRequest, token: str, invitation: Invitation, form: CommentForm) -> HttpResponse:
    texts, answer = texts_for(invitation.language), answer_of(invitation)
    words = texts.chosen.format(score=answer.score) if answer else ""
    context = _context(token, invitation) | {"form": form, "chosen_words": words}
    return render(request, "surveys/comment.html", context, status=422 if form.errors else 200)


def _score_context(request: HttpRequest, token: str, invitation: Invitation, wanted: str | None) -> dict[str, Any]:
    texts, answer, scale = texts_for(invitation.language), answer_of(invitation), invitation.scale
    clicked = int(wanted) if wanted and wanted.isascii() and wanted.isdecimal() and len(wanted) < 3 else None
    clicked = clicked if clicked is not None and scale.holds(clicked) else None
    programme = Programme.objects.filter(kind=invitation.kind).first()
    survey = kind_of(invitation.kind)
    words = words_of(survey, invitation.language)
    return _context(token, invitation) | {
        "question": question(programme, survey, texts),
        "steps": list(scale.steps),
        "chosen": clicked if clicked is not None else answer.score if answer else None,
        "ready": texts.ready.format(score=clicked) if clicked is not None and answer is None else "",
        "answer": answer,
        "about": texts.about.format(subject=isolated(short(invitation.ticket.subject)))
        if invitation.ticket.subject
        else "",
        "changing": texts.changing.format(score=answer.score) if answer else "",
        "keep": texts.keep.format(score=answer.score) if answer else "",
        "low": words.lowest,
        "high": words.highest,
    }


def _context(token: str, invitation: Invitation) -> dict[str, Any]:
    texts = texts_for(invitation.language)
    return {"t": texts, "token": token, "invitation": invitation, "page_language": texts.language}

"""The survey's mail, in the customer's language: HTML with one link per score, and the same in plain text."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from surveys.models import Invitation, Programme
from surveys.queries.links import stop_url, survey_url
from surveys.texts import Texts, texts_for


@dataclass(frozen=True)
class SurveyMail:
    """Ready for the outgoing channel; `unsubscribe_url` takes the POST of one-click unsubscribing (RFC 8058)."""

    from_name: str
    subject: str
    text: str
    html: str
    unsubscribe_url: str


def compose(invitation: Invitation, programme: Programme, token: str) -> SurveyMail:
    """The mail for one invitation. Every link is built from the settings' base address."""
    texts = texts_for(invitation.language)
    context = _context(invitation, programme, texts, token)
    agent = invitation.ticket.assignee
    return SurveyMail(
        from_name=texts.sender.format(name=agent.short_name, shop=settings.SITE_NAME) if agent else "",
        subject=texts.subject.format(number=invitation.ticket.number),
        text=render_to_string("surveys/mail/survey.txt", context),
        html=render_to_string("surveys/mail/survey.html", context),
        unsubscribe_url=stop_url(token),
    )


def question(programme: Programme | None, kind: str, texts: Texts) -> str:
    """The programme's own words in this language, else ours."""
    own = str(programme.questions.get(texts.language, "")).strip() if programme else ""
    return own or texts.questions[kind].replace("{shop}", settings.SITE_NAME)


def _context(invitation: Invitation, programme: Programme, texts: Texts, token: str) -> dict[str, Any]:
    ticket, name = invitation.ticket, invitation.customer.greeting_name
    url = survey_url(token)
    agent = ticket.assignee
    return {
        "t": texts,
        "site_name": settings.SITE_NAME,
        "postal_address": settings.POSTAL_ADDRESS,
        "greeting": texts.greeting.format(name=name) if name else "",
        "solved": texts.solved.format(number=ticket.number, subject=short(ticket.subject)),
        "question": question(programme, invitation.kind, texts),
        "low": texts.low[invitation.kind],
        "high": texts.high[invitation.kind],
        "steps": [(score, f"{url}?score={score}") for score in invitation.scale.steps],
        "url": url,
        "stop_url": stop_url(token),
        "how_often": texts.how_often.format(days=programme.cool_down_days) if programme.cool_down_days else "",
        "signature": ", ".join(filter(None, [agent.name if agent else "", ticket.team.name if ticket.team else ""]))
        or settings.SITE_NAME,
    }


def short(subject: str) -> str:
    """A subject that fits into a sentence, without a full stop of its own."""
    words = " ".join(subject.split()).rstrip(" .,;:")
    return words if len(words) <= 80 else words[:79].rstrip() + "…"

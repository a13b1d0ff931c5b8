"""Composes the survey's mail, in the customer's language: HTML with one link per score, and the same in plain text."""

from dataclasses import dataclass

from helpdesk.outgoing.texts.rendering.fill import Value
from helpdesk.outgoing.texts.write import write
from helpdesk.people.models import User
from helpdesk.tickets.models import UNSAID, Direction, Ticket
from helpdesk.web import shop
from surveys.kinds import SurveyKind, kind_of
from surveys.mail.mail_text import KEY, scale
from surveys.models import Invitation, Programme
from surveys.queries.facts import email_points
from surveys.queries.links import stop_url, survey_url
from surveys.texts import Texts, texts_for, words_of


@dataclass(frozen=True)
class SurveyMail:
    """A survey's mail, ready to leave; `unsubscribe_url` takes the POST of one-click unsubscribing (RFC 8058)."""

    from_name: str
    subject: str
    text: str
    html: str
    unsubscribe_url: str


def compose(invitation: Invitation, programme: Programme, token: str) -> SurveyMail:
    """The mail for one invitation. Every link is built from the settings' base address."""
    texts = texts_for(invitation.language)
    agent = _who_answered(invitation.ticket)
    mail = write(KEY, language=invitation.language, values=_values(invitation, programme, texts, token, agent))
    return SurveyMail(
        from_name=texts.sender.format(name=agent.short_name, shop=shop.facts().name) if agent else "",
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        unsubscribe_url=stop_url(token),
    )


def question(programme: Programme | None, survey: SurveyKind, texts: Texts) -> str:
    """The question in this language: the programme's own words, else ours."""
    own = str(programme.questions.get(texts.language, "")).strip() if programme else ""
    return own or words_of(survey, texts.language).question


def _who_answered(ticket: Ticket) -> User | None:
    """Who wrote the last answer that the customer saw; None where nobody did, whoever has the ticket now."""
    said = ticket.messages.filter(direction=Direction.OUT, author_user__isnull=False).exclude(delivery__in=UNSAID)
    last = said.select_related("author_user").order_by("-created_at", "-pk").first()
    return last.author_user if last else None


def _values(
    invitation: Invitation, programme: Programme, texts: Texts, token: str, agent: User | None
) -> dict[str, Value]:
    ticket, url = invitation.ticket, survey_url(token)
    survey = kind_of(invitation.kind)
    words = words_of(survey, invitation.language)
    steps = [(score, f"{url}?score={score}") for score in survey.scale.steps]
    return {
        "customer.name": invitation.customer.greeting_name if _is_theirs(invitation) else "",
        "ticket.number": str(ticket.number),
        "ticket.subject": short(ticket.subject),
        "survey.question": question(programme, survey, texts),
        "survey.scale": scale(steps, words.lowest, words.highest),
        "survey.url": url,
        "survey.stop_url": stop_url(token),
        "survey.days": str(programme.cool_down_days or ""),
        "agent.signature": ", ".join(
            filter(None, [agent.name if agent else "", ticket.team.name if ticket.team else ""])
        )
        or shop.facts().name,
    }


def _is_theirs(invitation: Invitation) -> bool:
    """Whether it goes to an address of the customer's: who wrote in their name and wants answers elsewhere does not
    learn what they are called."""
    return any(point.value.lower() == invitation.sent_to.lower() for point in email_points(invitation.customer))


def short(subject: str) -> str:
    """The subject so that it fits into a sentence, without a full stop of its own."""
    words = " ".join(subject.split()).rstrip(" .,;:")
    return words if len(words) <= 80 else words[:79].rstrip() + "…"

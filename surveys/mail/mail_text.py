"""The mail that asks, as a mail text that managers can change; its scores are a block that they can only place."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_noop

from helpdesk.outgoing.texts import Block, Empty, Kind, MailText, Placeholder
from helpdesk.outgoing.texts.files import words_in
from surveys.kinds import FIRST, kind_of
from surveys.texts import words_of

KEY = "survey_invitation"
_TABLE = (
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="{}"><tr>{}</tr></table>'
)
_STEP = (
    "display: block; border: 1px solid #7f8c86; border-radius: 8px; background: #ffffff; color: #14201c;"
    " font-size: 17px; font-weight: 700; line-height: 46px; text-align: center; text-decoration: none"
)
_END = "padding: 8px 2px 0; color: #44514c; font-size: 13px; line-height: 20px"


def scale(steps: Sequence[tuple[int, str]], low: str, high: str) -> Block:
    """The links of the mail, one a score, from (score, address); `low` and `high` say what the ends mean."""
    best = steps[-1][0]
    cells = format_html_join(
        "",
        '<td style="padding: 0 2px"><a class="step" href="{}" aria-label="{} / {}" style="{}">{}</a></td>',
        ((link, score, best, _STEP, score) for score, link in steps),
    )
    ends = format_html(
        '<td class="quiet" style="{0}">{1}</td><td class="quiet" style="{0}; text-align: end">{2}</td>', _END, low, high
    )
    html = format_html_join("", _TABLE, (("table-layout: fixed", cells), ("margin: 0 0 20px", ends)))
    text = "\n".join(f"{score}: {link}" for score, link in steps)
    return Block(text=f"{text}\n\n{low} – {high}", html=html)


def _example(language: str) -> Block:
    survey = kind_of(FIRST)
    words = words_of(survey, language)
    steps = [(score, f"{settings.BASE_URL}/s/example/?score={score}") for score in survey.scale.steps]
    return scale(steps, words.lowest, words.highest)


def _question(language: str) -> str:
    return words_of(kind_of(FIRST), language).question


SURVEY_INVITATION = MailText(
    key=KEY,
    title=gettext_noop("Survey"),
    sent=gettext_noop(
        "After a ticket is solved, as the settings of surveys say: to whom, when, and how often at most."
    ),
    kind="survey",
    order=40,
    placeholders=(
        Placeholder("survey.scale", gettext_noop("The scores to click on"), _example, kind=Kind.BLOCK, required=True),
        Placeholder(
            "survey.question", gettext_noop("The question, from the settings of surveys"), _question, required=True
        ),
        Placeholder(
            "survey.url", gettext_noop("The page with the question"), "/s/example/", kind=Kind.LINK, required=True
        ),
        Placeholder(
            "survey.stop_url",
            gettext_noop("Where one says “no more surveys”"),
            "/s/example/stop/",
            kind=Kind.LINK,
            required=True,
        ),
        Placeholder("survey.days", gettext_noop("How many days lie between two surveys; may be empty"), "30"),
        Placeholder("ticket.number", gettext_noop("The number of the request"), "4821", when_empty=Empty.NEVER),
        Placeholder(
            "ticket.subject", gettext_noop("What the request is about, in the customer's words"), "the invoice of May"
        ),
        Placeholder("customer.name", gettext_noop("What we call the customer"), "Meg", when_empty=Empty.SPACE),
        Placeholder(
            "agent.signature",
            gettext_noop("Who answered, and their team"),
            "Priya Raman, Returns & Refunds",
            when_empty=Empty.NEVER,
        ),
    ),
    words=words_in(Path(__file__).parent / "words" / KEY),
)

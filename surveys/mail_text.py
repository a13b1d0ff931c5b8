"""The mail that asks, as a mail text that managers can change; its scores are a block that they can only place."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.html import format_html, format_html_join

from helpdesk.outgoing.texts import Block, Empty, Kind, MailText, Placeholder, Words
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

_EN = """\
Hi {{customer.name}},

Your request **#{{ticket.number}}, {{ticket.subject}}**, is solved.

# {{survey.question}}

{{survey.scale}}

Click a number, and press Send on the page that opens. Then you can say why.
Numbers not showing? [Answer in the browser]({{survey.url}}).

Thank you,
{{agent.signature}}

---
You get at most one survey every {{survey.days}} days.
[No more surveys]({{survey.stop_url}})
"""

_DE = """\
Guten Tag {{customer.name}},

Ihre Anfrage **#{{ticket.number}}, {{ticket.subject}}**, ist erledigt.

# {{survey.question}}

{{survey.scale}}

Klicken Sie auf eine Zahl und auf der Seite, die sich öffnet, auf Senden. Danach können Sie sagen, warum.
Sie sehen keine Zahlen? [Im Browser antworten]({{survey.url}}).

Danke,
{{agent.signature}}

---
Sie bekommen höchstens alle {{survey.days}} Tage eine Umfrage.
[Keine Umfragen mehr]({{survey.stop_url}})
"""

_ES = """\
Hola, {{customer.name}}:

Su solicitud **n.º {{ticket.number}}, {{ticket.subject}}**, está resuelta.

# {{survey.question}}

{{survey.scale}}

Pulse un número y, en la página que se abre, Enviar. Después puede decir por qué.
¿No ve los números? [Responda en el navegador]({{survey.url}}).

Gracias,
{{agent.signature}}

---
Recibe como máximo una encuesta cada {{survey.days}} días.
[No recibir más encuestas]({{survey.stop_url}})
"""


_FR = """\
Bonjour {{customer.name}},

Votre demande **n° {{ticket.number}}, {{ticket.subject}}**, est résolue.

# {{survey.question}}

{{survey.scale}}

Cliquez sur un chiffre, puis sur Envoyer dans la page qui s'ouvre. Ensuite vous pourrez dire pourquoi.
Les chiffres ne s'affichent pas ? [Répondez dans le navigateur]({{survey.url}}).

Merci,
{{agent.signature}}

---
Vous recevez au plus une enquête tous les {{survey.days}} jours.
[Plus d'enquêtes]({{survey.stop_url}})
"""


def scale(steps: Sequence[tuple[int, str]], low: str, high: str) -> Block:
    """One link a score, from (score, address); `low` and `high` say what the ends mean."""
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
    title="Survey",
    sent="After a ticket is solved, as the settings of surveys say: to whom, when, and how often at most.",
    kind="survey",
    order=40,
    placeholders=(
        Placeholder("survey.scale", "The scores to click on", _example, kind=Kind.BLOCK, required=True),
        Placeholder("survey.question", "The question, from the settings of surveys", _question, required=True),
        Placeholder("survey.url", "The page with the question", "/s/example/", kind=Kind.LINK, required=True),
        Placeholder(
            "survey.stop_url", "Where one says “no more surveys”", "/s/example/stop/", kind=Kind.LINK, required=True
        ),
        Placeholder("survey.days", "How many days lie between two surveys; may be empty", "30"),
        Placeholder("ticket.number", "The number of the request", "4821", when_empty=Empty.NEVER),
        Placeholder("ticket.subject", "What the request is about, in the customer's words", "the invoice of May"),
        Placeholder("customer.name", "What we call the customer", "Meg", when_empty=Empty.SPACE),
        Placeholder(
            "agent.signature", "Who answered, and their team", "Priya Raman, Returns & Refunds", when_empty=Empty.NEVER
        ),
    ),
    words={
        "en": Words("How did we do with your request #{{ticket.number}}?", _EN),
        "de": Words("Wie war es mit Ihrer Anfrage #{{ticket.number}}?", _DE),
        "es": Words("¿Cómo lo hicimos con su solicitud n.º {{ticket.number}}?", _ES),
        "fr": Words("Comment s'est passée votre demande n° {{ticket.number}} ?", _FR),
    },
)

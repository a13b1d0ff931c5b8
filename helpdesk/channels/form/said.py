"""What a contact form says, in the language of whoever reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext, override

from helpdesk.tickets.models import ContactForm
from helpdesk.web import shop
from helpdesk.web.requests.language import page_language

PARTS = ("heading", "introduction", "thanks")
"""What a shop writes itself; without a heading of its own the form has the product's."""


@dataclass(frozen=True)
class FormWords:
    """The words of a form in one language."""

    heading: str
    introduction: str
    thanks: str


def language_of(form: ContactForm, asked_for: str) -> str:
    """The language in which a form speaks to somebody: theirs, where it has words of it or no words at all."""
    spoken: list[str] = [code for code, texts in form.texts.items() if any(texts.values())]
    if not spoken or asked_for in spoken:
        return asked_for
    wanted = (form.fallback, shop.facts().language)
    return next((code for code in wanted if code in spoken), spoken[0])


def words_of(form: ContactForm, language: str = "") -> FormWords:
    """What the form says in a language, by default in that of the page."""
    language = language or page_language()
    texts = form.texts.get(language, {})
    with override(language):
        heading = texts.get("heading") or gettext("Write to us")
    return FormWords(heading, texts.get("introduction", ""), texts.get("thanks", ""))

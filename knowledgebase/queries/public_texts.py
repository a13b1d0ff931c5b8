"""The texts of public pages as customers read them, and as those who write them see them."""

from functools import lru_cache

from django.conf import settings
from django.db.models import F
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from helpdesk.people import known as factor_demands
from helpdesk.tickets.extensions.resolving import by_people_alone
from helpdesk.web import shop
from helpdesk.web.kept import Kept
from knowledgebase.models import PublicText, PublicTextRevision
from knowledgebase.rendering import render
from knowledgebase.texts import TEXTS, builtin, filled, parted
from knowledgebase.texts.filling import without_empty_lines

TextsByLanguage = dict[tuple[str, str], str]


def _published() -> TextsByLanguage:
    rows = PublicTextRevision.objects.filter(text__is_published=True, number=F("text__version"))
    return {(row.text.key, row.text.language): row.body for row in rows.select_related("text")}


kept: Kept[TextsByLanguage] = Kept("knowledgebase:public_texts", _published)
"""Passages of them stand on every page of the help centre."""


def source(key: str, language: str) -> str:
    """What customers read in a language: the shop's own words where it published some, else the built-in ones."""
    return kept.current().get((key, language)) or builtin(key, language)


def shown(key: str, language: str) -> SafeString:
    """A text as HTML, without the ways to us."""
    return as_html(source(key, language), language)


def shown_in_parts(key: str, language: str) -> tuple[SafeString, SafeString, bool]:
    """A text before the ways to us and after them, and whether it has a place for them."""
    return in_parts(source(key, language), language)


def in_parts(body: str, language: str) -> tuple[SafeString, SafeString, bool]:
    """Words as HTML before the ways to us and after them, and whether they have a place for them.

    Raises:
        ValueError: too long, or too much markup.
    """
    parts = parted(body)
    before, after = parts or (body, "")
    return as_html(before, language), as_html(after, language), parts is not None


def as_html(body: str, language: str) -> SafeString:
    """Words as HTML: rendered and cleaned, then the shop's facts filled in.

    Raises:
        ValueError: too long, or too much markup.
    """
    values = _values(language)
    return mark_safe(filled(_html(without_empty_lines(body, values)), values))  # noqa: S308 - cleaned; values escaped


def _values(language: str) -> dict[str, str]:
    said = shop.facts()
    return {
        "shop.name": said.name,
        "shop.address": said.address,
        "shop.phone": said.phone,
        "shop.postal_address": said.postal_address,
        "complaint.further": said.further(language),
        "requests.open": _stays_open(language),
        "staff.second_factor": _second_factor(language),
    }


def _second_factor(language: str) -> str:
    """That whoever works here needs a second factor; empty unless every role of theirs does."""
    if not factor_demands.is_demanded_of_all():
        return ""
    with translation.override(language):
        return gettext("Whoever works here needs one beside the password, such as the code of an app or a passkey.")


def _stays_open(language: str) -> str:
    """Until when a request stays open: what only people resolve is told apart from what a rule may answer."""
    with translation.override(language):
        if by_people_alone():
            return gettext("Your request stays open until a person, or you yourself, says that it is solved.")
        return gettext(
            "Your request stays open until it is answered, or a person says that it is solved. Write again, and it is "
            "open again."
        )


@lru_cache(maxsize=256)
def _html(body: str) -> str:
    return render(body).html


def rows() -> dict[str, dict[str, PublicText]]:
    """All that were written, by text and language."""
    found: dict[str, dict[str, PublicText]] = {key: {} for key in TEXTS}
    for row in PublicText.objects.filter(key__in=TEXTS, language__in=dict(settings.LANGUAGES)):
        found[row.key][row.language] = row
    return found


def one(key: str, language: str) -> PublicText | None:
    """The text of a language, if somebody wrote it."""
    return PublicText.objects.filter(key=key, language=language).first()

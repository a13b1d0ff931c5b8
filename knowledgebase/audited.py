"""What of the help centre the audit log tells of; an article's words stand in its revisions."""

from collections.abc import Callable
from textwrap import shorten
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_action, register_list
from knowledgebase.icons import icon_words
from knowledgebase.models import Article, Category, PublicText
from knowledgebase.texts import TEXTS

IMPORTED_PAGES, MERGED = "imported_pages", "topic_merged"
"""The kind of the entry that an import leaves, and what two topics becoming one is. Stored with entries: never change
them."""

EXCERPT = 160
"""How much of a text an entry shows, in letters."""


def _version(number: int) -> str:
    return gettext("Version %(number)s") % {"number": number}


def _words_of(column: str) -> Callable[[PublicText], dict[str, Any] | int]:
    """Reads what a version of a text says: its number, by which every change is told, and its first words; 0 stands for
    the built-in ones."""

    def read(row: PublicText) -> dict[str, Any] | int:
        number = getattr(row, column)
        body = row.revisions.filter(number=number).values_list("body", flat=True).first()
        return 0 if body is None else {"version": number, "words": shorten(body, EXCERPT, placeholder="…")}

    return read


def _said(kept: Any) -> str:
    """A version of a text in words; entries of before hold the number alone."""
    if not isinstance(kept, dict):
        return _version(kept) if kept else gettext("The built-in words")
    return gettext("Version %(number)s: “%(words)s”") % {"number": kept["version"], "words": kept["words"]}


def _text_name(row: PublicText) -> str:
    return f"{TEXTS[row.key].label} ({row.language})" if row.key in TEXTS else str(row)


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_action(MERGED, gettext_noop("merged into another one"))
    register_list(IMPORTED_PAGES, gettext_noop("Articles of a folder"))
    register(
        AuditedThing(
            "topic",
            Category,
            gettext_noop("Topic of the help centre"),
            {
                "title": Audited(gettext_noop("Title")),
                "description": Audited(gettext_noop("Description")),
                "language": Audited(gettext_noop("Language")),
                "parent": Audited(gettext_noop("Topic above")),
                "order": Audited(gettext_noop("Place in the order")),
                "icon": Audited(gettext_noop("Icon"), words=icon_words),
            },
            url=lambda key: reverse("knowledgebase:topic_page", args=[key]),
        )
    )
    register(
        AuditedThing(
            "article",
            Article,
            gettext_noop("Article"),
            {
                "state": Audited(gettext_noop("State")),
                "version": Audited(gettext_noop("What it says"), words=_version),
            },
            url=lambda key: reverse("knowledgebase:edit", args=[key]),
        )
    )
    register(
        AuditedThing(
            "public_text",
            PublicText,
            gettext_noop("Text of public pages"),
            {
                "is_published": Audited(gettext_noop("Published")),
                "version": Audited(gettext_noop("What customers read"), _words_of("version"), _said),
                "latest_version": Audited(gettext_noop("What it says"), _words_of("latest_version"), _said),
            },
            name=_text_name,
            url=lambda _key: reverse("knowledgebase:public_pages"),
        )
    )

"""Which texts of public pages a shop can write: whole pages, and passages that stand on others."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_noop


@dataclass(frozen=True)
class PublicTextKind:
    """One text: its name for people and where customers read it, both marked for translation.

    A page has an address of its own, `url_name`; a passage stands on other pages.
    """

    key: str
    label: str
    where: str
    url_name: str = ""


PAGES: Mapping[str, PublicTextKind] = {
    kind.key: kind
    for kind in (
        PublicTextKind(
            "about", gettext_noop("About us"), gettext_noop("A page, in the footer of all"), "knowledgebase:about"
        ),
        PublicTextKind(
            "reach-us", gettext_noop("Reach us"), gettext_noop("A page, in the footer of all"), "knowledgebase:reach-us"
        ),
        PublicTextKind(
            "how-to-complain",
            gettext_noop("How to complain"),
            gettext_noop("A page, in the footer of all"),
            "knowledgebase:how-to-complain",
        ),
        PublicTextKind(
            "security", gettext_noop("Security"), gettext_noop("A page, in the footer of all"), "knowledgebase:security"
        ),
    )
}

TEXTS: Mapping[str, PublicTextKind] = {
    **PAGES,
    **{
        kind.key: kind
        for kind in (
            PublicTextKind("welcome", gettext_noop("Welcome"), gettext_noop("On the start page, above the search")),
            PublicTextKind(
                "talk", gettext_noop("Talk to a person"), gettext_noop("On the start page, beside the way to you")
            ),
            PublicTextKind("stuck", gettext_noop("Still stuck?"), gettext_noop("Beside every article")),
        )
    },
}
"""All, in the order of their list. Keys are stored, so they never change."""

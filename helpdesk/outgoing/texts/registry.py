"""Every mail that the system writes by itself, with its words. Other rooms add theirs from their `apps.py`:

register(MailText(key="survey_invitation", title="Survey", sent="After a ticket is solved", kind="survey", …))
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop

from helpdesk.outgoing.texts.placeholders import Empty, Placeholder
from helpdesk.web import shop

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """A subject and a body in one language. What stands below a line of `---` in the body is the foot of the mail."""

    subject: str
    body: str


@dataclass(frozen=True, kw_only=True)
class MailText:
    """One kind of mail. `sent` says in plain words when it leaves; `kind` is a `MailKind`, from which
    `services.queue_text` derives the headers of automatic mail; `words` are the built-in ones by language, English
    among them, and `without_mail` those in their place while no mail comes in, of a text that asks for an answer. One
    whose subject is decided elsewhere (a reply keeps the customer's) has empty subjects.
    """

    key: str
    title: str
    sent: str
    kind: str
    words: Mapping[str, Words]
    without_mail: Mapping[str, Words] = field(default_factory=dict)
    placeholders: tuple[Placeholder, ...] = ()
    order: int = 50

    @property
    def has_subject(self) -> bool:
        return bool(self.words[FALLBACK].subject)

    def built_in(self, language: str) -> Words:
        """The built-in words of a language that there is, as they are true now."""
        usual = self.words[language]
        return usual if shop.takes_mail() else self.without_mail.get(language, usual)

    @property
    def all_placeholders(self) -> dict[str, Placeholder]:
        """The placeholders of this text and those of every mail, by name."""
        return {item.name: item for item in (*self.placeholders, *SITE)}


# Of every mail.
SITE = (
    Placeholder("site.name", gettext_noop("Our name"), "Example", when_empty=Empty.NEVER),
    Placeholder("site.address", gettext_noop("Our mail address"), "help@shop.example", when_empty=Empty.NEVER),
    Placeholder("site.phone", gettext_noop("Our phone number, if we have one"), "+1 207 555 0118"),
)

_texts: dict[str, MailText] = {}


def register(text: MailText) -> None:
    """Add a mail text, or replace the one with this key."""
    _texts[text.key] = text


def mail_text(key: str) -> MailText:
    """The mail text of a key.

    Raises:
        KeyError: no room has registered it.
    """
    return _texts[key]


def mail_texts() -> list[MailText]:
    """All mail texts, in the order of the settings page."""
    return sorted(_texts.values(), key=lambda text: (text.order, text.title))


def site_values() -> dict[str, str]:
    """Values of the placeholders that every mail has."""
    said = shop.facts()
    return {
        "site.name": said.name,
        "site.address": said.address,
        "site.phone": said.phone,
    }

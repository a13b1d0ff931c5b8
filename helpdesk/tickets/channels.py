"""The table of channels: the ways in which people reach us, a line each. Plain Python.

What a channel does when something comes in or goes out stands in a folder of `helpdesk.channels`.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy, gettext_noop


@dataclass(frozen=True)
class Channel:
    """One way in which people reach us.

    `key` is stored, at most 20 letters. `by` goes on after a name: "Meg, by phone".

    `is_noted`: an agent may write down what came this way; `is_posted`: a program may post it. `reply_within` are the
    open minutes within which whoever writes this way hears from us, where that is sooner than the reply policies say.
    """

    key: str
    label: str
    icon: str
    by: str
    is_noted: bool = False
    is_posted: bool = False
    reply_within: int | None = None


EMAIL = Channel("email", gettext_noop("E-mail"), "mail", gettext_noop("by email"))
FORM = Channel("form", gettext_noop("Web form"), "file-text", gettext_noop("by form"), is_noted=True)
PHONE = Channel("phone", gettext_noop("Phone"), "phone", gettext_noop("by phone"), is_noted=True)
CHAT = Channel("chat", gettext_noop("Chat"), "message-circle", gettext_noop("by chat"), is_noted=True, is_posted=True)
SOCIAL = Channel(
    "social", gettext_noop("Social media"), "at-sign", gettext_noop("by social media"), is_noted=True, is_posted=True
)
LETTER = Channel("letter", gettext_noop("Letter"), "mail-open", gettext_noop("by letter"), is_noted=True)
API = Channel("api", gettext_noop("API"), "code", gettext_noop("by API"))
WEBHOOK = Channel("webhook", gettext_noop("Webhook"), "webhook", gettext_noop("by webhook"), is_posted=True)

CHANNELS = {channel.key: channel for channel in (EMAIL, FORM, PHONE, CHAT, SOCIAL, LETTER, API, WEBHOOK)}
CHOICES = [(channel.key, gettext_lazy(channel.label)) for channel in CHANNELS.values()]


def channel_named(key: str) -> Channel:
    """The channel of a key.

    Raises:
        ValueError: there is no such channel.
    """
    try:
        return CHANNELS[key]
    except KeyError:
        raise ValueError(f"there is no channel called {key!r}") from None


def reply_within(key: str) -> int | None:
    """The open minutes within which a channel promises a reply; None where it promises nothing by itself."""
    known = CHANNELS.get(key)
    return known.reply_within if known else None

"""The table of channels: the ways in which people reach us, a line each. Plain Python.

What a channel does when something comes in or goes out stands in a folder of `helpdesk.channels`.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_noop


@dataclass(frozen=True, kw_only=True)
class Channel:
    """`key` is stored, at most 20 letters. `by` goes on after a name: "Meg, by phone".

    `is_noted`: an agent may write down what came this way. `reply_within` are the open minutes within which whoever
    writes this way hears from us, where that is sooner than the reply targets say.
    """

    key: str
    label: str
    icon: str
    by: str
    is_noted: bool = False
    reply_within: int | None = None


EMAIL = Channel(key="email", label=gettext_noop("E-mail"), icon="mail", by="by email")
FORM = Channel(key="form", label=gettext_noop("Web form"), icon="file-text", by="by form", is_noted=True)
PHONE = Channel(key="phone", label=gettext_noop("Phone"), icon="phone", by="by phone", is_noted=True)
CHAT = Channel(key="chat", label=gettext_noop("Chat"), icon="message-circle", by="by chat", is_noted=True)
SOCIAL = Channel(key="social", label=gettext_noop("Social media"), icon="at-sign", by="by social media", is_noted=True)
LETTER = Channel(key="letter", label=gettext_noop("Letter"), icon="mail-open", by="by letter", is_noted=True)
API = Channel(key="api", label=gettext_noop("API"), icon="code", by="by API")
WEBHOOK = Channel(key="webhook", label=gettext_noop("Webhook"), icon="webhook", by="by webhook")

CHANNELS = {channel.key: channel for channel in (EMAIL, FORM, PHONE, CHAT, SOCIAL, LETTER, API, WEBHOOK)}
CHOICES = [(channel.key, channel.label) for channel in CHANNELS.values()]


def channel_named(key: str) -> Channel:
    """
    Raises:
        ValueError: there is no such channel.
    """
    try:
        return CHANNELS[key]
    except KeyError:
        raise ValueError(f"there is no channel called {key!r}") from None


def reply_within(key: str) -> int | None:
    """Within how many open minutes a channel promises a reply; None where it promises nothing by itself."""
    known = CHANNELS.get(key)
    return known.reply_within if known else None

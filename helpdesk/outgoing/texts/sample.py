"""Writes a mail text with its example values, as previews and tries show it."""

from helpdesk.outgoing.texts.registry import MailText, Words
from helpdesk.outgoing.texts.write import WrittenMail, render


def sample(text: MailText, words: Words, language: str, *, theme: str = "auto") -> WrittenMail:
    """The mail made of these words and the example values.

    Raises:
        KeyError, ValueError: the words cannot be used.
    """
    values = {item.name: item.example_in(language) for item in text.placeholders}
    return render(text, words, language, values, theme=theme)

"""Finds what an address of the editor names: one text in one language."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from helpdesk.outgoing.models import MailTemplate
from helpdesk.outgoing.texts import MailText, Words, mail_text
from helpdesk.outgoing.texts.write import words_for
from helpdesk.web.words.languages import choices


@dataclass(frozen=True)
class TextPlace:
    """One text in one language, as an address names it. `words` are those that it begins with: its own, else those
    that its customers get meanwhile, which are in the language `words_in`."""

    text: MailText
    language: str
    row: MailTemplate | None
    words: Words
    words_in: str

    @classmethod
    def find(cls, key: str, language: str) -> "TextPlace":
        """The text and language that an address names.

        Raises:
            Http404: there is no such text or language.
        """
        try:
            text = mail_text(key)
        except KeyError as error:
            raise Http404 from error
        row = MailTemplate.objects.select_related("updated_by").filter(key=key, language=language).first()
        if not row and language not in text.words and language not in dict(choices()):
            raise Http404
        words, words_in = words_for(text, language)
        return cls(text, language, row, words, words_in)

    @property
    def url(self) -> str:
        return reverse("outgoing:mail_text", args=[self.text.key, self.language])

    @property
    def is_built_in(self) -> bool:
        return self.language in self.text.words

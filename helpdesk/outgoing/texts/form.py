"""The form of the editor: subject and body as one typed them, checked by `problems`."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from helpdesk.outgoing.texts.languages import is_right_to_left
from helpdesk.outgoing.texts.problems import problems
from helpdesk.outgoing.texts.registry import MailText, Words


class MailTextForm(forms.Form):
    """The form of one mail text in one language.

    `seen` is the version that the person began with (`services.mail_texts.version_of`).
    """

    subject = forms.CharField(label=gettext_lazy("Subject"), required=False, strip=True)
    body = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "spellcheck": "true"}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, text: MailText, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._text = text
        if not text.has_subject:
            del self.fields["subject"]
        for name in ("subject", "body"):
            if name in self.fields:
                direction = "rtl" if is_right_to_left(language) else "ltr"
                self.fields[name].widget.attrs |= {"lang": language, "dir": direction, "autocomplete": "off"}
                # Not optional, though an empty one is named by `problems` and not by the field.
                self.fields[name].needed_later = True  # type: ignore[attr-defined]
        self.fields["body"].help_text = gettext(
            "An empty line begins a paragraph. **bold**, *italic*, “- ” for lists, # for a heading, "
            "[words](address) for a link; one that stands alone becomes a button. Below a line of --- is the "
            "foot."
        )

    @property
    def words(self) -> Words:
        """What was typed, whether or not it can be used."""
        subject = self["subject"].value() if self._text.has_subject else ""
        return Words(str(subject or "").strip(), str(self["body"].value() or ""))

    def clean(self) -> dict[str, Any]:
        for problem in problems(self._text, self.words):
            self.add_error(problem.field, problem.words)
        return self.cleaned_data

"""The form of a list of words."""

from django import forms
from django.utils.translation import gettext_lazy

from helpdesk.tickets.forms.conditions import split
from helpdesk.tickets.models import WordList


class WordListForm(forms.Form):
    """What the list is called, and its words."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the list a name.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Words"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "A word or phrase on each line, or with commas between. “refund*” also finds “refunds”."
        ),
        error_messages={"required": gettext_lazy("Write at least one word to look for.")},
    )

    def clean_words(self) -> list[str]:
        """The words one by one."""
        return split(self.cleaned_data["words"])


def begun_with(row: WordList) -> dict[str, str]:
    """What the form of a list shows at first."""
    return {"name": row.name, "words": "\n".join(row.words)}

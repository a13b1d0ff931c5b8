"""The form of a new token for the API."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from helpdesk.people.models import User
from helpdesk.web.api.scopes import AREAS, NEEDS

READ, CHANGE = "read", "change"
LIVES = [(30, gettext_lazy("30 days")), (90, gettext_lazy("90 days")), (365, gettext_lazy("A year"))]


class TokenForm(forms.Form):
    """What a token is for, how long it lives and what it may."""

    name = forms.CharField(
        label=gettext_lazy("What is it for?"),
        help_text=gettext_lazy("The program that uses it, so that you know it again."),
        max_length=80,
        error_messages={"required": gettext_lazy("Name the program that uses it.")},
    )
    days = forms.TypedChoiceField(label=gettext_lazy("It lives for"), coerce=int, choices=LIVES, initial=90)
    may_write = forms.ChoiceField(
        label=gettext_lazy("It may"),
        choices=[(READ, pgettext_lazy("what a token may", "read")), (CHANGE, gettext_lazy("read and change"))],
        widget=forms.RadioSelect,
        initial=READ,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"] = forms.MultipleChoiceField(
            label=gettext("Only in"),
            help_text=gettext("Nothing ticked is everything that you see."),
            choices=[(key, gettext(label)) for key, label in AREAS.items() if key not in NEEDS or user.may(NEEDS[key])],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean_may_write(self) -> bool:
        """Whether the program may change anything."""
        return bool(self.cleaned_data["may_write"] == CHANGE)

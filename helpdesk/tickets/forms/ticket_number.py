"""The field that asks for which ticket a preview is made."""

from django import forms
from django.utils.translation import gettext_lazy

LARGEST = 2**62


class TicketNumberField(forms.IntegerField):
    """The number of a ticket, typed; empty where no preview is wanted."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Number of a ticket"),
            required=False,
            min_value=1,
            max_value=LARGEST,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        )

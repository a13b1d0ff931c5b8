"""The forms of this room."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from helpdesk.privacy.models import Erasure
from helpdesk.privacy.registry import classes


class ExportForm(forms.Form):
    """What goes into an export beside what the customer has seen themselves."""

    with_notes = forms.BooleanField(
        label=_("With what colleagues wrote for themselves"),
        required=False,
        help_text=_(
            "Notes about a person are personal data, too. Read them before you hand them on: they may speak of others."
        ),
    )


class RetentionForm(forms.Form):
    """For how many days each class is kept; empty is for ever."""

    def __init__(self, *args: Any, kept: Mapping[str, int | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in classes():
            self.fields[kind.key] = forms.IntegerField(
                label=gettext("%(what)s, in days") % {"what": gettext(kind.label)},
                required=False,
                min_value=kind.least,
                max_value=36_500,
                initial=kept[kind.key],
                help_text=gettext(kind.what),
                widget=forms.NumberInput(attrs={"placeholder": gettext("for ever")}),
            )


class EraseForm(forms.Form):
    """Why, and the customer's name, typed: nobody erases by a slip."""

    reason = forms.ChoiceField(label=_("Why"), choices=Erasure.Reason.choices)
    name = forms.CharField(
        label=_("The customer’s name"), max_length=320, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, wanted: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wanted = wanted
        self.fields["name"].help_text = format_html(
            gettext("Type “{name}”, as it stands above."), name=format_html("<bdi>{}</bdi>", wanted)
        )

    def clean_name(self) -> str:
        """The name, if it is theirs.

        Raises:
            ValidationError: it is another one.
        """
        typed = " ".join(self.cleaned_data["name"].split())
        if typed.casefold() != " ".join(self.wanted.split()).casefold():
            raise forms.ValidationError(gettext("That is not the name of this customer."))
        return typed

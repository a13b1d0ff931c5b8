"""Forms of Settings, Organisations."""

import re
from typing import Any

from django import forms
from django.db.models.functions import Lower
from django.utils.translation import gettext, gettext_lazy

from helpdesk.customers.models import Organisation


class OrganisationForm(forms.Form):
    """An organisation: what it is called, and which domains its people write from."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the organisation a name.")},
        help_text=gettext_lazy("Rules and reply policies can ask for it: change the name there, too."),
    )
    domains = forms.CharField(
        label=gettext_lazy("Domains"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "off"}),
        help_text=gettext_lazy("Such as example.org, one a line. New customers who write from there belong to it."),
    )
    readers = forms.ChoiceField(
        label=gettext_lazy("Who may read the requests of all members"),
        choices=Organisation.Readers.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("They read them in their account, and answer only their own. Each member is told."),
    )
    with_known = forms.BooleanField(
        label=gettext_lazy("Customers of these domains who are here already and belong nowhere join, too"),
        required=False,
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        kwargs["initial"] = {"readers": organisation.readers}
        if organisation.pk:
            domains = "\n".join(row.domain for row in organisation.domains.all())
            kwargs["initial"] |= {"name": organisation.name, "domains": domains}
        super().__init__(*args, **kwargs)

    def clean_domains(self) -> list[str]:
        """What was written, a domain each."""
        return [word for word in re.split(r"[\s,;]+", self.cleaned_data["domains"]) if word]


class PutAwayForm(forms.Form):
    """Which organisation gets the members and domains of one that is put away."""

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = forms.ModelChoiceField(
            queryset=Organisation.objects.filter(is_active=True).exclude(pk=organisation.pk).order_by(Lower("name")),
            required=False,
            label=gettext("Which organisation gets its members and domains"),
            empty_label=gettext("None: its members stay with it"),
        )

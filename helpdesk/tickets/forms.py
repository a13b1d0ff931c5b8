"""What the composer and the ticket's menus post."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from helpdesk.people.access import colleagues
from helpdesk.people.models import Product, Team
from helpdesk.tickets.models import Draft, Priority, Status

MAX_COPIES = 20


class ComposerForm(forms.Form):
    """A reply or a note. `seen` is the newest message that the writer had before them."""

    kind = forms.ChoiceField(choices=Draft.Kind.choices, initial=Draft.Kind.REPLY)
    body = forms.CharField(required=False, strip=False, max_length=200_000)
    cc = forms.CharField(required=False, max_length=2000)
    status = forms.ChoiceField(choices=[("", ""), *Status.choices], required=False)
    seen = forms.IntegerField(required=False, min_value=0)
    submission_key = forms.UUIDField(required=False)

    def clean_body(self) -> str:
        return str(self.cleaned_data["body"]).replace("\r\n", "\n")

    def clean_cc(self) -> list[str]:
        addresses = [part for part in re.split(r"[,;\s]+", self.cleaned_data["cc"]) if part]
        if len(addresses) > MAX_COPIES:
            raise ValidationError(f"At most {MAX_COPIES} people can be copied in.")
        for address in addresses:
            try:
                validate_email(address)
            except ValidationError:
                raise ValidationError(f"{address} is not an e-mail address.") from None
        return addresses


class ChangeForm(forms.Form):
    """Any of a ticket's fields; what the post does not name stays as it is."""

    status = forms.ChoiceField(choices=Status.choices)
    priority = forms.ChoiceField(choices=Priority.choices)
    team = forms.ModelChoiceField(Team.objects.filter(is_active=True), required=False)
    assignee = forms.ModelChoiceField(colleagues(), required=False)
    product = forms.ModelChoiceField(Product.objects.all(), required=False)
    subject = forms.CharField(max_length=500, required=False)
    language = forms.CharField(max_length=12, required=False)
    tag_add = forms.CharField(max_length=60, required=False)
    tag_remove = forms.CharField(max_length=60, required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for name in list(self.fields):
            if name not in data:
                del self.fields[name]

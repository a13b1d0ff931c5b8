"""Forms of Settings, Tags."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from helpdesk.tickets.models import Tag
from helpdesk.web.parameters import SureField


class TagNameForm(forms.Form):
    """What a tag is called."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=60,
        error_messages={"required": gettext_lazy("Give the tag a name.")},
    )


class MergeTagForm(forms.Form):
    """Which tag takes another one's place."""

    into = forms.CharField(
        label=gettext_lazy("Into which tag"),
        max_length=60,
        widget=forms.TextInput(attrs={"list": "other-tags", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the name of the other tag.")},
    )
    sure = SureField()

    def __init__(self, *args: Any, tag: Tag, **kwargs: Any) -> None:
        self.tag = tag
        super().__init__(*args, **kwargs)

    def clean_into(self) -> Tag:
        """The other tag.

        Raises:
            ValidationError: there is none of this name.
        """
        found = Tag.objects.filter(name__iexact=self.cleaned_data["into"].strip()).exclude(pk=self.tag.pk).first()
        if found is None:
            raise ValidationError(gettext("There is no other tag of this name."))
        return found

"""Forms of Settings, Products."""

from django import forms
from django.utils.translation import gettext_lazy


class ProductForm(forms.Form):
    """A product: what it is called."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the product a name.")},
    )

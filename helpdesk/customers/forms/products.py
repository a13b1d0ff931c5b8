"""Forms of Settings, Products, and how any other form asks for a product."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from helpdesk.customers.models import Product
from helpdesk.web.parameters import SureField


class ProductField(forms.ModelChoiceField[Product]):
    """A choice of a product. What names one that was merged meanwhile, as an address or a page that stood open does,
    means the one that it was merged into."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError:
            if successor := _successor(value):
                return super().to_python(successor)
            raise

    def prepare_value(self, value: Any) -> Any:
        """What the list shows as chosen: the other one, too."""
        return _successor(value) or super().prepare_value(value)


def _successor(value: Any) -> int | None:
    """The key of the product that took the place of the one that a page or an address names; None where none did."""
    if not str(value).isdecimal():
        return None
    return Product.objects.exclude(merged_into=None).filter(pk=value).values_list("merged_into", flat=True).first()


class ProductForm(forms.Form):
    """A product: what it is called."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the product a name.")},
    )


class MergeProductForm(forms.Form):
    """Which product takes another one's place."""

    into = forms.CharField(
        label=gettext_lazy("Into which product"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "other-products", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the name of the other product.")},
    )
    sure = SureField()

    def __init__(self, *args: Any, product: Product, **kwargs: Any) -> None:
        self.product = product
        super().__init__(*args, **kwargs)

    def clean_into(self) -> Product:
        """The other product.

        Raises:
            ValidationError: there is none of this name.
        """
        others = Product.objects.filter(merged_into=None).exclude(pk=self.product.pk)
        found = others.filter(name__iexact=" ".join(self.cleaned_data["into"].split())).first()
        if found is None:
            raise ValidationError(gettext("There is no other product of this name."))
        return found

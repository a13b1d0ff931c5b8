"""What names a product follows one that is merged: every column that refers to products is a registered use."""

from django.apps import apps
from django.db.models import ForeignKey

from helpdesk.customers.models import Product
from helpdesk.customers.uses import FIELD, product_uses

LEADS_ON = "customers.Product.merged_into"
"""Where a product that was merged leads; merging sees to it by itself."""


def test_every_column_that_names_a_product_is_a_registered_use() -> None:
    columns = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields(include_hidden=True)
        if isinstance(field, ForeignKey) and field.related_model is Product
    }
    registered = {f"{use.model._meta.label}.{FIELD}" for use in product_uses()}
    assert columns - {LEADS_ON} == registered, "Register it with helpdesk.customers.uses from the room's apps.py"


def test_no_two_columns_of_many_to_many_name_products() -> None:
    assert [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.many_to_many
        if field.related_model is Product
    ] == []

"""Orders come in from a file, with their products, and are taken back."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from helpdesk.customers.models import Customer, Order, OrderLine, Product
from helpdesk.customers.services.find_or_create_customer import find_or_create_customer
from helpdesk.customers.services.merge_products import merge_products
from helpdesk.customers.services.products import save_product
from helpdesk.imports.services import check_import, take_back_import, upload
from helpdesk.imports.tasks import go_on_with_imports
from tests.helpdesk.imports.making import codes, imported, outcomes, rehearsed

pytestmark = pytest.mark.django_db
HEAD = "order number,email,order date,total,currency,product,qty,price\n"
TWO_PRODUCTS = (
    HEAD + '1182,ana@example.org,25.04.2026,"1.149,90",EUR,Kettle,1,"1.100,00"\n' + '1182,,,,,Lid,2,"49,90"\n'
)


def test_an_order_has_the_products_of_all_its_lines() -> None:
    batch = imported(TWO_PRODUCTS, "orders")
    order = Order.objects.get()
    assert (order.number, order.total, order.currency) == ("1182", Decimal("1149.90"), "EUR")
    assert order.placed_at.date() == dt.date(2026, 4, 25)
    assert order.customer.email == "ana@example.org"
    parts = order.lines.order_by("pk").values_list("product__name", "quantity", "amount")
    assert list(parts) == [("Kettle", 1, Decimal("1100.00")), ("Lid", 2, Decimal("49.90"))]
    assert outcomes(batch) == ["made", "made"]


def test_the_same_orders_again_change_nothing() -> None:
    imported(TWO_PRODUCTS, "orders")
    assert outcomes(rehearsed(TWO_PRODUCTS, "orders")) == ["same", "same"]


def test_a_line_that_names_a_merged_product_means_the_other_one() -> None:
    imported(TWO_PRODUCTS, "orders")
    merge_products(product=Product.objects.get(name="Lid"), into=Product.objects.get(name="Kettle"), by=None)
    imported(TWO_PRODUCTS.replace("1182", "1183"), "orders")
    assert set(Order.objects.get(number="1183").lines.values_list("product__name", flat=True)) == {"Kettle"}


def test_a_delivery_is_told_by_a_later_file() -> None:
    imported(TWO_PRODUCTS, "orders")
    text = "order number,email,order date,delivered,total\n1182,ana@example.org,2026-04-25,2026-04-29,1149.90\n"
    batch = imported(text, "orders", usual_currency="EUR")
    assert (outcomes(batch), Order.objects.get().delivered_at is not None) == (["changed"], True)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("1183,ana@example.org,2026-04-25,,EUR,,,", "missing"),
        ("1183,ana@example.org,2026-04-25,x,EUR,,,", "no_amount"),
        ("1183,ana@example.org,soon,9.90,EUR,,,", "no_day"),
        ("1183,ana@example.org,2026-04-25,9.90,euros,,,", "too_long"),
        ("1183,ana@example.org,2026-04-25,9.90,EUR,Kettle,0,9.90", "no_number"),
        ("1183,ana@example.org,2026-04-25,9.90,EUR,Kettle,1,", "missing"),
        ("1183,,2026-04-25,9.90,EUR,,,", "no_contact"),
        ("1182,eve@example.org,2026-04-25,9.90,EUR,,,", "other_customer"),
        (
            "1184,ana@example.org,2026-04-25,9.90,EUR,,,\n1184,ana@example.org,2026-04-25,8.90,EUR,Lid,1,8.90",
            "other_head",
        ),
        ("1184,ana@example.org,2026-04-25,9.90,EUR,Lid,1,1.50\n1184,,,,,Lid,1,1.50", "twice"),
    ],
)
def test_a_line_that_cannot_be_is_refused_with_its_reason(line: str, code: str) -> None:
    imported(TWO_PRODUCTS, "orders")
    assert code in codes(rehearsed(f"{HEAD}{line}\n", "orders", dates="year-first", amounts="point"))


def test_dates_that_could_be_two_days_are_asked() -> None:
    text = "order number,email,order date,total\n1,a@example.org,03/04/2026,9.90\n"
    batch = upload(kind="orders", file_name="x.csv", content=text.encode(), by=None)
    with pytest.raises(ValidationError) as problem:
        check_import(batch=batch, columns=batch.columns, options={})
    assert list(problem.value.message_dict) == ["dates"]
    check_import(batch=batch, columns=batch.columns, options={"dates": "day-first"})
    go_on_with_imports()
    assert batch.lines.get().cells["placed_at"].startswith("2026-04-0")


def test_taken_back_orders_products_and_new_customers_are_gone() -> None:
    ben = find_or_create_customer(email="ben@example.org")
    batch = imported(TWO_PRODUCTS + '1190,ben@example.org,26.04.2026,"5,00",EUR,,,\n', "orders")
    take_back_import(batch=batch, by=None)
    go_on_with_imports()
    assert [model.objects.count() for model in (Order, OrderLine, Product)] == [0, 0, 0]
    assert list(Customer.objects.all()) == [ben]


def test_a_merged_product_stays_as_the_way_to_the_other_one_when_its_import_is_taken_back() -> None:
    kettle = save_product(product=Product(), name="Big kettle")
    batch = imported(TWO_PRODUCTS, "orders")
    merge_products(product=Product.objects.get(slug="lid"), into=kettle, by=None)
    take_back_import(batch=batch, by=None)
    go_on_with_imports()
    assert Product.objects.get(slug="lid").successor == kettle
    assert not Product.objects.filter(slug="kettle").exists()

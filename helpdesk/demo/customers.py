"""The shop's customers, how to reach them, and what they bought."""

import dataclasses
import datetime as dt
import random
from decimal import Decimal
from typing import Any

from django.db import connection

from helpdesk.customers.contacts import normalise_phone
from helpdesk.customers.models import ContactPoint, Customer, CustomerFact, Order, OrderLine, Organisation, Product
from helpdesk.demo.files import content
from helpdesk.demo.shop import Shop, invented_names
from helpdesk.mime.fields.contacts import normalise_email

INVENTED = 260
ORDERS = 300
WARRANTY = dt.timedelta(days=730)
FIRST_ORDER = 20400
KNOWN_FOR = dt.timedelta(days=90)


@dataclasses.dataclass(frozen=True)
class Purchase:
    """One product that somebody bought, as tickets speak of it."""

    customer: Customer
    product: Product
    order: str
    placed_at: dt.datetime


@dataclasses.dataclass(frozen=True)
class People:
    """Customers by address; `purchases` in order of time."""

    by_email: dict[str, Customer]
    purchases: list[Purchase]

    def of(self, email: str) -> Customer:
        return self.by_email[email]


def invite(shop: Shop, now: dt.datetime, rng: random.Random) -> People:
    """Stores customers with their orders of the last eight months."""
    rows = content("people")["customers"] + _invented(rng)
    customers = _customers(rows, now - KNOWN_FOR)
    by_email = {row["email"]: customer for row, customer in zip(rows, customers, strict=True)}
    weights = [row.get("weight", 2) for row in rows]
    purchases = _orders(shop, rng.choices(customers, weights, k=ORDERS - 12) + customers[:2] * 6, now, rng)
    _known_since_first_order()
    return People(by_email, sorted(purchases, key=lambda each: each.placed_at))


def _invented(rng: random.Random) -> list[dict[str, Any]]:
    zones = content("people")["places"]
    return [
        {
            "name": name,
            "email": f"{_ascii(name)}@example.org",
            "zone": rng.choice(zones),
            "weight": 1,
        }
        for name in invented_names()[:INVENTED]
    ]


def _ascii(name: str) -> str:
    letters = str.maketrans("áéíóúàèñöüłÁ", "aeiouaenoulA")
    return name.translate(letters).lower().replace(" ", ".")


def _customers(rows: list[dict[str, Any]], now: dt.datetime) -> list[Customer]:
    firms = {
        name: Organisation.objects.get_or_create(name=name)[0]
        for name in dict.fromkeys(row["organisation"] for row in rows if "organisation" in row)
    }
    made = Customer.objects.bulk_create(
        Customer(
            name=row["name"],
            preferred_name=row.get("preferred", ""),
            organisation=firms.get(row.get("organisation", "")),
            time_zone=row.get("zone", ""),
            language=row.get("language", "en"),
        )
        for row in rows
    )
    ContactPoint.objects.bulk_create(
        point for row, customer in zip(rows, made, strict=True) for point in _points(row, customer)
    )
    CustomerFact.objects.bulk_create(
        CustomerFact(customer=customer, key=CustomerFact.Key.ACCOUNT_NUMBER, value=row["account"], noted_at=now)
        for row, customer in zip(rows, made, strict=True)
        if "account" in row
    )
    return made


def _points(row: dict[str, Any], customer: Customer) -> list[ContactPoint]:
    kinds = ContactPoint.Kind
    email, phone = row["email"], row.get("phone", "")
    points = [
        ContactPoint(
            customer=customer, kind=kinds.EMAIL, value=email, normalised=normalise_email(email), is_primary=True
        )
    ]
    if phone:
        number = normalise_phone(phone)
        points.append(
            ContactPoint(customer=customer, kind=kinds.PHONE, value=phone, normalised=number, is_primary=True)
        )
    return points


def _orders(shop: Shop, buyers: list[Customer], now: dt.datetime, rng: random.Random) -> list[Purchase]:
    prices = {row["slug"]: Decimal(str(row["price"])) for row in content("people")["products"]}
    slugs, popularity = list(prices), [6, 3, 4, 2, 3, 3]
    placed = sorted(now - dt.timedelta(days=rng.uniform(2, 240)) for _ in buyers)
    orders, lines = [], []
    for index, (at, buyer) in enumerate(zip(placed, rng.sample(buyers, len(buyers)), strict=True)):
        chosen = dict.fromkeys(rng.choices(slugs, popularity, k=rng.choice([1, 1, 1, 2])))
        quantity = rng.choice([2, 4, 6]) if buyer.organisation_id else 1
        delivered = at + dt.timedelta(days=rng.uniform(2, 6))
        order = Order(
            number=f"HP-{FIRST_ORDER + 3 * index}",
            customer=buyer,
            placed_at=at,
            delivered_at=delivered if delivered < now else None,
            total=sum(prices[slug] for slug in chosen) * quantity,
        )
        orders.append(order)
        lines += [
            OrderLine(
                order=order,
                product=shop.products[slug],
                quantity=quantity,
                amount=prices[slug] * quantity,
                warranty_until=(at + WARRANTY).date(),
            )
            for slug in chosen
        ]
    Order.objects.bulk_create(orders)
    OrderLine.objects.bulk_create(lines)
    return [Purchase(line.order.customer, line.product, line.order.number, line.order.placed_at) for line in lines]


def _known_since_first_order() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_customer c SET created_at = o.first FROM"
            " (SELECT customer_id, min(placed_at) AS first FROM people_order GROUP BY customer_id) o"
            " WHERE o.customer_id = c.id"
        )

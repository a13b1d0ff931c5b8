"""What the customer ordered."""

from collections.abc import Mapping

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, Max, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions import operators as op
from helpdesk.conditions.fields import Field
from helpdesk.customers.models import Order, OrderLine
from helpdesk.tickets.facts.derived import ages, makers, sql
from helpdesk.tickets.facts.derived.scope import Scope

GROUP = gettext_noop("Orders")
AMOUNT = gettext_noop("In the currency of the order.")
DAY = 24 * 60


def states() -> Mapping[str, str]:
    return {"placed": gettext("On its way"), "delivered": gettext("Delivered")}


def _orders(scope: Scope) -> QuerySet[Order]:
    return Order.objects.filter(customer=scope.of("requester"), placed_at__lte=scope.at)


def _last(scope: Scope, column: str) -> Combinable:
    return Subquery(_orders(scope).order_by("-placed_at", "-pk").values(column)[:1])


def _last_state(scope: Scope) -> Combinable:
    state = Case(
        When(delivered_at__lte=scope.at, then=Value("delivered")), default=Value("placed"), output_field=TextField()
    )
    return Subquery(_orders(scope).annotate(state=state).order_by("-placed_at", "-pk").values("state")[:1])


def _is_on_its_way(scope: Scope) -> Combinable:
    return Exists(_orders(scope).exclude(delivered_at__lte=scope.at))


def _largest_delivered(scope: Scope) -> Combinable:
    largest = _orders(scope).filter(delivered_at__lte=scope.at).order_by().values("customer")
    return Subquery(largest.annotate(largest=Max("total")).values("largest"))


# What was merged into another product counts as that one.
_PRODUCT = Coalesce("product__merged_into", "product")
_NAME = Coalesce("product__merged_into__name", "product__name")


def _products(expression: Combinable) -> makers.Read:
    """Of all orders."""

    def read(scope: Scope) -> Combinable:
        lines = OrderLine.objects.filter(order__customer=scope.of("requester"), order__placed_at__lte=scope.at)
        return ArraySubquery(lines.annotate(told=expression).order_by("told").values("told").distinct())

    return read


def _last_products(expression: Combinable) -> makers.Read:
    def read(scope: Scope) -> Combinable:
        lines = OrderLine.objects.filter(order=OuterRef("pk")).annotate(told=expression).order_by("told")
        last = _orders(scope).annotate(held=ArraySubquery(lines.values("told").distinct()))
        return Subquery(last.order_by("-placed_at", "-pk").values("held")[:1], output_field=sql.TEXTS)

    return read


_KEY, _WORDS = Cast(_PRODUCT, TextField()), Cast(_NAME, TextField())

FACTS = (
    makers.choice(
        Field(
            "last_order_state",
            gettext_noop("Last order"),
            gettext_noop("the last order"),
            op.OPTIONAL_CHOICE,
            group=GROUP,
        ),
        _last_state,
        states,
    ),
    makers.number(
        Field(
            "last_order_value",
            gettext_noop("Value of the last order"),
            gettext_noop("the value of the last order"),
            op.NUMBER,
            AMOUNT,
            group=GROUP,
        ),
        lambda scope: _last(scope, "total"),
    ),
    makers.several(
        Field(
            "last_order_products",
            gettext_noop("Products of the last order"),
            gettext_noop("the products of the last order"),
            op.SEVERAL,
            group=GROUP,
        ),
        _last_products(_KEY),
        _last_products(_WORDS),
        "product",
    ),
    ages.age(
        Field(
            "last_order_age",
            gettext_noop("Age of the last order"),
            gettext_noop("the age of the last order in days"),
            op.DURATION,
            gettext_noop("In days since it was placed."),
            group=GROUP,
        ),
        lambda scope: _last(scope, "placed_at"),
        per=DAY,
    ),
    makers.number(
        Field(
            "delivered_value",
            gettext_noop("Largest delivered order"),
            gettext_noop("the value of the largest delivered order"),
            op.NUMBER,
            AMOUNT,
            group=GROUP,
        ),
        _largest_delivered,
    ),
    makers.flag(
        Field(
            "order_on_its_way",
            gettext_noop("Order on its way"),
            gettext_noop("an order is on its way"),
            op.FLAG,
            negated=gettext_noop("no order is on its way"),
            group=GROUP,
        ),
        _is_on_its_way,
    ),
    makers.several(
        Field(
            "ordered_products",
            gettext_noop("Ordered products"),
            gettext_noop("the ordered products"),
            op.SEVERAL,
            group=GROUP,
        ),
        _products(_KEY),
        _products(_WORDS),
        "product",
    ),
)

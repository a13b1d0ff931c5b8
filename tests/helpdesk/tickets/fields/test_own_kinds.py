"""What each kind of the shop's own fields takes, of tickets and of customers, and how forms ask for it."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override

from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Customer, Order
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.fields import get
from helpdesk.tickets.fields.values import shown
from helpdesk.tickets.forms.own_fields import fillable, filled_in, form_field_for
from helpdesk.tickets.models import OwnField, Ticket
from helpdesk.tickets.queries.own import own_fields, own_values
from helpdesk.tickets.queries.own.values import stored
from helpdesk.tickets.services import (
    bring_field_back,
    define_field,
    keep_customer_values,
    move_field,
    put_field_away,
    update_ticket,
)
from tests import factories

pytestmark = pytest.mark.django_db
OFFERED = {"is_on_forms": True}


@pytest.fixture(autouse=True)
def _fields(db: None) -> None:
    factories.own_fields()


def change(ticket: Ticket, **values: Any) -> Ticket:
    return update_ticket(ticket=ticket, actor=Actor.system(), **values)


def form_of(*keys: str, **posted: Any) -> forms.Form:
    lists = {name: values if isinstance(values, list) else [values] for name, values in posted.items()}
    made = forms.Form(MultiValueDict(lists))
    made.fields |= {key: form_field_for(get(key)) for key in keys}
    return made


def order_of(customer: Customer, number: str) -> Order:
    return Order.objects.create(number=number, customer=customer, placed_at=timezone.now(), total=1)


def again(key: str, **said: Any) -> OwnField:
    """Say something else of a field that is there."""
    row = OwnField.objects.get(key=key)
    pairs = [(choice, label) for choice, label in row.choices]
    field = define_field(key=key, **{"label": row.label, "type": row.type, "choices": pairs, **said})
    own_fields.kept.forget()
    return field


def test_a_retired_value_is_set_no_more_and_stays_where_it_is(ticket: Ticket) -> None:
    change(ticket, own_size="large", own_colours=("red", "blue"))
    again("size", retired=["large"])
    again("colours", retired=["red"])
    with pytest.raises(ValidationError, match="not offered any more"):
        change(factories.ticket(), own_size="large")
    row = change(ticket, own_size="large", own_colours=("red", "blue"), own_serial="new")
    assert [shown(get(key), stored(get(key), row)) for key in ("own_size", "own_colours")] == ["Large", "Red, Blue"]


def test_an_amount_has_the_digits_of_its_currency(ticket: Ticket) -> None:
    factories.own_field("yen", "money", currency="JPY")
    with pytest.raises(ValidationError, match="at most 0 digits"):
        change(ticket, own_yen=Decimal("1.5"))
    with pytest.raises(ValidationError, match="EUR has at most 2 digits"):
        change(ticket, own_refund=Decimal("1.005"))
    assert shown(get("own_yen"), Decimal("1500.0000")) == "¥1,500"


def test_an_order_is_the_customers_or_one_that_nobody_knows_yet(ticket: Ticket) -> None:
    order_of(ticket.requester, "HP-1")
    order_of(factories.customer(), "HP-2")
    for number in ("HP-1", "HP-3"):
        assert stored(get("own_bill"), change(ticket, own_bill=number)) == number
    with pytest.raises(ValidationError, match="HP-2 is the order of another customer"):
        change(ticket, own_bill="hp-2")


def test_a_customer_is_not_told_which_orders_there_are() -> None:
    order_of(factories.customer(), "HP-2")
    assert stored(get("own_bill"), factories.ticket(own_bill="HP-2")) == "HP-2"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"type": "money"}, "currency"),
        ({"type": "money", "currency": "euro"}, "currency"),
        ({"type": "number", "currency": "EUR"}, "currency"),
        ({"type": "flag", "asks_to_resolve": True}, "asks_to_resolve"),
        ({"type": "text", "holder": "customer", "asks_to_resolve": True}, "asks_to_resolve"),
        ({"type": "text", "holder": "order"}, "type"),
        ({"type": "choice", "choices": [("a", "A")], "retired": ["a"]}, "choices"),
        ({"type": "choice", "choices": [("a", " ")]}, "choices"),
    ],
)
def test_what_cannot_be_said_of_a_field_is_refused(said: dict[str, Any], name: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        define_field(key="new", label="New", **said)
    assert name in refusal.value.message_dict


def test_whose_a_field_is_stays_like_its_kind() -> None:
    with pytest.raises(ValidationError, match="make another one instead"):
        again("serial", holder="customer")


def test_its_words_are_those_of_the_language_that_is_spoken() -> None:
    again("size", help="Look at its foot.", words={"de": {"label": "Größe", "choices": {"small": "Klein"}}})
    with override("de"):
        field = get("own_size")
        assert (field.title, field.help, field.labels["small"]) == ("Größe", "Look at its foot.", "Klein")
    assert (get("own_size").title, get("own_size").labels["small"]) == ("Size", "Small")


def test_each_change_of_a_definition_is_audited(bob: User) -> None:
    define_field(key="serial", label="Serial number", type="text", by=bob)
    put_field_away(field=OwnField.objects.get(key="serial"), by=bob)
    bring_field_back(field=OwnField.objects.get(key="serial"), by=bob)
    told = [entry.changes for entry in AuditEntry.objects.filter(kind="own_field", actor_id=bob.pk).order_by("pk")]
    assert told == [{"label": ["Serial", "Serial number"]}, {"is_active": [True, False]}, {"is_active": [False, True]}]


def test_a_field_moves_past_its_neighbour_in_use(bob: User) -> None:
    put_field_away(field=OwnField.objects.get(key="colours"), by=bob)
    move_field(field=OwnField.objects.get(key="refund"), up=True, by=bob)
    move_field(field=OwnField.objects.get(key="refund"), up=True, by=bob)  # the first stays
    keys = OwnField.objects.filter(is_active=True, holder="ticket").values_list("key", flat=True)
    assert list(keys)[:3] == ["refund", "size", "fragile"]


def test_a_customer_has_values_which_the_audit_log_tells_of(bob: User) -> None:
    customer = factories.customer()
    values = {"own_tier": "gold", "own_likes": ("tea",), "own_since": dt.date(2026, 4, 25)}
    keep_customer_values(customer=customer, by=bob, **values)
    keep_customer_values(customer=customer, by=bob, own_tier="", own_likes=("tea",))
    held = own_values.of_customers([customer.pk], own_fields.of_customers())[customer.pk]
    assert held == {"own_likes": ("tea",), "own_since": values["own_since"]}
    told = AuditEntry.objects.filter(kind="customer", thing_id=customer.pk).order_by("pk")
    assert [entry.changes["own"][1] for entry in told] == [
        {"Tier": "Gold", "Likes": "Tea", "Since": "2026-04-25"},
        {"Likes": "Tea", "Since": "2026-04-25"},
    ]


@pytest.mark.parametrize("values", [{"own_tier": "silver"}, {"own_tier": "gold", "own_likes": ("beer",)}])
def test_a_value_that_a_field_of_customers_does_not_take_keeps_all_out(values: dict[str, Any]) -> None:
    customer = factories.customer()
    with pytest.raises(ValidationError):
        keep_customer_values(customer=customer, by=None, **values)
    assert own_values.of_customers([customer.pk], own_fields.of_customers()) == {}


def test_a_form_for_customers_gives_what_services_take(ticket: Ticket) -> None:
    posted = {"own_size": "small", "own_colours": ["blue", "red"], "own_fragile": "no", "own_refund": "12.50"}
    more = {"own_bought": "2026-04-25", "own_story": "One\nTwo", "own_tier": "gold", "own_serial": ""}
    form = form_of(*posted, *more, **posted, **more)
    assert form.is_valid(), form.errors
    filled = filled_in(form.cleaned_data)
    assert filled.of_customer == {"own_tier": "gold"}
    row = change(ticket, **filled.of_ticket)
    assert stored(get("own_colours"), row) == ("red", "blue")
    assert set(filled.of_ticket) == {*posted, "own_bought", "own_story"}


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"own_refund": "1.005"}, "at most 2 digits"),
        ({"own_refund": "much"}, "Enter a number"),
        ({"own_size": "huge"}, "Select a valid choice"),
        ({"own_colours": ["red", "pink"]}, "Select a valid choice"),
        ({"own_bought": "soon"}, "Enter a valid date"),
        ({"own_serial": "x" * 501}, "at most 500"),
    ],
)
def test_a_form_says_what_is_wrong_and_keeps_what_was_typed(posted: dict[str, Any], said: str) -> None:
    ((name, value),) = posted.items()
    form = form_of(name, **posted)
    assert said in str(form.errors[name])
    assert form[name].value() == value


def test_a_form_wants_what_the_shop_wants_of_every_form() -> None:
    again("fragile", asks_on_form=True, **OFFERED)
    again("size", retired=["large"], **OFFERED)
    assert [field.key for field in fillable()] == ["own_size", "own_fragile"]
    form = form_of("own_size", "own_fragile")
    assert list(form.errors) == ["own_fragile"]
    assert "Large" not in str(form)
    assert not form_field_for(get("own_fragile"), is_required=False).required


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"key": "Size!"}, "key"),
        ({"label": " "}, "label"),
        ({"type": "number"}, "type"),
        ({"choices": [("small", "Small")]}, "choices"),
        ({"choices": []}, "choices"),
    ],
)
def test_a_definition_that_cannot_be_is_refused(wrong: dict[str, Any], name: str) -> None:
    right: dict[str, Any] = {
        "key": "size",
        "label": "Size",
        "type": "choice",
        "choices": [("small", "Small"), ("large", "Large")],
    }
    with pytest.raises(ValidationError) as refusal:
        define_field(**{**right, **wrong})
    assert name in refusal.value.message_dict

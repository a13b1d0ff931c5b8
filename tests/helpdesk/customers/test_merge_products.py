"""Two products are made one: whatever named the one names the other, and what knows the old slug finds it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from complaints.services import assess, open_complaint
from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Order, OrderLine, Product
from helpdesk.customers.services.merge_products import merge_products, move_late_ones
from helpdesk.customers.services.products import restore_product, retire_product, save_product
from helpdesk.customers.uses import product_mentions, product_uses
from helpdesk.events.models import EventRecord
from helpdesk.people.models import Role, User
from helpdesk.rules.models import Rule
from helpdesk.rules.services import archive_rule, save_rule
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.fields.subject_matter import PRODUCT
from helpdesk.tickets.fields.values import read
from helpdesk.tickets.models import Activity, ReplyPolicy, Ticket
from helpdesk.tickets.services import save_reply_policy, update_ticket
from helpdesk.tickets.services.changes.follow_calendar import follow_calendar
from tests import factories

pytestmark = pytest.mark.django_db
PRODUCTS = "/desk/settings/products/"


@pytest.fixture
def kettle() -> Product:
    return save_product(product=Product(), name="Kettle")


@pytest.fixture
def pot() -> Product:
    return save_product(product=Product(), name="Pot")


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def asks(*products: Product) -> dict[str, Any]:
    return {"all": [{"field": "product", "op": "is", "value": [str(product.pk) for product in products]}]}


def rule_about(*products: Product, author: User) -> Rule:
    return save_rule(
        name="Hot", conditions=asks(*products), actions=[{"do": "tag", "value": "hot"}], author=author, is_active=True
    )


def asked(rule: Rule) -> list[str]:
    version = Rule.objects.select_related("version").get(pk=rule.pk).version
    assert version
    values: list[str] = version.conditions["all"][0]["value"]
    return values


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_tickets_complaints_and_orders_name_the_other_one(kettle: Product, pot: Product) -> None:
    ticket, customer = factories.ticket(product=kettle), factories.customer()
    complaint = assess(
        complaint=open_complaint(ticket=ticket, actor=Actor.system()),
        actor=Actor.system(),
        severity="normal",
        product=kettle,
    )
    order = Order.objects.create(number="7", customer=customer, placed_at=timezone.now(), total=1)
    line = OrderLine.objects.create(order=order, product=kettle, amount=1)
    merge_products(product=kettle, into=pot, by=None)
    for row in (ticket, complaint, line):
        row.refresh_from_db()
    assert {ticket.product, complaint.product, line.product} == {pot}


def test_one_entry_tells_of_it_and_names_both(kettle: Product, pot: Product, bob: User) -> None:
    merge_products(product=kettle, into=pot, by=bob)
    (told,) = AuditEntry.objects.filter(actor_id=bob.pk)
    assert (told.action, told.thing, told.changes) == ("product_merged", "Kettle", {"name": ["Kettle", "Pot"]})


def test_tickets_tell_no_event_and_histories_keep_the_old_name(kettle: Product, pot: Product, bob: User) -> None:
    update_ticket(ticket=factories.ticket(), actor=Actor.of(bob), product=kettle)
    events = EventRecord.objects.count()
    merge_products(product=kettle, into=pot, by=bob)
    assert EventRecord.objects.count() == events
    assert Activity.objects.latest("pk").changes["product"] == [None, "Kettle"]


@pytest.mark.parametrize("tickets", [1, 40])
def test_it_costs_as_many_statements_whatever_names_it(
    kettle: Product, pot: Product, tickets: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(tickets):
        factories.ticket(product=kettle)
    with django_assert_num_queries(15):
        merge_products(product=kettle, into=pot, by=None)
    assert Ticket.objects.filter(product=pot).count() == tickets


def test_a_rule_that_names_both_asks_for_the_other_once_in_a_new_version(
    kettle: Product, pot: Product, bob: User
) -> None:
    rule = rule_about(kettle, pot, author=bob)
    merge_products(product=kettle, into=pot, by=bob)
    assert asked(rule) == [str(pot.pk)]
    assert rule.versions.count() == 2


def test_an_old_version_shows_the_old_name_and_a_new_rule_is_not_offered_it(
    kettle: Product, pot: Product, bob: User, manager: Client
) -> None:
    rule = rule_about(kettle, author=bob)
    merge_products(product=kettle, into=pot, by=bob)
    assert "Kettle" in text(manager, f"/desk/rules/{rule.pk}/history/")
    assert "Kettle" not in text(manager, f"/desk/rules/{rule.pk}/")


def test_a_rule_that_was_put_away_follows_too(kettle: Product, pot: Product, bob: User) -> None:
    rule = rule_about(kettle, author=bob)
    archive_rule(rule=rule, by=bob)
    merge_products(product=kettle, into=pot, by=bob)
    assert asked(rule) == [str(pot.pk)]


def test_a_rule_that_cannot_be_saved_keeps_all_as_it_was(kettle: Product, pot: Product, bob: User) -> None:
    rule, ticket = rule_about(kettle, author=bob), factories.ticket(product=kettle)
    factories.team()
    rule.versions.update(actions=[{"do": "team", "value": "0"}])
    with pytest.raises(ValidationError, match="Hot"):
        merge_products(product=kettle, into=pot, by=bob)
    assert Ticket.objects.get(pk=ticket.pk).product == kettle


def test_reply_policies_and_due_times_follow(kettle: Product, pot: Product, bob: User) -> None:
    policy = ReplyPolicy(name="Pots", position=0, conditions=asks(pot), first_reply={"normal": 1})
    save_reply_policy(policy=policy, by=bob)
    ticket = factories.ticket(product=kettle)
    follow_calendar()
    was = Ticket.objects.get(pk=ticket.pk).due_at
    merge_products(product=kettle, into=pot, by=bob)
    follow_calendar()
    now = Ticket.objects.get(pk=ticket.pk).due_at
    assert was is not None
    assert now is not None
    assert now < was


def test_a_reply_policy_asks_for_the_other_one(kettle: Product, pot: Product, bob: User) -> None:
    policy = ReplyPolicy(name="Kettles", position=0, conditions=asks(kettle), first_reply={"normal": 1})
    save_reply_policy(policy=policy, by=bob)
    merge_products(product=kettle, into=pot, by=bob)
    policy.refresh_from_db()
    assert policy.conditions == asks(pot)


def test_what_was_merged_before_leads_to_the_last_one(kettle: Product, pot: Product) -> None:
    lid = save_product(product=Product(), name="Lid")
    merge_products(product=kettle, into=pot, by=None)
    merge_products(product=pot, into=lid, by=None)
    assert Product.objects.get(slug="kettle").successor == lid


def test_what_was_merged_is_not_merged_again_nor_into_nor_brought_back(kettle: Product, pot: Product) -> None:
    lid = save_product(product=Product(), name="Lid")
    merge_products(product=kettle, into=pot, by=None)
    for one, into in ((pot, pot), (kettle, lid), (lid, kettle)):
        with pytest.raises(ValidationError):
            merge_products(product=one, into=into, by=None)
    with pytest.raises(ValidationError):
        restore_product(product=Product.objects.get(slug="kettle"), by=None)


def test_the_name_of_a_merged_one_is_free(kettle: Product, pot: Product) -> None:
    merge_products(product=kettle, into=pot, by=None)
    assert save_product(product=pot, name="Kettle").slug == "pot"
    assert Product.objects.get(slug="kettle").name == "Kettle (kettle)"


def test_what_came_late_moves_by_itself(kettle: Product, pot: Product) -> None:
    merge_products(product=kettle, into=pot, by=None)
    late = factories.ticket(product=kettle)
    assert (move_late_ones(), move_late_ones()) == (1, 0)
    assert Ticket.objects.get(pk=late.pk).product == pot


def test_a_value_that_names_the_old_one_means_the_other(kettle: Product, pot: Product) -> None:
    merge_products(product=kettle, into=pot, by=None)
    assert read(PRODUCT, str(kettle.pk)) == pot


def test_an_address_of_the_inbox_and_one_of_complaints_find_what_they_found(
    kettle: Product, pot: Product, manager: Client
) -> None:
    ticket = factories.ticket(product=kettle, subject="It drips")
    open_complaint(ticket=ticket, actor=Actor.system())
    merge_products(product=kettle, into=pot, by=None)
    other = open_complaint(ticket=factories.ticket(subject="It is late"), actor=Actor.system())
    for address in ("/desk/tickets/?product=kettle", f"/desk/complaints/?product={kettle.pk}"):
        page = text(manager, address)
        assert ("It drips" in page, "It is late" in page) == (True, False), (address, other)


def test_the_form_of_filters_shows_the_other_one(kettle: Product, pot: Product, manager: Client) -> None:
    merge_products(product=kettle, into=pot, by=None)
    shown = text(manager, "/desk/tickets/?product=kettle")
    assert '<option value="pot" selected > Pot </option>' in shown


def test_the_list_of_complaints_shows_the_other_one(kettle: Product, pot: Product, manager: Client) -> None:
    merge_products(product=kettle, into=pot, by=None)
    shown = text(manager, f"/desk/complaints/?product={kettle.pk}")
    assert f'<option value="{pot.pk}" selected>Pot</option>' in shown


def test_the_form_of_filters_shows_a_product_that_is_not_sold_any_more(kettle: Product, manager: Client) -> None:
    retire_product(product=kettle, by=None)
    assert '<option value="kettle" selected > Kettle </option>' in text(manager, "/desk/tickets/?product=kettle")


def test_counts_of_all_rooms_stand_on_its_page(kettle: Product, manager: Client) -> None:
    page = text(manager, f"{PRODUCTS}{kettle.pk}/merge/")
    for use in product_uses():
        assert f"{use.label}: <b>0</b>" in page


def test_two_are_merged_on_the_page(kettle: Product, pot: Product, bob: User, manager: Client) -> None:
    rule_about(kettle, author=bob)
    page = f"{PRODUCTS}{kettle.pk}/merge/"
    assert "Rules: <bdi>Hot</bdi>" in text(manager, page)
    assert manager.post(page, {"into": "POT", "sure": "on"})["Location"] == PRODUCTS
    assert "Kettle is now Pot." in text(manager, PRODUCTS)
    assert "Kettle" not in text(manager, PRODUCTS) + text(manager, f"{PRODUCTS}?state=retired")
    assert manager.get(f"{PRODUCTS}{kettle.pk}/")["Location"] == f"{PRODUCTS}{pot.pk}/"
    assert "<bdi>Kettle</bdi>" in text(manager, f"{PRODUCTS}{pot.pk}/")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"into": "Pot"}, "Nothing was changed."),
        ({"into": "", "sure": "on"}, "Write the name of the other product."),
        ({"into": "Kettle", "sure": "on"}, "There is no other product of this name."),
    ],
)
def test_what_is_refused_is_told_in_words(
    kettle: Product, pot: Product, manager: Client, typed: dict[str, str], words: str
) -> None:
    answer = manager.post(f"{PRODUCTS}{kettle.pk}/merge/", typed)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert Product.objects.get(pk=kettle.pk).merged_into is None


def test_a_retired_one_is_merged_and_the_other_stays_retired(kettle: Product, pot: Product) -> None:
    retire_product(product=pot, by=None)
    merge_products(product=kettle, into=pot, by=None)
    assert not Product.objects.get(pk=pot.pk).is_active


def test_merging_is_for_managers(client: Client, kettle: Product) -> None:
    client.force_login(factories.user("Lea", role=Role.LEAD))
    assert client.post(f"{PRODUCTS}{kettle.pk}/merge/", {"into": "Pot"}).status_code == 403


def test_the_merged_one_has_no_presses(kettle: Product, pot: Product, manager: Client) -> None:
    merge_products(product=kettle, into=pot, by=None)
    presses = ("merge", "retire", "restore")
    assert {manager.post(f"{PRODUCTS}{kettle.pk}/{press}/").status_code for press in presses} == {404}


def test_no_action_of_rules_names_a_product() -> None:
    """One that did would have to follow as conditions do."""
    assert PRODUCT.setting is None
    assert {mention.key for mention in product_mentions()} == {"rules", "policies"}

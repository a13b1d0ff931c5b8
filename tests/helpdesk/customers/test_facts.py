"""What is on file of a customer is corrected and removed on their page; one press takes that back."""

import pytest
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.customers.models import Customer, CustomerFact
from helpdesk.customers.services import note_fact
from helpdesk.people.models import Role, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def meg() -> Customer:
    customer = factories.customer("Meg", "meg@example.org")
    note_fact(customer=customer, key="address", value="1 Quay")
    return customer


@pytest.fixture
def agent(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def page(customer: Customer, act: str = "") -> str:
    return f"/desk/customers/{customer.pk}/{act}"


def undo(client: Client, customer: Customer) -> str:
    html = client.get(page(customer)).content.decode()
    return html.partition("/facts/restore/?kept=")[2].partition('"')[0]


def values(customer: Customer) -> list[str]:
    return list(customer.facts.values_list("value", flat=True))


def test_a_fact_is_corrected_and_the_log_tells(agent: Client, meg: Customer) -> None:
    agent.post(page(meg, "facts/address/correct/"), {"value": " 2  Quay "})
    assert values(meg) == ["2 Quay"]
    assert AuditEntry.objects.get(kind="customer").changes["facts"] == [["1 Quay"], ["2 Quay"]]


@pytest.mark.parametrize(("act", "sent"), [("correct", {"value": "2 Quay"}), ("remove", {})])
def test_one_press_puts_back_what_was_there_since_when_it_was(
    agent: Client, meg: Customer, act: str, sent: dict[str, str]
) -> None:
    was = meg.facts.get()
    agent.post(page(meg, f"facts/address/{act}/"), sent)
    assert values(meg) == ([sent["value"]] if sent else [])
    agent.post(page(meg, f"facts/restore/?kept={undo(agent, meg)}"))
    assert meg.facts.values_list("value", "noted_at").get() == (was.value, was.noted_at)


def test_an_empty_value_is_no_correction(agent: Client, meg: Customer) -> None:
    agent.post(page(meg, "facts/address/correct/"), {"value": "  "})
    assert "Write what is right, or remove it." in agent.get(page(meg)).content.decode()
    assert values(meg) == ["1 Quay"]


def test_what_was_one_customers_is_not_put_back_at_another(agent: Client, meg: Customer) -> None:
    agent.post(page(meg, "facts/address/remove/"))
    other = factories.customer("Ana", "ana@example.org")
    assert agent.post(page(other, f"facts/restore/?kept={undo(agent, meg)}")).status_code == 404
    assert not CustomerFact.objects.exists()


def test_facts_are_not_for_collaborators(client: Client, meg: Customer) -> None:
    client.force_login(factories.user("Cora", role=Role.COLLABORATOR))
    assert client.post(page(meg, "facts/address/remove/")).status_code == 403
    assert values(meg) == ["1 Quay"]


@pytest.mark.parametrize("act", ["correct", "remove"])
def test_what_somebody_else_wrote_meanwhile_is_not_put_back_over(agent: Client, meg: Customer, act: str) -> None:
    agent.post(page(meg, f"facts/address/{act}/"), {"value": "2 Quay"})
    kept = undo(agent, meg)
    note_fact(customer=meg, key="address", value="3 Quay")
    answer = agent.post(page(meg, f"facts/restore/?kept={kept}"), follow=True)
    assert "Somebody changed it meanwhile." in answer.content.decode()
    assert values(meg) == ["3 Quay"]


def test_a_long_value_of_any_script_can_be_put_back(agent: Client, meg: Customer) -> None:
    value = "".join(chr(0x4E00 + 37 * number) for number in range(500))
    note_fact(customer=meg, key="address", value=value)
    agent.post(page(meg, "facts/address/remove/"))
    agent.post(page(meg, f"facts/restore/?kept={undo(agent, meg)}"))
    assert values(meg) == [value]

from typing import Any

from django.test import Client

from helpdesk.people.models import Role, User
from knowledgebase.models import Audience
from tests import factories
from tests.knowledgebase.conftest import Write

ARTICLES = "/api/v1/articles/"


def titles(client: Client, **given: str) -> set[str]:
    return {row["title"] for row in client.get(ARTICLES, given).json()["results"]}


def test_customers_and_strangers_get_no_articles(client: Client, write: Write) -> None:
    write()
    assert client.get(ARTICLES).status_code in (401, 403)
    client.force_login(factories.user("Meg", role=Role.CUSTOMER))
    assert client.get(ARTICLES).status_code == 403


def test_staff_filter_by_state_audience_language_and_words(client: Client, alice: User, write: Write) -> None:
    write("Kettle lid", "plastic")
    write("Kettle costs", "money", audience=Audience.INTERNAL)
    write("Kettle idea", "idea", publish=False)
    client.force_login(alice)
    assert titles(client) == {"Kettle lid", "Kettle costs", "Kettle idea"}
    assert titles(client, state="draft") == {"Kettle idea"}
    assert titles(client, audience="internal") == {"Kettle costs"}
    assert titles(client, language="es") == set()
    assert titles(client, q="kettles plastic") == {"Kettle lid"}


def test_one_article_has_its_words(client: Client, alice: User, write: Write) -> None:
    article = write("Kettle lid", "Order **one**.")
    client.force_login(alice)
    body: dict[str, Any] = client.get(f"{ARTICLES}{article.pk}/").json()
    assert (body["body"], body["html"].strip()) == ("Order **one**.", "<p>Order <strong>one</strong>.</p>")


def test_the_list_costs_the_same_for_more_articles(
    client: Client, alice: User, write: Write, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        write(f"Kettle {number}")
    client.force_login(alice)
    with django_assert_max_num_queries(4):
        client.get(ARTICLES)

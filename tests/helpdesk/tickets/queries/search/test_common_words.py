"""A search for words that many tickets have costs no more, and finds the same."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.search import search
from tests import factories

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    return sorted(Ticket.objects.filter(search.find(words).where).values_list("subject", flat=True))


@pytest.mark.parametrize("words", ["common", "common lid", "common rare", "common -rare", "common other"])
def test_words_of_many_tickets_find_the_same(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        factories.ticket(f"Common {number}", text="rare lid" if number == 3 else "lid")
    expected = found(words)
    monkeypatch.setattr(search, "CAP", 2)
    assert found(words) == expected


@pytest.mark.parametrize("words", ["common", "common rare", "common -rare", "common lid"])
def test_a_word_that_is_known_to_be_common_is_not_looked_up(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        factories.ticket(f"Common {number}", text="rare lid" if number == 3 else "lid")
    expected = found(words)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE tickets_searchdocument")
    cache.clear()
    monkeypatch.setattr(search, "CAP", 1)
    with CaptureQueriesContext(connection) as statements:
        search.find(words)
    asked = " ".join(each["sql"] for each in statements)
    assert "WHERE words @@ '(''common'')'" not in asked
    assert "WHERE words @@ " in asked or words in ("common", "common -rare")
    assert found(words) == expected


def test_the_index_is_not_asked_for_a_common_word_beside_a_rare_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        factories.ticket(f"Order {number}", text="rare order" if number == 3 else f"order rare{number} rare")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE tickets_searchdocument")
    cache.clear()
    monkeypatch.setattr(search, "CAP", 2)
    with CaptureQueriesContext(connection) as statements:
        assert found("order-rare4") == ["Order 4"]
    asked = next(each["sql"] for each in statements if "ts_match_vq" in each["sql"])
    assert "words @@ '((''rare4'') | (''orderrare4''))'" in asked


def test_tickets_that_have_all_words_in_one_message_are_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("lid", "hinge", "lid", "hinge", "a hinge of a lid"):
        factories.ticket("Wanted" if "of" in text else "Other", text=text)
    monkeypatch.setattr(search, "CAP", 2)
    assert "EXISTS" not in str(Ticket.objects.filter(search.find("lid hinge").where).query)
    assert found("lid hinge") == ["Wanted"]

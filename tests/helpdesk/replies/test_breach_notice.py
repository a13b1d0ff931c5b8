"""The notice of a data breach among the examples leaves only once every place in it is filled in."""

import pytest
from django.core.exceptions import ValidationError

from helpdesk.people.models import User
from helpdesk.replies.models import SavedReply
from helpdesk.shop.services import add_examples
from helpdesk.shop.starter import LANGUAGES
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import reply
from helpdesk.tickets.words import OWN_WORDS
from tests import factories

pytestmark = pytest.mark.django_db
ASKED = 7
"""What happened, when, which data, what it may mean, what we did, what one can do, whom to ask (GDPR, Article 34)."""


@pytest.fixture(params=LANGUAGES)
def notice(request: pytest.FixtureRequest, bob: User) -> str:
    """Its words, as they stand in a reply once the names are filled in."""
    add_examples(language=request.param, by=bob)
    row = SavedReply.objects.get(name__in=("Notice of a data breach", "Mitteilung über eine Datenpanne"))
    return row.body.replace("{{ customer.name }}", "Meg").replace("{{ agent.name }}", "Alice")


def test_it_has_a_place_for_all_that_the_law_asks(notice: str) -> None:
    assert len(set(OWN_WORDS.findall(notice))) == ASKED


@pytest.mark.parametrize("filled", [0, ASKED - 1])
def test_with_an_open_place_it_does_not_leave(notice: str, alice: User, filled: int) -> None:
    body = OWN_WORDS.sub("Said.", notice, count=filled) if filled else notice
    with pytest.raises(ValidationError, match=r"\[\["):
        reply(ticket=factories.ticket(), body_text=body, actor=Actor.of(alice), author=alice)


def test_filled_in_it_leaves(notice: str, alice: User) -> None:
    body = OWN_WORDS.sub("Said.", notice)
    sent = reply(ticket=factories.ticket(), body_text=body, actor=Actor.of(alice), author=alice)
    assert sent.body_text.count("Said.") == ASKED

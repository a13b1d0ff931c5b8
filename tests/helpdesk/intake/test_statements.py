"""What one message costs the database. These numbers may fall; before they rise, somebody has to say why."""

import pytest
from pytest_django import DjangoAssertNumQueries

from helpdesk.intake.taking.take_in import Arrival, receive
from helpdesk.outgoing.models import Mailbox
from tests.helpdesk.conftest import mail

pytestmark = pytest.mark.django_db

NEW_REQUEST, ANSWER, KNOWN = 20, 18, 14
"""A new request meets an empty cache here: the hours of teams, which all share for a minute, are read for it, too."""


@pytest.fixture
def delivery() -> Arrival:
    mailbox = Mailbox.objects.create(address="help@harborpine.example", is_default=True)
    return Arrival("lmtp", mailbox, envelope_from="meg@example.org", envelope_to=["help@harborpine.example"])


def test_a_new_request(delivery: Arrival, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(NEW_REQUEST):
        receive(mail(), source=delivery)


def test_an_answer_to_it(delivery: Arrival, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    receive(mail(), source=delivery)
    with django_assert_max_num_queries(ANSWER):
        receive(mail("Any news?", message_id="<2@x>", in_reply_to="<first@example.org>"), source=delivery)


def test_what_is_known_already(delivery: Arrival, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    receive(mail(), source=delivery)
    with django_assert_max_num_queries(KNOWN):
        receive(mail(), source=delivery)

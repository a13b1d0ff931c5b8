"""Which words are taken: the customer's language, its base, the site's, English; a manager's before the built-in."""

import pytest
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from helpdesk.outgoing.models import MailTemplate
from helpdesk.outgoing.texts import mail_text
from helpdesk.outgoing.texts.languages import chain
from helpdesk.outgoing.texts.write import words_for, write

pytestmark = pytest.mark.django_db
VALUES = {"ticket.number": "7", "request.url": "/r/x/"}


def own(language: str, subject: str = "Own", body: str = "[See it]({{request.url}})") -> None:
    MailTemplate.objects.create(key="acknowledgement", language=language, subject=subject, body=body)


def test_the_order_of_languages(settings: Settings) -> None:
    settings.LANGUAGE_CODE = "pt-br"
    assert list(chain("de_AT")) == ["de-at", "de", "pt-br", "pt", "en"]


@pytest.mark.parametrize(("language", "found"), [("de-CH", "de"), ("fi", "en"), ("", "en"), ("EN-us", "en")])
def test_a_missing_language_falls_back(language: str, found: str) -> None:
    assert write("acknowledgement", language=language, values=VALUES).language == found


def test_a_managers_words_come_before_the_built_in_ones() -> None:
    own("de")
    assert write("acknowledgement", language="de-AT", values=VALUES).subject == "Own"
    assert write("acknowledgement", language="en", values=VALUES).subject != "Own"


def test_a_language_that_a_manager_added_is_used() -> None:
    own("fi", subject="Pyyntösi [#{{ticket.number}}]")
    mail = write("acknowledgement", language="fi", values=VALUES)
    assert (mail.subject, mail.language) == ("Pyyntösi [#7]", "fi")
    assert '<html lang="fi"' in mail.html


def test_words_that_can_no_longer_be_used_cost_no_mail() -> None:
    own("en", body="{{given.up}}")
    assert "what happens next" in write("acknowledgement", language="en", values=VALUES).text


def test_one_statement_finds_the_words(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        words_for(mail_text("acknowledgement"), "de")

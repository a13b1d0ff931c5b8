"""Whoever is rated cannot read the secret that answers for the customer, nor use it."""

import base64
from email.message import EmailMessage

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.intake.models import RawMail
from helpdesk.intake.taking.take_in import receive
from helpdesk.outgoing.models import MailKind, OutgoingMail
from helpdesk.people.models import Role, Team, User
from helpdesk.tickets.models import Attachment, Direction, Message
from helpdesk.web.requests.personal_links import conceal, conceal_source
from surveys.models import Answer, Invitation
from surveys.tokens import hashed
from tests import factories
from tests.surveys.conftest import Asked


def survey_mail() -> OutgoingMail:
    return OutgoingMail.objects.get(kind=MailKind.SURVEY)


def answer_quoting_it(asked: Asked) -> RawMail:
    """The customer answers the survey's mail: it is quoted, kept in the HTML, and attached."""
    sent = survey_mail()
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = (
        asked.ticket.requester.email,
        sent.mail_from,
        f"Re: {sent.subject}",
    )
    letter["Message-ID"], letter["In-Reply-To"] = "<answer@mail.example>", sent.internet_message_id
    quoted = "\n".join(f"> {line}" for line in sent.text.splitlines())
    letter.set_content(f"Still broken, see below.\n\n{quoted}\n")
    letter.add_alternative(f"<p>Still broken.</p><blockquote>{sent.html}</blockquote>", subtype="html")
    forwarded = EmailMessage()
    forwarded["Subject"] = sent.subject
    forwarded.set_content(sent.text, cte="base64")
    letter.add_attachment(forwarded)
    return receive(letter.as_bytes(), source="test")


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.MANAGER, Role.ADMIN])
def test_outgoing_mail_shows_it_to_nobody(
    client: Client, asked: Asked, team: Team, role: str, settings: LazySettings
) -> None:
    settings.LOCAL_ACCOUNTS = True
    client.force_login(factories.user("Reader", role=role, teams=(team,)))
    for path in ("", "body/"):
        page = client.get(f"/desk/outbox/{survey_mail().pk}/{path}").content.decode()
        assert "/s/…" in page
        assert asked.token not in page


def test_a_ticket_that_quotes_the_mail_keeps_the_words_and_not_the_secret(asked: Asked) -> None:
    answer_quoting_it(asked)
    stored = Message.objects.filter(ticket=asked.ticket, direction=Direction.IN).order_by("-pk")[0]
    assert "Still broken, see below." in stored.body_text
    assert "/s/…/?score=9" in stored.body_text
    for words in (stored.body_text, stored.body_html, stored.reply_text):
        assert asked.token not in words
    for file in Attachment.objects.filter(message=stored):
        content = file.file.read()
        assert asked.token.encode() not in content
        assert asked.token.encode() not in base64.b64decode(content.split(b"\n\n", 1)[1] + b"==", validate=False)


def test_neither_does_the_mail_as_it_came(client: Client, asked: Asked, bob: User) -> None:
    row = answer_quoting_it(asked)
    client.force_login(bob)
    for path in ("", "raw/", "body/", "download/"):
        page = client.get(f"/desk/quarantine/{row.pk}/{path}").content
        assert page
        assert asked.token.encode() not in page.replace(b"=\n", b""), path
    assert asked.token.encode() in RawMail.objects.get(pk=row.pk).read()  # kept as it came


def test_the_api_and_the_search_do_not_know_it_either(client: Client, asked: Asked, bob: User) -> None:
    answer_quoting_it(asked)
    client.force_login(bob)
    number = asked.ticket.number
    assert asked.token not in client.get(f"/api/v1/tickets/{number}/").content.decode()
    assert asked.token not in client.get(f"/api/v1/tickets/{number}/messages/").content.decode()
    assert f"#{number}" not in client.get("/desk/tickets/", {"q": asked.token}).content.decode()


@pytest.mark.parametrize(
    "shape",
    [
        "https://shop.example/s/{0}/?score=9",
        "https://shop.example/s/{1}\n> {2}/?score=9",
        "https://safe.example/?url=https%3A%2F%2Fshop.example%2Fs%2F{0}%2F%3Fscore%3D9&data=x",
        'href=3D"https://shop.example/s/{1}=\r\n{2}/?score=3D9"',
        "https://shop.example/s/{1}<wbr>{2}/?score=9",
        "https://shop.example/s/{1}\u200b{2}/?score=9",
        "https://shop.example/s/{1}\u00ad{2}/?score=9",
        "https://shop.example/s/{1}=E2=80=8B{2}/?score=3D9",
        '<a href="https:&#47;&#47;shop.example&#47;s&#47;{0}&#47;?score=9">',
        r'{{"link": "https:\/\/shop.example\/s\/{0}\/?score=9"}}',
        "https://click.example/?upn=https%3A-2F-2Fshop.example-2Fs-2F{0}-2F-3Fscore-3D9",
        "My score is 9, my code is {0}.",
    ],
)
def test_it_is_found_wrapped_quoted_and_encoded(asked: Asked, shape: str) -> None:
    token = asked.token
    written = shape.format(token, token[:10], token[10:])
    for hidden in (conceal(written), conceal_source(written.encode()).decode()):
        assert token[:10] not in hidden
        assert "score" in hidden


def test_it_is_found_where_a_gateway_writes_its_signs_in_another_way(asked: Asked) -> None:
    token = "-_" * 16
    Invitation.objects.filter(token_hash=hashed(asked.token)).update(token_hash=hashed(token))
    rewritten = token.replace("-", "-2D").replace("_", "-5F")
    assert conceal(f"https://gate.example/v2/url?u=https-3A__x_s_{rewritten}_&d=1").endswith("x_s_…_&d=1")


def test_a_long_list_of_checksums_is_asked_nothing(
    asked: Asked, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sums = "\n".join(f"{number:032x}" for number in range(1_000))
    with django_assert_num_queries(0):
        assert conceal(sums) == sums
    with django_assert_num_queries(1):
        assert asked.token not in conceal(f"{sums}\nhttps://shop.example/s/{asked.token}/")


def test_what_is_no_secret_of_ours_stays_as_it_is(asked: Asked) -> None:
    words = f"See https://shop.example/s/{'a' * 32}/ and /s/short/ and {asked.token[:31]}"
    assert conceal(words) == words
    assert conceal_source(words.encode()) == words.encode()


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
@pytest.mark.parametrize("path", ["", "comment/", "unsubscribe/"])
def test_staff_answer_for_nobody(client: Client, asked: Asked, role: str, path: str) -> None:
    client.force_login(factories.user("Staff", role=role))
    answer = client.post(asked.path + path, {"score": 9})
    assert (answer.status_code, Answer.objects.count()) == (403, 0)
    assert "This survey is the customer" in answer.content.decode()

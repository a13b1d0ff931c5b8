"""What the page about security says is so."""

import re

import pytest
from django.test import Client

from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.outgoing.texts.registry import mail_texts
from helpdesk.people import known as factor_demands
from helpdesk.people.models import Role, User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.people.services.factors import demand_factors
from helpdesk.tickets.models import Attachment
from helpdesk.tickets.words import NewFile
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/help/security/"
ASKS = re.compile(r"\b(answer|enter|give|mail|reply|send|tell|type|write)\b[^.:]*\bpassword", re.IGNORECASE)


def status(path: str, user: User | None = None) -> int:
    client = Client()
    if user:
        client.force_login(user)
    return client.get(path).status_code


def test_a_file_opens_only_for_those_who_may_read_its_request(alice: User, charlie: User) -> None:
    file = NewFile(filename="a.txt", content=b"mine")
    ticket = factories.ticket(team=alice.teams.get(), message={"files": [file]})
    attachment = Attachment.objects.get()
    desk = f"/desk/attachments/{attachment.key}/"
    assert [status(desk, user) for user in (alice, charlie, None)] == [200, 404, 302]
    links = [f"/r/{request_token(one)}/attachments/{attachment.key}/" for one in (ticket, factories.ticket())]
    assert [status(link) for link in links] == [200, 404]
    assert status(attachment.file.url) == 404


def test_of_a_password_only_a_hash_is_kept() -> None:
    user = factories.user("Meg", role=Role.CUSTOMER)
    user.set_password("a quite other horse")
    user.save()
    stored = User.objects.values_list("password", flat=True).get(pk=user.pk)
    assert "horse" not in stored
    assert user.check_password("a quite other horse")


def test_no_mail_that_we_write_asks_for_a_password() -> None:
    words = [f"{said.subject}. {said.body}" for text in mail_texts() for said in (text.words["en"],)]
    assert any("password" in said for said in words)
    assert [said for said in words if ASKS.search(said)] == []


@pytest.mark.parametrize(("language", "claim"), [("en", "Whoever works here needs"), ("de", "Wer hier arbeitet")])
def test_a_second_factor_is_claimed_only_while_every_role_needs_one(language: str, claim: str) -> None:
    def claimed() -> bool:
        factor_demands.kept.forget()
        return claim in Client().get(PAGE, headers={"accept-language": language}).text

    demand_factors(wanted=dict.fromkeys(STAFF_ROLES[1:], 14), by=None)
    some = claimed()
    demand_factors(wanted={STAFF_ROLES[0]: 14}, by=None)
    assert (some, claimed()) == (False, True)

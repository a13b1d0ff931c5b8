"""What the guards say, in order, and what stays of it."""

import pytest

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.guards import GUARDS
from helpdesk.intake.judging.verdict import Verdict, decision
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.services.quarantine import release
from helpdesk.intake.taking.take_in import receive
from helpdesk.people.models import User
from tests.helpdesk.conftest import Deliver, mail

pytestmark = pytest.mark.django_db


def test_a_plain_mail_leaves_no_decision(deliver: Deliver) -> None:
    assert (deliver().decisions, deliver(message_id="<2@x>").guard) == ([], "")


def test_the_first_that_ends_the_way_is_named_on_the_row(deliver: Deliver) -> None:
    row = deliver(auto_submitted="auto-replied", **{"from": "help@harborpine.example"})
    assert (row.guard, row.reason) == (row.decisions[-1]["guard"], row.decisions[-1]["reason"])
    assert [item["guard"] for item in row.decisions] == ["own_address"]


def test_several_may_speak_about_a_message_that_goes_on(deliver: Deliver) -> None:
    row = deliver(auto_submitted="auto-replied", authentication_results="mx; dmarc=fail")
    assert [item["guard"] for item in row.decisions] == ["authentication", "auto_reply"]
    assert {item["decision"] for item in row.decisions} == {"restricted"}


def test_what_was_seen_is_one_short_line() -> None:
    kept = decision("x", Verdict(reason=IntakeReason.OWN_MAIL, saw="a\r\nb\x00 " + "c" * 1_000))
    assert kept["saw"].startswith("a b c")
    assert len(kept["saw"]) == 200


def test_a_person_who_lets_a_message_in_overrules_what_stopped_it_but_not_the_rest(deliver: Deliver, bob: User) -> None:
    row = release(deliver(auto_submitted="auto-replied", **{"from": "help@harborpine.example"}), by=bob).row
    assert row.outcome == IntakeOutcome.CREATED
    assert row.message is not None
    assert row.message.is_auto_reply
    assert [item["guard"] for item in row.decisions if item["guard"] != "person"] == ["own_address", "auto_reply"]


def test_nobody_can_let_in_what_nobody_sent(bob: User) -> None:
    row = release(receive(mail(**{"from": "nobody"}), source="test"), by=bob).row
    assert (row.outcome, row.guard) == (IntakeOutcome.QUARANTINED, "no_sender")


def test_each_guard_has_a_name_of_its_own_that_fits_its_column() -> None:
    names = [name for name, _ in GUARDS]
    assert len(set(names)) == len(names)
    RawMail(guard=max(names, key=len)).clean_fields(exclude={field.name for field in RawMail._meta.fields} - {"guard"})

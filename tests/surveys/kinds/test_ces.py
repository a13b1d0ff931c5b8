"""Customer effort, switched on by a manager: from the mail to every place that tells of the answers."""

import re
from pathlib import Path

import pytest
from django.test import Client
from knox.models import AuthToken

from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from surveys.errors import ImportRefused
from surveys.kinds.ces import CES
from surveys.models import Answer, FollowUp, Programme
from surveys.services import import_answers
from tests import factories
from tests.surveys.conftest import Asked, answered, ask

SCORES = "/desk/surveys/"


@pytest.fixture
def asked(alice: User) -> Asked:
    """A German customer, asked by a programme that a manager has switched on."""
    Programme.objects.filter(kind="nps").update(is_active=False)
    Programme.objects.filter(kind="ces").update(is_active=True, delay_minutes=0)
    return ask(factories.ticket(team=alice.teams.get(), assignee=alice, language="de"), alice)


def test_nobody_is_asked_until_a_manager_switches_it_on(db: None) -> None:
    assert not Programme.objects.get(kind="ces").is_active


def test_the_published_example() -> None:
    assert CES.figure((1, 2, 3, 4, 10, 20, 10)) == pytest.approx((80.0, 66.9629, 88.7562), abs=1e-4)
    assert CES.mean((1, 2, 3, 4, 10, 20, 10)).startswith("Mean 5.4 of 7, ")
    assert CES.made((1, 2, 3, 4, 10, 20, 10)) == "40 of 50 gave 5 to 7."


def test_a_change_from_two_thirds_to_four_fifths_is_more_than_chance() -> None:
    changed = CES.change((34, 0, 0, 0, 66, 0, 0), (0, 0, 20, 0, 0, 0, 80))
    assert changed
    assert changed == pytest.approx((14, 1.6788, 25.7865, 0.025759), abs=1e-4)


def test_the_mail_asks_from_one_to_seven_in_the_customers_language(asked: Asked) -> None:
    mail = OutgoingMail.objects.get(key=f"survey-{asked.invitation.pk}")
    assert "Wie sehr stimmen Sie zu: Harbor" in mail.text
    assert "1 Stimme gar nicht zu – 7 Stimme voll zu" in mail.text
    assert re.findall(r"^(\d+): ", mail.text, re.MULTILINE) == list("1234567")


def test_a_customer_answers_says_why_and_is_thanked(client: Client, asked: Asked) -> None:
    page = client.get(f"{asked.path}?score=2").text
    assert "7 Stimme voll zu" in page
    assert page.count('type="radio"') == 7
    assert client.post(asked.path, {"score": "8"}).status_code == 422
    client.post(asked.path, {"score": "2"})
    thanks = client.post(f"{asked.path}comment/", {"comment": "Dreimal geschrieben."}, follow=True).text
    assert "Danke" in thanks
    assert (Answer.objects.get().score, FollowUp.objects.count()) == (2, 1)


@pytest.mark.parametrize(("score", "followed"), [(3, True), (4, False)])
def test_who_disagrees_is_followed_up(client: Client, asked: Asked, score: int, followed: bool) -> None:
    client.post(asked.path, {"score": str(score)})
    assert FollowUp.objects.exists() == followed


def test_a_file_of_the_older_score_which_runs_the_other_way_is_refused(tmp_path: Path, db: None) -> None:
    path = tmp_path / "effort.csv"
    path.write_text("EASE\n" + "1\n3\n5\n" * 10)
    with pytest.raises(ImportRefused, match="older effort score"):
        import_answers(path=path, kind="ces", column="EASE")
    path.write_text("EASE\n" + "1\n3\n6\n" * 10)
    assert import_answers(path=path, kind="ces", column="EASE")[0].accepted == 30


def answers() -> None:
    for score, n in ((2, 2), (4, 2), (6, 8)):
        for _ in range(n):
            answered(score, kind="ces")


def test_the_scores_stand_on_the_page_once_there_are_any(client: Client, bob: User, db: None) -> None:
    client.force_login(bob)
    assert ">CES<" not in client.get(SCORES).text
    answers()
    page = " ".join(client.get(f"{SCORES}?kind=ces").text.split())
    for words in ("NPS, CSAT and CES", "Customer effort score", "67%", "Mean 5.0 of 7", "Agree, 5–7", "Disagree, 1–3"):
        assert words in page
    assert "CES is the share of scores 5 to 7" in page


def test_the_file_and_the_api_tell_them_too(client: Client, bob: User, db: None) -> None:
    answers()
    client.force_login(bob)
    rows = b"".join(client.get(f"{SCORES}answers.csv?kind=ces")).decode().splitlines()
    assert sum(",ces,6,good," in row for row in rows) == 8
    token = AuthToken.objects.create(user=bob)[1]
    found = client.get("/api/v1/survey-answers/?kind=ces&score=6", headers={"Authorization": f"Token {token}"}).json()
    assert [row["kind"] for row in found["results"]] == ["ces"] * 8

"""`/api/v1/survey-answers/`: the same answers as on the page."""

from django.test import Client
from knox.models import AuthToken

from helpdesk.people.models import Team, User
from tests.surveys.conftest import answered, enough

PATH = "/api/v1/survey-answers/"


def headers(user: User) -> dict[str, str]:
    return {"Authorization": f"Token {AuthToken.objects.create(user=user)[1]}"}


def test_an_agent_reads_answers_of_their_teams(client: Client, alice: User, charlie: User, team: Team) -> None:
    answer = answered(3, team=team, channel="email", comment="Two lids.")
    enough(team=team, channel="email")
    found = client.get(f"{PATH}?score=3", headers=headers(alice)).json()["results"]
    assert [(row["score"], row["comment"], row["ticket"]) for row in found] == [
        (3, "Two lids.", answer.invitation.ticket.number if answer.invitation else None)
    ]
    assert client.get(PATH, headers=headers(charlie)).json()["results"] == []
    assert client.get(f"{PATH}{answer.pk}/", headers=headers(alice)).status_code == 200
    assert client.get(f"{PATH}{answer.pk}/", headers=headers(charlie)).status_code == 404


def test_it_can_be_filtered_and_not_be_written(client: Client, bob: User) -> None:
    answered(3)
    enough()
    found = client.get(f"{PATH}?score__lte=6", headers=headers(bob)).json()["results"]
    assert [row["score"] for row in found] == [3]
    assert client.post(PATH, {}, headers=headers(bob)).status_code == 405


def test_without_a_token_there_is_nothing(client: Client) -> None:
    assert client.get(PATH).status_code == 401

"""The customer's pages. A mail scanner follows every link; a person presses a button."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from helpdesk.outgoing.models import OutgoingMail
from surveys.models import Answer, FollowUp, Invitation, InvitationState
from tests.surveys.conftest import Asked


def test_scanners_that_follow_links_record_nothing(client: Client, asked: Asked) -> None:
    for score in range(11):
        assert client.get(f"{asked.path}?score={score}").status_code == 200
        assert client.head(f"{asked.path}?score={score}").status_code == 200
    assert not Answer.objects.exists()
    assert asked.invitation.state == InvitationState.SENT


def test_the_clicked_score_is_chosen(client: Client, asked: Asked) -> None:
    page = client.get(f"{asked.path}?score=3").content.decode()
    assert page.count("checked") == 1
    assert 'value="3"' in page.split("checked")[0].rsplit("<input", 1)[1]
    assert "Press Send and it counts" in page
    assert "<script" not in page.split("<main")[1]


@pytest.mark.parametrize("score", ["11", "-1", "x", "³", "9" * 5000, ""])
def test_a_score_that_does_not_exist_chooses_nothing(client: Client, asked: Asked, score: str) -> None:
    page = client.get(asked.path, {"score": score})
    assert page.status_code == 200
    assert b"checked" not in page.content
    assert client.post(asked.path, {"score": score}).status_code == 422
    assert not Answer.objects.exists()


def test_a_post_stores_the_answer_as_things_stand(client: Client, asked: Asked) -> None:
    response = client.post(asked.path, {"score": "9"})
    answer = Answer.objects.get()
    assert response["Location"] == f"{asked.path}comment/"
    assert (answer.score, answer.kind, answer.team, answer.agent) == (
        9,
        "nps",
        asked.ticket.team,
        asked.ticket.assignee,
    )
    assert (answer.channel, answer.flagged_quick, asked.invitation.state) == ("email", False, InvitationState.ANSWERED)


def test_it_needs_no_cookie(asked: Asked) -> None:
    assert Client(enforce_csrf_checks=True).post(asked.path, {"score": "9"}).status_code == 302


def test_sending_again_changes_the_one_answer(client: Client, asked: Asked) -> None:
    for score in (9, 4, 4):
        client.post(asked.path, {"score": score})
    answer = Answer.objects.get()
    assert (answer.score, answer.edited_at is not None) == (4, True)


def test_a_post_within_two_seconds_of_hand_off_is_flagged_and_kept(client: Client, asked: Asked) -> None:
    OutgoingMail.objects.update(sent_at=timezone.now())
    client.post(asked.path, {"score": 0})
    assert Answer.objects.get().flagged_quick


def test_comment_reasons_and_consent(client: Client, asked: Asked) -> None:
    client.post(asked.path, {"score": 3})
    words = {"comment": "  Two lids. ", "reasons": ["broke", "slow"], "may_contact": "on"}
    response = client.post(f"{asked.path}comment/", words)
    answer = Answer.objects.get()
    assert response["Location"] == f"{asked.path}thanks/"
    assert (answer.comment, answer.reasons, answer.may_contact) == ("Two lids.", ["broke", "slow"], True)


def test_score_and_comment_may_come_together(client: Client, asked: Asked) -> None:
    client.post(asked.path, {"score": 3, "comment": "Slow."})
    assert Answer.objects.get().comment == "Slow."


def test_the_thank_you_names_who_follows_up_and_by_when(client: Client, asked: Asked) -> None:
    client.post(asked.path, {"score": 3, "comment": "Slow.", "may_contact": "on"})
    follow_up = FollowUp.objects.get()
    page = client.get(f"{asked.path}thanks/").content.decode()
    assert "Somebody from our team will get in touch with you by" in page
    assert f"{follow_up.due_at:%A} {follow_up.due_at.day} {follow_up.due_at:%B}" in page


def test_without_consent_no_contact_is_promised(client: Client, asked: Asked) -> None:
    client.post(asked.path, {"score": 3, "comment": ""})
    assert "will look into it" in client.get(f"{asked.path}thanks/").content.decode()


def test_after_two_weeks_an_answer_is_final(client: Client, asked: Asked) -> None:
    client.post(asked.path, {"score": 9})
    Answer.objects.update(answered_at=timezone.now() - dt.timedelta(days=14, minutes=1))
    client.post(asked.path, {"score": 0})
    client.post(f"{asked.path}comment/", {"comment": "Late"})
    answer = Answer.objects.get()
    assert (answer.score, answer.comment) == (9, "")
    assert "can no longer be changed" in client.get(asked.path, follow=True).content.decode()


def test_an_ended_link_and_a_wrong_one_look_the_same(client: Client, asked: Asked) -> None:
    Invitation.objects.update(expires_at=timezone.now())
    wrong = asked.path.replace(asked.token, asked.token[:-1] + ("A" if asked.token[-1] != "A" else "B"))
    ended, unknown = client.get(asked.path), client.get(wrong)
    assert (ended.status_code, unknown.status_code) == (404, 404)
    assert ended.content.split(b"<main")[1] == unknown.content.split(b"<main")[1]
    assert client.post(asked.path, {"score": 9}).status_code == 404
    assert not Answer.objects.exists()


def test_an_answer_can_be_changed_even_after_the_link_would_have_ended(client: Client, asked: Asked) -> None:
    client.post(asked.path, {"score": 9})
    Invitation.objects.update(expires_at=timezone.now())
    client.post(asked.path, {"score": 8})
    assert Answer.objects.get().score == 8


def test_a_token_opens_one_survey_only(client: Client, asked: Asked) -> None:
    for path in ("/s/x/", "/s/%00/", f"/s/{asked.token}x/", f"/s/{asked.invitation.pk}/"):
        assert client.get(path).status_code == 404


def test_guesses_are_limited_and_a_link_that_fits_never_is(
    client: Client, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("surveys.views.links.MISSES_A_MINUTE", 3)
    assert [client.get("/s/guess/").status_code for _ in range(4)] == [404, 404, 404, 429]
    assert client.get(asked.path).status_code == 200
    assert client.post(asked.path, {"score": 9}).status_code == 302


def test_pages_are_private(client: Client, asked: Asked) -> None:
    response = client.get(asked.path)
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")

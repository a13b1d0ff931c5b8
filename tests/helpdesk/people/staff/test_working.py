"""What somebody can do and how much they take on: set by who may change staff, read by themselves, audited."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Role, Skill, User
from helpdesk.people.services.working import SkillLevel, set_working
from helpdesk.people.skilled import holders, known_skills
from tests import factories

pytestmark = pytest.mark.django_db


Pairs = tuple[tuple[str, int], ...]


def posted(*skills: tuple[str, int], languages: Pairs = (), most_open: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {"most_open": most_open}
    for prefix, rows in (("skills", skills), ("languages", languages)):
        found |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
        for number, (name, level) in enumerate(rows):
            found |= {f"{prefix}-{number}-name": name, f"{prefix}-{number}-level": level}
    return found


def page(person: User) -> str:
    return f"/desk/settings/staff/{person.pk}/working/"


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def test_a_manager_sets_skills_languages_and_a_limit(manager: Client, alice: User) -> None:
    sent = posted(("Billing", 3), ("", 1), languages=(("de", 2),), most_open="5")
    assert manager.post(page(alice), sent).status_code == 302
    alice.refresh_from_db()
    assert (alice.most_open, [str(skill) for skill in alice.skills.all()]) == (5, ["Billing 3", "de 2"])
    shown = manager.get(page(alice)).text
    assert 'value="Billing"' in shown
    assert '<option value="de" selected>' in shown


def test_the_audit_log_tells_what_changed(manager: Client, alice: User, bob: User) -> None:
    manager.post(page(alice), posted(("Billing", 3), most_open="5"))
    entry = AuditEntry.objects.latest("pk")
    assert (entry.actor_id, entry.changes["skills"][1], entry.changes["most_open"][1]) == (bob.pk, ["Billing 3"], 5)


def test_a_skill_twice_keeps_what_was_typed(manager: Client, alice: User) -> None:
    answer = manager.post(page(alice), posted(("Billing", 3), ("billing", 1)))
    assert (answer.status_code, Skill.objects.exists()) == (422, False)
    assert "A skill is there twice." in answer.text
    assert 'value="billing"' in answer.text


def test_a_limit_of_none_at_all_is_refused(manager: Client, alice: User) -> None:
    assert manager.post(page(alice), posted(most_open="0")).status_code == 422


def test_an_emptied_line_takes_the_skill_away(manager: Client, alice: User) -> None:
    manager.post(page(alice), posted(("Billing", 3), ("Returns", 1)))
    manager.post(page(alice), posted(("", 3), ("Returns", 1)))
    assert [skill.name for skill in alice.skills.all()] == ["Returns"]


def test_an_agent_reads_their_own_and_sets_none(client: Client, alice: User, bob: User) -> None:
    set_working(person=alice, by=bob, skills=[SkillLevel("Billing", 3), SkillLevel("de", 2, True)], most_open=5)
    client.force_login(alice)
    shown = client.get("/desk/me/working/").text
    assert "Billing, level 3" in shown
    assert "German, level 2" in shown
    assert "no more than" in shown
    assert client.get(page(alice)).status_code == 403


def test_nobody_sets_those_of_somebody_above_them(bob: User) -> None:
    admin = factories.user("Ada", role=Role.ADMIN)
    with pytest.raises(ValidationError):
        set_working(person=admin, by=bob, skills=[], most_open=1)


def test_skills_are_one_however_they_are_written(alice: User) -> None:
    set_working(person=alice, by=None, skills=[SkillLevel(" Gift  cards ", 2)], most_open=None)
    found = holders([alice], "gift cards", is_language=False)
    assert (known_skills(), found[alice.pk].level) == (["Gift cards"], 2)

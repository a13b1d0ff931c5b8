"""Two causes are made one: complaints, groups and trends go on with the other."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from complaints.models import Cause, Complaint
from complaints.queries.counts import by_product_and_cause
from complaints.services import assess, merge_causes, open_complaint, save_cause
from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from tests import factories

pytestmark = pytest.mark.django_db
CAUSES = "/desk/complaints/causes/"


@pytest.fixture
def lid(hinge: Cause) -> Cause:
    """Another cause of the same group."""
    return save_cause(name="Lid cracked", parent=hinge.parent)


def complaint_about(primary: Cause, *others: Cause) -> Complaint:
    opened = open_complaint(ticket=factories.ticket(), actor=Actor.system())
    return assess(complaint=opened, actor=Actor.system(), severity="normal", primary_cause=primary, other_causes=others)


def causes_of(complaint: Complaint) -> list[tuple[str, bool]]:
    links = complaint.cause_links.order_by("-is_primary", "cause__name")
    return [(link.cause.name, link.is_primary) for link in links.select_related("cause")]


def test_its_complaints_name_the_other_once_and_what_came_first_stays_first(hinge: Cause, lid: Cause) -> None:
    alone, first, second = complaint_about(hinge), complaint_about(hinge, lid), complaint_about(lid, hinge)
    merge_causes(cause=hinge, into=lid, by=None)
    assert [causes_of(one) for one in (alone, first, second)] == [[("Lid cracked", True)]] * 3
    assert not Cause.objects.filter(name="Hinge broke").exists()


def test_a_further_cause_stays_further(hinge: Cause, lid: Cause) -> None:
    late = save_cause(name="Late")
    complaint = complaint_about(late, hinge)
    merge_causes(cause=hinge, into=lid, by=None)
    assert causes_of(complaint) == [("Late", True), ("Lid cracked", False)]


def test_a_group_brings_its_causes_and_those_of_one_name_become_one(hinge: Cause, lid: Cause) -> None:
    quality = save_cause(name="Quality")
    same = save_cause(name="HINGE BROKE", parent=quality)
    complaint = complaint_about(hinge)
    assert hinge.parent
    merge_causes(cause=hinge.parent, into=quality, by=None)
    assert sorted(quality.children.values_list("name", flat=True)) == ["HINGE BROKE", "Lid cracked"]
    assert list(complaint.causes.all()) == [same]


def test_trends_count_as_many_as_before(hinge: Cause, lid: Cause) -> None:
    for cause in (hinge, lid, lid):
        complaint_about(cause)
    quality = save_cause(name="Quality")
    assert hinge.parent
    merge_causes(cause=hinge.parent, into=quality, by=None)
    cells = by_product_and_cause(Complaint.objects.all())
    assert [(cell.cause, cell.count) for cell in cells] == [("Quality", 3)]


def test_one_entry_tells_of_it(hinge: Cause, lid: Cause, bob: User) -> None:
    merge_causes(cause=hinge, into=lid, by=bob)
    (told,) = AuditEntry.objects.filter(actor_id=bob.pk)
    assert (told.action, told.thing, told.changes) == (
        "cause_merged",
        "Product – Hinge broke",
        {"name": ["Product – Hinge broke", "Product – Lid cracked"]},
    )


def test_it_is_not_merged_into_itself_nor_a_group_into_a_cause(hinge: Cause, lid: Cause) -> None:
    assert hinge.parent
    for cause, into in ((hinge, hinge), (hinge.parent, lid), (hinge.parent, hinge)):
        with pytest.raises(ValidationError):
            merge_causes(cause=cause, into=into, by=None)
    assert Cause.objects.count() == 3


def test_two_are_merged_on_the_page(client: Client, bob: User, hinge: Cause, lid: Cause) -> None:
    client.force_login(bob)
    page = f"{CAUSES}{hinge.pk}/"
    assert "Lid cracked" in client.get(page).content.decode()
    assert client.post(f"{page}merge/", {"into": ""}).status_code == 422
    assert client.post(f"{page}merge/", {"into": lid.pk, "sure": "on"})["Location"] == CAUSES
    assert client.get(page).status_code == 404


def test_a_group_with_causes_is_refused_in_words(client: Client, bob: User, hinge: Cause, lid: Cause) -> None:
    client.force_login(bob)
    answer = client.post(f"{CAUSES}{hinge.parent_id}/merge/", {"into": lid.pk, "sure": "on"})
    assert (answer.status_code, "Product is a group with causes" in answer.content.decode()) == (422, True)


def test_merging_is_for_managers(client: Client, alice: User, hinge: Cause, lid: Cause) -> None:
    client.force_login(alice)
    assert client.post(f"{CAUSES}{hinge.pk}/merge/", {"into": lid.pk}).status_code == 403

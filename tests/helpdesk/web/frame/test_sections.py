"""Settings has a page for much: they stand in groups, in the area's navigation and on its first page."""

import pytest
from django.test import Client

from helpdesk.people.models import User
from helpdesk.web.frame.sections import sections

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client, bob: User) -> Client:
    User.objects.filter(pk=bob.pk).update(role="admin")
    client.force_login(bob)
    return client


def test_each_page_of_settings_stands_below_a_heading(admin: Client) -> None:
    request = admin.get("/desk/settings/").wsgi_request
    groups = {entry.label: entry.group for entry in sections("settings", request)}
    assert "" not in groups.values()
    assert (groups["Teams"], groups["Tags"], groups["Audit log"]) == ("Colleagues", "Tickets", "Data and records")


def test_a_heading_stands_once(admin: Client) -> None:
    words = admin.get("/desk/settings/").content.decode()
    assert words.count('<h2 class="areanav-title">Mail and forms</h2>') == 1


def test_reports_need_no_headings(admin: Client) -> None:
    request = admin.get("/desk/settings/").wsgi_request
    assert {entry.group for entry in sections("reports", request)} == {""}

"""What came in belongs to those who work here."""

import pytest

from helpdesk.intake.access import quarantine_of, raw_mail_of
from helpdesk.intake.models import RawMail
from helpdesk.people.models import Role, User
from tests.helpdesk.conftest import Deliver

pytestmark = pytest.mark.django_db


def test_a_customer_sees_nothing_of_what_came_in(deliver: Deliver) -> None:
    deliver()
    RawMail.objects.update(outcome="quarantined")
    meg = User.objects.create_user("meg-signed-in@example.org", role=Role.CUSTOMER)
    assert (RawMail.objects.count(), quarantine_of(meg).count(), raw_mail_of(meg).count()) == (1, 0, 0)

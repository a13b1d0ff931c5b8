"""What comes in for a team by mail, and where it goes when the team is put away."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.services import recorded
from helpdesk.outgoing.models import Mailbox
from helpdesk.people.belongings import Belonging, Shown, register_of_team
from helpdesk.people.models import Team, User


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_of_team(
        Belonging(
            "mailboxes",
            gettext_noop("Mailboxes"),
            lambda team: Mailbox.objects.filter(team=team).order_by("address", "pk"),
            _give,
            20,
            show=lambda mailbox: Shown(mailbox.address, reverse("intake:mailbox", args=[mailbox.pk])),
        )
    )


def _give(team: Team, to: Team | None, by: User | None) -> None:
    for mailbox in Mailbox.objects.filter(team=team).order_by("pk"):
        with recorded(mailbox, by=by):
            mailbox.team = to
            mailbox.save(update_fields=["team"])

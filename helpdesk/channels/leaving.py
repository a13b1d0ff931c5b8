"""What programs post and forms bring for a team, and where it goes when the team is put away."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.services import recorded
from helpdesk.channels.webhook.models import Endpoint
from helpdesk.people.belongings import Belonging, Shown, register_of_team
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import ContactForm


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_of_team(
        Belonging(
            "webhooks",
            gettext_noop("Webhooks"),
            lambda team: Endpoint.objects.filter(team=team).order_by("name", "pk"),
            _give,
            30,
            show=lambda endpoint: Shown(endpoint.name, reverse("channels:webhook", args=[endpoint.pk])),
        )
    )
    register_of_team(
        Belonging(
            "contact_forms",
            gettext_noop("Contact forms"),
            lambda team: ContactForm.objects.filter(team=team).order_by("name", "pk"),
            _give_forms,
            31,
            show=lambda form: Shown(form.name, reverse("channels:contact_form", args=[form.pk])),
        )
    )


def _give(team: Team, to: Team | None, by: User | None) -> None:
    for endpoint in Endpoint.objects.filter(team=team).order_by("pk"):
        with recorded(endpoint, by=by):
            endpoint.team = to
            endpoint.save(update_fields=["team"])


def _give_forms(team: Team, to: Team | None, by: User | None) -> None:
    for form in ContactForm.objects.filter(team=team).order_by("pk"):
        with recorded(form, by=by):
            form.team = to
            form.save(update_fields=["team"])

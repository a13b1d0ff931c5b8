"""Forms of Settings, Teams."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from helpdesk.people.access import colleagues
from helpdesk.people.models import Team, User
from helpdesk.people.services.teams import COLOURS

COLOUR_NAMES = (
    gettext_lazy("Green"), gettext_lazy("Orange"), gettext_lazy("Blue"), gettext_lazy("Violet"), gettext_lazy("Pink"),
    gettext_lazy("Olive"), gettext_lazy("Sky"), gettext_lazy("Sand"),
)  # fmt: skip


class PeopleField(forms.ModelMultipleChoiceField[User]):
    """Colleagues to tick."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=colleagues(), required=False, widget=forms.CheckboxSelectMultiple, **options)


class TeamForm(forms.Form):
    """A team: what it is called, its colour, who is in it and who leads it."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        error_messages={"required": gettext_lazy("Give the team a name.")},
    )
    colour = forms.TypedChoiceField(
        label=gettext_lazy("Colour"), coerce=int, choices=list(zip(COLOURS, COLOUR_NAMES, strict=True)), initial=1
    )
    members = PeopleField(label=gettext_lazy("Members"))
    leads = PeopleField(
        label=gettext_lazy("Leads"),
        help_text=gettext_lazy("They are members too, and told when something needs a lead."),
    )

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        if team.pk:
            rows = list(team.memberships.all())
            kwargs["initial"] = {
                "name": team.name,
                "colour": team.colour,
                "members": [row.user_id for row in rows],
                "leads": [row.user_id for row in rows if row.is_lead],
            }
        super().__init__(*args, **kwargs)


class ArchiveForm(forms.Form):
    """Which team gets what is open, and whether it gets the people too."""

    with_members = forms.BooleanField(
        required=False, label=gettext_lazy("Its members join that team: the two are merged")
    )

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = forms.ModelChoiceField(
            queryset=Team.objects.filter(is_active=True).exclude(pk=team.pk),
            required=False,
            label=gettext("Who gets what is open, and what comes in"),
            empty_label=gettext("No team: the rules decide"),
        )
        self.order_fields(["to", "with_members"])

    def clean(self) -> dict[str, Any]:
        """Who joins a team has to know which."""
        chosen: dict[str, Any] = super().clean() or {}
        if chosen.get("with_members") and not chosen.get("to"):
            self.add_error("to", gettext("Choose the team that its members join."))
        return chosen

"""Forms of Settings, Teams."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy

from helpdesk.calendars.models import Calendar
from helpdesk.people.access import colleagues
from helpdesk.people.labels import COLOURS
from helpdesk.people.models import Team, User
from helpdesk.people.registry import hears_of_harm


class PeopleField(forms.ModelMultipleChoiceField[User]):
    """Colleagues to tick."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=colleagues(), required=False, widget=forms.CheckboxSelectMultiple, **options)


class TeamForm(forms.Form):
    """A team: what it is called, its colour, who is in it and who leads it, when it works and what comes to it."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        error_messages={"required": gettext_lazy("Give the team a name.")},
    )
    colour = forms.TypedChoiceField(label=gettext_lazy("Colour"), coerce=int, choices=list(COLOURS.items()), initial=1)
    members = PeopleField(label=gettext_lazy("Members"))
    leads = PeopleField(
        label=gettext_lazy("Leads"),
        help_text=gettext_lazy("They are members too, and told when something needs a lead."),
    )

    is_default = forms.BooleanField(required=False, label=gettext_lazy("Default for new tickets"))
    is_safety = forms.BooleanField(required=False, label=gettext_lazy("Hears at once when somebody was hurt"))

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        if team.pk:
            rows = list(team.memberships.all())
            kwargs["initial"] = {
                "name": team.name,
                "colour": team.colour,
                "members": [row.user_id for row in rows],
                "leads": [row.user_id for row in rows if row.is_lead],
                "calendar": team.calendar_id,
                "is_default": team.is_default,
                "is_safety": team.is_safety,
            }
        super().__init__(*args, **kwargs)
        self.fields["calendar"] = forms.ModelChoiceField(
            queryset=Calendar.objects.filter(Q(is_active=True) | Q(pk=team.calendar_id)).order_by("name"),
            required=False,
            label=gettext("Opening hours"),
            help_text=gettext("Replies are due by these, unless the reply policy has hours of its own."),
            empty_label=gettext("Those of the shop"),
        )
        self.fields["is_default"].help_text = _who_is_default(team)
        self.fields["is_safety"].help_text = _who_is_for_safety()


def _who_is_default(team: Team) -> str:
    """What the default team is for, and which one it is now where that is another."""
    now = Team.objects.filter(is_default=True).exclude(pk=team.pk).first()
    if now is None:
        return gettext("It gets what no mailbox, form or rule gives to a team.")
    return gettext("It gets what no mailbox, form or rule gives to a team. Now %(name)s does.") % {"name": now.name}


def _who_is_for_safety() -> str:
    """Who hears of harm: what the choice does, and whom it is right now, whichever way that team is found."""
    rule = gettext("Its leads get a mail and a task; where nobody leads it, the managers do.")
    return f"{rule} {hears_of_harm().words}".rstrip()


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

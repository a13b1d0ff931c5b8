"""The form of Settings, Escalation."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy

from helpdesk.escalation.models import EscalationLevel, Told
from helpdesk.escalation.services.moving import RISING
from helpdesk.people.access import assignees
from helpdesk.people.models import Team, User

FIELDS = ("percent", "tells", "person", "team", "assignee", "priority", "hands_back", "is_active")


class LevelForm(forms.Form):
    """When a level is reached, who is told then, and what becomes of the ticket. `row` is what is edited."""

    percent = forms.IntegerField(
        label=gettext_lazy("Percent of the time"),
        help_text=gettext_lazy("80 warns before the due time, 100 is the due time, 200 is twice the time."),
        min_value=1,
        max_value=1000,
        error_messages={"required": gettext_lazy("Say after how much of the time, such as 80.")},
    )
    tells = forms.ChoiceField(label=gettext_lazy("Tell"), choices=Told.choices)
    person = forms.ModelChoiceField(
        queryset=User.objects.none(),
        required=False,
        label=gettext_lazy("Who, by name"),
        empty_label=gettext_lazy("Nobody"),
        help_text=gettext_lazy("For “Somebody by name” alone."),
    )
    team = forms.ModelChoiceField(
        queryset=Team.objects.none(),
        required=False,
        label=gettext_lazy("Give the ticket to the team"),
        empty_label=gettext_lazy("It stays where it is"),
    )
    assignee = forms.ModelChoiceField(
        queryset=User.objects.none(),
        required=False,
        label=gettext_lazy("Give the ticket to"),
        empty_label=gettext_lazy("It stays whose it is"),
    )
    priority = forms.ChoiceField(required=False, label=gettext_lazy("Raise the priority to"))
    hands_back = forms.BooleanField(required=False, label=gettext_lazy("Hand it back once it is answered"))
    is_active = forms.BooleanField(required=False, label=gettext_lazy("Switched on"))

    def __init__(self, *args: Any, row: EscalationLevel, **kwargs: Any) -> None:
        self.row = row
        ids = {"person": row.person_id, "team": row.team_id, "assignee": row.assignee_id}
        kwargs["initial"] = {name: getattr(row, name) for name in FIELDS} | ids
        super().__init__(*args, **kwargs)
        self._offer("person", assignees() | User.objects.filter(pk=row.person_id or 0))
        self._offer("assignee", assignees() | User.objects.filter(pk=row.assignee_id or 0))
        self._offer("team", Team.objects.filter(Q(is_active=True) | Q(pk=row.team_id)).order_by("name"))
        rising = [(priority.value, gettext(priority.label)) for priority in RISING[1:]]
        priorities: Any = self.fields["priority"]
        priorities.choices = [("", gettext("It stays as it is")), *rising]

    def drafted(self) -> EscalationLevel:
        """The level as it is to be, unsaved; of a form that is valid alone."""
        for name in FIELDS:
            setattr(self.row, name, self.cleaned_data[name])
        return self.row

    def refuse(self, refusal: ValidationError) -> None:
        """Put what the service refused beside what it is about."""
        for name, lines in refusal.message_dict.items() if hasattr(refusal, "error_dict") else ():
            self.add_error(name, lines)
        if not hasattr(refusal, "error_dict"):
            self.add_error(None, refusal.messages)

    def _offer(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

"""The form that says when somebody is away, and who stands in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from helpdesk.people.access import assignees
from helpdesk.people.models import Absence, User
from helpdesk.web.parameters import DayField


class DelegateField(forms.ModelChoiceField[User]):
    """A colleague; of who is away today it is said."""

    def label_from_instance(self, obj: User) -> str:
        return f"{obj} · {obj.away_words}" if obj.away else str(obj)


class AbsenceForm(forms.Form):
    """From when until when, who stands in, and a line for colleagues."""

    first_day = DayField(label=gettext_lazy("First day away"))
    last_day = DayField(label=gettext_lazy("Last day away"))
    delegate = DelegateField(
        queryset=User.objects.none(),
        required=False,
        label=gettext_lazy("Who stands in"),
        empty_label=gettext_lazy("Nobody"),
        help_text=gettext_lazy("Best a colleague of the same teams."),
    )
    words = forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("For colleagues"),
        help_text=gettext_lazy("Shown beside open tickets, such as: “Call me about the recall, nothing else.”"),
    )

    def __init__(self, *args: Any, person: User, absence: Absence | None, **kwargs: Any) -> None:
        if absence:
            kwargs["initial"] = {
                "first_day": absence.first_day,
                "last_day": absence.last_day,
                "delegate": absence.delegate_id,
                "words": absence.words,
            }
        super().__init__(*args, **kwargs)
        self.fields["delegate"].queryset = assignees().exclude(pk=person.pk)  # type: ignore[attr-defined]

"""A person's own choices."""

import zoneinfo

from django import forms

from helpdesk.people.models import User

UNDO_CHOICES = [(5, "5 seconds"), (10, "10 seconds"), (30, "30 seconds")]


def zone_choices() -> list[tuple[str, str]]:
    """Zones of places, as people look for them; the installation's own comes first."""
    names = sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc/"))
    return [("", "As the helpdesk"), ("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]


class PreferencesForm(forms.ModelForm[User]):
    theme = forms.ChoiceField(choices=User.Theme.choices, required=False, widget=forms.RadioSelect, label="Colours")
    undo_seconds = forms.TypedChoiceField(
        choices=UNDO_CHOICES,
        coerce=int,
        widget=forms.RadioSelect,
        label="Time to take a reply back",
        help_text="A reply waits this long before it leaves.",
    )
    time_zone = forms.ChoiceField(choices=zone_choices, required=False, label="Time zone")

    class Meta:
        model = User
        fields = ["preferred_name", "theme", "undo_seconds", "time_zone"]
        labels = {"preferred_name": "What should we call you?"}
        help_texts = {"preferred_name": "Customers and colleagues see this name."}

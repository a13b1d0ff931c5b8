"""A person's own choices."""

import zoneinfo

from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from django import forms

from helpdesk.people.models import AfterSend, User
from helpdesk.people.proved import is_proved

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
    after_send = forms.ChoiceField(
        choices=AfterSend.choices,
        widget=forms.RadioSelect,
        label="After a reply is sent",
        help_text="The next ticket is that of the list from which you came. The same choice stands beside Send.",
    )
    time_zone = forms.ChoiceField(choices=zone_choices, required=False, label="Time zone")

    class Meta:
        model = User
        fields = ["preferred_name", "theme", "undo_seconds", "after_send", "time_zone"]
        labels = {"preferred_name": "What should we call you?"}
        help_texts = {"preferred_name": "Customers and colleagues see this name."}


class ResetPasswordForm(AllauthResetPasswordForm):  # type: ignore[misc] # allauth has no types
    """A link for a new password goes only to the address with which somebody signs in, or one that they proved."""

    def clean_email(self) -> str:
        typed: str = super().clean_email()
        found: list[User] = self.users  # type: ignore[has-type] # allauth has no types
        self.users = [user for user in found if is_proved(user, typed)]
        return typed

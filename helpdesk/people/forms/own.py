"""Forms of a person's own choices."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from helpdesk.people.models import AfterSend, User
from helpdesk.web.requests.language import of_the_desk
from helpdesk.web.shop_time import zone_name
from helpdesk.web.words.zones import zones

UNDO_CHOICES = [(5, gettext_lazy("5 seconds")), (10, gettext_lazy("10 seconds")), (30, gettext_lazy("30 seconds"))]


def zone_choices() -> list[tuple[str, Any]]:
    """Choices of a time zone, as people look for places; to go by the shop's comes first."""
    return [("", gettext("As the shop: %(zone)s") % {"zone": zone_name().replace("_", " ")}), *zones()]


def language_choices() -> list[tuple[str, str]]:
    """Choices of a language: those that the desk speaks, each in its own words."""
    return [
        ("", gettext("As the shop: %(language)s") % {"language": dict(settings.LANGUAGES)[of_the_desk(None)]}),
        *((code, words) for code, words in settings.LANGUAGES if code in settings.DESK_LANGUAGES),
    ]


class PreferencesForm(forms.ModelForm[User]):
    theme = forms.ChoiceField(
        choices=User.Theme.choices, required=False, widget=forms.RadioSelect, label=gettext_lazy("Colours")
    )
    undo_seconds = forms.TypedChoiceField(
        choices=UNDO_CHOICES,
        coerce=int,
        widget=forms.RadioSelect,
        label=gettext_lazy("Time to take a reply back"),
        help_text=gettext_lazy("A reply waits this long before it leaves."),
    )
    after_send = forms.ChoiceField(
        choices=AfterSend.choices,
        widget=forms.RadioSelect,
        label=gettext_lazy("After a reply is sent"),
        help_text=gettext_lazy(
            "The next ticket is that of the list from which you came. The same choice stands beside Send."
        ),
    )
    time_zone = forms.ChoiceField(choices=zone_choices, required=False, label=gettext_lazy("Time zone"))
    language = forms.ChoiceField(choices=language_choices, required=False, label=gettext_lazy("Language of the desk"))

    class Meta:
        model = User
        fields = ["preferred_name", "theme", "undo_seconds", "after_send", "time_zone", "language"]
        labels = {"preferred_name": pgettext_lazy("colleague", "What should we call you?")}
        help_texts = {"preferred_name": gettext_lazy("Customers and colleagues see this name.")}

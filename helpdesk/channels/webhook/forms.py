"""The form of Settings, Webhooks."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from helpdesk.channels.webhook.models import Endpoint
from helpdesk.people.models import Team
from helpdesk.tickets.channels import CHANNELS, WEBHOOK


class EndpointForm(forms.ModelForm[Endpoint]):
    """A program, what its posts are, who gets them, and where answers are posted to."""

    reply_url = forms.URLField(
        label=gettext_lazy("Where answers are posted to"),
        help_text=gettext_lazy(
            "An https address of the program. Without one, agents read what comes and answer elsewhere."
        ),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "This is no address. It looks like https://chirp.example/answers."},
    )

    class Meta:
        model = Endpoint
        fields = ["name", "channel", "team", "reply_url"]
        labels = {"name": gettext_lazy("Name")}
        help_texts = {"name": gettext_lazy("Of the program or the network behind it.")}
        error_messages = {"name": {"required": gettext_lazy("Which program is it?")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"] = forms.ChoiceField(
            label=gettext("What comes in is"),
            choices=[(channel.key, gettext(channel.label)) for channel in CHANNELS.values() if channel.is_posted],
            initial=WEBHOOK.key,
        )
        self.fields["team"] = forms.ModelChoiceField(
            label=gettext("Team"),
            queryset=Team.objects.filter(is_active=True),
            required=False,
            empty_label=gettext("Let the rules decide"),
        )

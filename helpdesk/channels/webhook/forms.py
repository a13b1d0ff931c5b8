"""What Settings, Webhooks posts."""

from typing import Any

from django import forms

from helpdesk.channels.webhook.models import Endpoint
from helpdesk.people.models import Team
from helpdesk.tickets.channels import CHANNELS, WEBHOOK


class EndpointForm(forms.ModelForm[Endpoint]):
    """A program, what its posts are, who gets them, and where answers are posted to."""

    reply_url = forms.URLField(
        label="Where answers are posted to",
        help_text="An https address of the program. Without one, agents read what comes and answer elsewhere.",
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "This is no address. It looks like https://chirp.example/answers."},
    )

    class Meta:
        model = Endpoint
        fields = ["name", "channel", "team", "reply_url"]
        labels = {"name": "Name"}
        help_texts = {"name": "Of the program or the network behind it."}
        error_messages = {"name": {"required": "Which program is it?"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"] = forms.ChoiceField(
            label="What comes in is",
            choices=[(channel.key, channel.label) for channel in CHANNELS.values() if channel.is_posted],
            initial=WEBHOOK.key,
        )
        self.fields["team"] = forms.ModelChoiceField(
            label="Team",
            queryset=Team.objects.filter(is_active=True),
            required=False,
            empty_label="Let the rules decide",
        )

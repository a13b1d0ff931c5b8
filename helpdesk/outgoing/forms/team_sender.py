"""The form of Settings, Teams, Sender and signature."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy

from helpdesk.outgoing.addressing.senders import Sender
from helpdesk.outgoing.models import Mailbox, TeamSender
from helpdesk.outgoing.texts.signature import LONGEST, as_kept
from helpdesk.tickets.forms.ticket_number import TicketNumberField
from helpdesk.web import shop
from helpdesk.web.words.languages import name_of

_SIGNATURE = "signature_"


class TeamSenderForm(forms.Form):
    """Under which name and from which address a team writes, and what stands below, in each language of the shop."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=100, required=False)
    number = TicketNumberField()

    def __init__(self, data: Any, *, row: TeamSender) -> None:
        initial = {"name": row.name, "mailbox": row.mailbox_id}
        super().__init__(data, initial=initial | {f"{_SIGNATURE}{tag}": text for tag, text in row.signatures.items()})
        self.fields["name"].help_text = gettext(
            "Stands after the name of the colleague who writes. Without one it is %(name)s."
        ) % {"name": shop.facts().name}
        self.fields["mailbox"] = forms.ModelChoiceField(
            queryset=Mailbox.objects.filter(Q(is_active=True) | Q(pk=row.mailbox_id)),
            required=False,
            label=gettext("Address"),
            empty_label=gettext("The team’s mailbox, else the default one"),
        )
        # What was written in a language that the shop gave up since is still there to be read and removed.
        self.tags = list(dict.fromkeys((*shop.facts().languages, *sorted(row.signatures))))
        for tag in self.tags:
            self.fields[f"{_SIGNATURE}{tag}"] = forms.CharField(
                label=name_of(tag),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 4, "lang": tag, "dir": "auto"}),
            )

    @property
    def signature_fields(self) -> list[forms.BoundField]:
        """The fields of the signatures, a language each."""
        return [self[f"{_SIGNATURE}{tag}"] for tag in self.tags]

    @property
    def signatures(self) -> Mapping[str, str]:
        """What was typed, by language."""
        return {tag: self.cleaned_data.get(f"{_SIGNATURE}{tag}", "") for tag in self.tags}

    def as_sender(self) -> Sender:
        """The sender as it would be, for a preview."""
        mailbox = self.cleaned_data["mailbox"]
        kept = {tag: words for tag, text in self.signatures.items() if (words := as_kept(text))}
        return Sender(" ".join(self.cleaned_data["name"].split()), mailbox.pk if mailbox else None, kept)

    def refuse(self, refusal: ValidationError) -> None:
        """Put what the service refused beside what it is about."""
        for name, told in refusal.message_dict.items():
            self.add_error(name if name in self.fields else None, told)

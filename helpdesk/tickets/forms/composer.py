"""Forms of the composer and of the ticket's menus."""

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.calendars.later import SOON, Instant, NoSuchTime, instant, zone_named
from helpdesk.tickets.composing import recipients
from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Language, MultipleChoice, Number, Reference, Text
from helpdesk.tickets.forms.several import SeveralField
from helpdesk.tickets.models import Draft, Status
from helpdesk.web.parameters.values import whole

CHANGED = Place.MENU | Place.SIDE
"""Where the page of a ticket changes it."""


class SubmissionKey(forms.UUIDField):
    """A key that a form draws when it is shown; one that is none counts as if it were left out."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=uuid.uuid4)

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except ValidationError:
            return None


class ComposerForm(forms.Form):
    """A reply or a note. `seen` is the newest message that the writer had before them, `seen_signature` the mark of the
    signature below."""

    kind = forms.ChoiceField(choices=Draft.Kind.choices, initial=Draft.Kind.REPLY)
    body = forms.CharField(required=False, strip=False, max_length=200_000)
    cc = forms.CharField(required=False, max_length=2000)
    bcc = forms.CharField(required=False, max_length=2000)
    status = forms.ChoiceField(choices=[("", ""), *Status.choices], required=False)
    seen = forms.IntegerField(required=False, min_value=0)
    submission_key = SubmissionKey()
    begun_with = forms.CharField(required=False)
    seen_signature = forms.CharField(required=False, max_length=40)
    ask = forms.CharField(required=False)
    later = forms.CharField(required=False, max_length=40)
    later_at = forms.CharField(required=False, max_length=40)
    later_zone = forms.CharField(required=False, max_length=64)
    later_status = forms.ChoiceField(choices=[("", ""), *Status.choices], required=False)

    def clean_body(self) -> str:
        return str(self.cleaned_data["body"]).replace("\r\n", "\n")

    def clean_begun_with(self) -> int | None:
        return whole(self.cleaned_data["begun_with"])

    def clean_ask(self) -> int | None:
        return whole(self.cleaned_data["ask"])

    def clean_cc(self) -> list[str]:
        return recipients.parse(with_ticked(self.data, self.cleaned_data["cc"]))

    def clean_bcc(self) -> list[str]:
        return recipients.parse(self.cleaned_data["bcc"])

    def clean(self) -> dict[str, Any]:
        """The cleaned values, with `send_at`, the chosen time or None, and `twice`, whether the clocks show that time
        twice.
        """
        data = self.cleaned_data
        chosen = chosen_time(data.get("later", ""), data.get("later_at", ""), data.get("later_zone", ""))
        if chosen:
            data["status"] = data.get("later_status", "")
        return data | {"send_at": chosen and chosen.at, "twice": bool(chosen and chosen.twice)}


def with_ticked(data: Any, cc: str) -> str:
    """The field of copies with the people whose boxes were ticked."""
    ticked = data.getlist("cc_also") if hasattr(data, "getlist") else []
    return ", ".join([part for part in [cc.strip().rstrip(",;"), *ticked] if part])


def chosen_time(later: str, wall: str, zone_name: str) -> Instant | None:
    """What the Send later menu posted: "soon", an instant in ISO 8601, or "at" with a wall time and its zone.

    Raises:
        ValidationError: it is no time, or none that exists there.
    """
    if not later:
        return None
    if later == "soon":
        return Instant(timezone.now() + SOON)
    try:
        if later != "at":
            at = dt.datetime.fromisoformat(later)
            return Instant(at if at.tzinfo else at.replace(tzinfo=dt.UTC))
        moment = dt.datetime.fromisoformat(wall).replace(tzinfo=None)
    except ValueError:
        raise ValidationError(gettext("Choose a date and a time for sending this.")) from None
    zone = zone_named(zone_name)
    if zone is None:
        raise ValidationError(gettext("Choose the time zone that this time is meant in."))
    try:
        return instant(moment, zone)
    except NoSuchTime as error:
        raise ValidationError(str(error)) from None
    except OverflowError:
        raise ValidationError(gettext("Choose a date and a time for sending this.")) from None


LONGEST_HAND_OVER = 20_000


class ChangeForm(forms.Form):
    """Any of a ticket's fields; what the post does not name stays as it is."""

    tag_add = forms.CharField(max_length=60, required=False)
    tag_remove = forms.CharField(max_length=60, required=False)
    hand_over = forms.CharField(max_length=LONGEST_HAND_OVER, required=False)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)

    def __init__(self, data: Any, place: Place = CHANGED) -> None:
        super().__init__(data)
        self.fields |= {field.key: form_field(field) for field in shown_in(place)}
        for name in list(self.fields):
            if name not in data:
                del self.fields[name]


def form_field(field: TicketField) -> forms.Field:
    """What reads a posted value of the field."""
    match field.kind:
        case Choice(labels=labels, may_be_empty=may_be_empty):
            return forms.ChoiceField(choices=list(labels.items()), required=not may_be_empty)
        case MultipleChoice():
            return SeveralField(field.kind)
        case Flag():
            yes_no = [("yes", gettext("Yes")), ("no", gettext("No"))]
            return forms.TypedChoiceField(choices=yes_no, coerce=lambda value: value == "yes")
        case Reference(choosable=choosable):
            return forms.ModelChoiceField(choosable(), required=False)
    return _written_field(field)


def _written_field(field: TicketField) -> forms.Field:
    match field.kind:
        case Number(digits=digits):
            return forms.DecimalField(max_digits=digits, decimal_places=Number.decimals, required=False)
        case Day():
            return forms.DateField(required=False)
        case Text(longest=longest) | Language(longest=longest):
            return forms.CharField(max_length=longest, required=False)
    raise TypeError(f"nobody posts {field.kind}")

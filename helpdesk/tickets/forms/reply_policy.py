"""The form of Settings, Reply policies."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.calendars.models import Calendar
from helpdesk.calendars.preview import open_day
from helpdesk.calendars.queries import default_calendar
from helpdesk.tickets.forms import conditions
from helpdesk.tickets.models import Priority, ReplyPolicy
from helpdesk.tickets.models.reply_policy import LONGEST, PROMISES
from helpdesk.tickets.wording.open_time import read_minutes
from helpdesk.web.words.formats import number, open_time

PRIORITIES = (Priority.URGENT, Priority.HIGH, Priority.NORMAL, Priority.LOW)
LABELS = {
    "first_reply": gettext_lazy("First reply"),
    "next_reply": gettext_lazy("Next replies"),
    "resolution": gettext_lazy("Resolution"),
}


class ReplyPolicyForm(forms.Form):
    """Whom a reply policy is for, what it promises, and by whose opening hours. `row` is what is edited."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=80, error_messages={"required": gettext_lazy("Give it a name.")}
    )
    is_active = forms.BooleanField(required=False, label=gettext_lazy("Switched on"))

    def __init__(self, *args: Any, row: ReplyPolicy, **kwargs: Any) -> None:
        self.row = row
        kwargs["initial"] = _initial(row)
        super().__init__(*args, **kwargs)
        # A form without its conditions, such as a program's, leaves them as they are.
        posted = self.data
        if isinstance(posted, QueryDict) and "node" in posted:
            self.conditions = conditions.ConditionsDraft(conditions.read(posted))
        else:
            self.conditions = conditions.ConditionsDraft(conditions.of_stored(row.conditions))
        self.conditions.number()
        self.fields["calendar"] = forms.ModelChoiceField(
            queryset=Calendar.objects.filter(Q(is_active=True) | Q(pk=row.calendar_id)).order_by("name"),
            required=False,
            label=gettext("Opening hours"),
            empty_label=gettext("Those of the ticket’s team, else of the shop"),
        )
        for promise in PROMISES:
            for priority in PRIORITIES:
                field = forms.CharField(
                    required=False, max_length=40, label=f"{LABELS[promise]}, {gettext(priority.label)}"
                )
                field.widget.attrs["placeholder"] = gettext("no promise")
                field.needed_later = True  # type: ignore[attr-defined] # said by the placeholder, not by "Optional"
                self.fields[f"{promise}_{priority}"] = field

    @property
    def promises(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each promise under its name."""
        return [
            (str(LABELS[promise]), [self[f"{promise}_{priority}"] for priority in PRIORITIES]) for promise in PROMISES
        ]

    def clean(self) -> dict[str, Any]:
        """Minutes by priority for each promise, a day being one of the opening hours that are chosen."""
        given: dict[str, Any] = super().clean() or {}
        day = open_day(_clock(given.get("calendar")))
        found: dict[str, dict[str, int]] = {promise: {} for promise in PROMISES}
        for promise, priority, text in list(self._typed(given)):
            minutes = read_minutes(text, day)
            if minutes is None:
                self.add_error(f"{promise}_{priority}", gettext("Write it as 30 min, 4 h or 2 d."))
            elif not 0 < minutes <= LONGEST:
                limit = number(LONGEST // 60)
                self.add_error(f"{promise}_{priority}", gettext("From 1 min to %(hours)s h.") % {"hours": limit})
            else:
                found[promise][priority] = minutes
        kept = {name: given[name] for name in ("name", "is_active", "calendar") if name in given}
        return kept | found

    def drafted(self) -> ReplyPolicy:
        """The policy as it would be, unsaved; as it is, where the form cannot be read."""
        if self.is_bound and self.is_valid():
            for name, value in self.cleaned_data.items():
                setattr(self.row, name, value)
            self.row.conditions = self.conditions.root.as_json()
        return self.row

    def refuse(self, refusal: ValidationError) -> None:
        """Put what the service refused beside what it is about."""
        problems = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
        if "name" in problems:
            self.add_error("name", gettext("There is a reply policy of this name already."))
        if told := problems.get("conditions"):
            self.conditions.tell(told)
            self.add_error(None, gettext("Look at the conditions: something is missing there."))
        if others := [words for key, lines in problems.items() if key not in ("name", "conditions") for words in lines]:
            self.add_error(None, others)

    def _typed(self, given: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
        for promise in PROMISES:
            for priority in PRIORITIES:
                if text := given.get(f"{promise}_{priority}"):
                    yield promise, priority.value, text


def _clock(calendar: Calendar | None) -> BusinessCalendar:
    return calendar.plain() if calendar else default_calendar()


def _initial(row: ReplyPolicy) -> dict[str, Any]:
    times = {
        f"{promise}_{priority}": open_time(minutes)
        for promise in PROMISES
        for priority, minutes in getattr(row, promise).items()
    }
    return {"name": row.name, "is_active": row.is_active, "calendar": row.calendar_id, **times}

"""Forms of the complaint pages."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from complaints.models import Cause, Complaint, DesiredOutcome, Severity
from complaints.queries.filters import ComplaintFilter
from helpdesk.customers.forms.products import ProductField
from helpdesk.customers.models import Product
from helpdesk.people import access as people
from helpdesk.people.models import Team, User
from helpdesk.web.parameters import DayField, FilterForm, Period, SureField
from helpdesk.web.parameters.days import day

STATES = [("open", pgettext_lazy("state", "Open")), ("closed", gettext_lazy("Closed"))]
CAUSE_HINT = gettext_lazy("Needed before the ticket is resolved, or the reason why none was found.")


class GroupedCauses(forms.ModelChoiceField[Cause]):
    """A choice among the active causes under their groups; a group can be chosen itself. It may stay open until the
    end.
    """

    needed_later = True

    def __init__(self, **options: Any) -> None:
        causes = Cause.objects.filter(is_active=True).select_related("parent")
        super().__init__(queryset=causes, required=False, **options)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class HoldForm(forms.Form):
    """Until when what a complaint says may not be erased, and why."""

    until = forms.DateField(
        label=gettext_lazy("Until and with"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Choose the last day.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For example: a claim may be brought until then. Colleagues read it."),
    )


class AssessmentForm(forms.Form):
    """The complaint tab of a ticket. A product that is no longer offered can stay chosen."""

    severity = forms.ChoiceField(label=gettext_lazy("Severity"), choices=Severity.choices)
    outcome = forms.ChoiceField(label=gettext_lazy("Desired outcome"), choices=DesiredOutcome.choices, required=False)
    outcome_words = forms.CharField(
        label=gettext_lazy("In the customer’s words"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    product = ProductField(
        label=gettext_lazy("Product"),
        queryset=Product.objects.none(),
        required=False,
        empty_label=gettext_lazy("Not about a product"),
    )
    primary_cause = GroupedCauses(
        label=gettext_lazy("Main cause"),
        empty_label=gettext_lazy("Not known yet"),
        help_text=CAUSE_HINT,
        widget=forms.Select(
            attrs={"data-key": "m", "data-key-label": gettext_lazy("Main cause"), "data-main-cause": True}
        ),
    )
    other_causes = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Further causes"),
        queryset=Cause.objects.filter(is_active=True).select_related("parent"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )
    no_cause_reason = forms.CharField(
        label=gettext_lazy("No cause found, because"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, complaint: Complaint | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = complaint.product_id if complaint else None
        offered = Product.objects.filter(Q(is_active=True) | Q(pk=chosen))
        self.fields["product"].queryset = offered  # type: ignore[attr-defined]


class CauseForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Group"),
        queryset=Cause.objects.filter(parent=None),
        required=False,
        empty_label=gettext_lazy("It is a group itself"),
    )
    is_active = forms.BooleanField(label=gettext_lazy("Can be chosen"), required=False, initial=True)


class MergeCauseForm(forms.Form):
    """Which cause takes another one's place."""

    into = forms.ModelChoiceField(
        label=gettext_lazy("Into which cause"),
        queryset=Cause.objects.none(),
        empty_label=gettext_lazy("Choose a cause"),
        error_messages={"required": gettext_lazy("Choose another cause.")},
    )
    sure = SureField()

    def __init__(self, *args: Any, cause: Cause, **options: Any) -> None:
        super().__init__(*args, **options)
        others = Cause.objects.filter(is_active=True).exclude(pk=cause.pk).select_related("parent")
        self.fields["into"].queryset = others  # type: ignore[attr-defined]


class ComplaintFilterForm(FilterForm):
    """Reads the choices of list, trends and export from the address; a date that is none is named."""

    first = DayField(label=gettext_lazy("From"), required=False)
    last = DayField(label=gettext_lazy("Up to and including"), required=False)
    team = forms.ModelChoiceField(
        label=gettext_lazy("Team"), queryset=Team.objects.none(), required=False, empty_label=gettext_lazy("All")
    )
    product = ProductField(
        label=gettext_lazy("Product"),
        queryset=Product.objects.filter(merged_into=None),
        required=False,
        empty_label=gettext_lazy("All"),
    )
    severity = forms.ChoiceField(
        label=gettext_lazy("Severity"), choices=[("", gettext_lazy("All")), *Severity.choices], required=False
    )
    cause = forms.ModelChoiceField(
        label=gettext_lazy("Cause"),
        queryset=Cause.objects.select_related("parent"),
        required=False,
        empty_label=gettext_lazy("All"),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        choices=[("", gettext_lazy("All")), *STATES],
        required=False,
    )
    untagged = forms.BooleanField(required=False, label=gettext_lazy("Without a cause"), widget=forms.HiddenInput)
    no_product = forms.BooleanField(required=False, label=gettext_lazy("Without a product"), widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any], reader: User) -> None:
        super().__init__(data, reader)
        self.fields["team"].queryset = people.teams_of(reader)  # type: ignore[attr-defined]

    def chosen(self, shown: Period | None = None) -> ComplaintFilter:
        """The valid choices, for the period that is shown where a page always has one."""
        return ComplaintFilter(
            first=shown.first if shown else self._day("from"),
            last=shown.last if shown else self._day("to"),
            team=self.key("team"),
            product=self.key("product"),
            no_product=self.flag("no_product"),
            severity=self.choice("severity"),
            cause=self.key("cause"),
            untagged=self.flag("untagged"),
            state=self.choice("state"),
        )

    def note(self) -> str:
        """A hint where a date of the address cannot be read, so that this side of the period is open; else empty."""
        unread = [self.data[name] for name in ("from", "to") if self.data.get(name) and not self._day(name)]
        return gettext("“%(words)s” is no date that can be shown here.") % {"words": unread[0][:40]} if unread else ""

    def _day(self, name: str) -> dt.date | None:
        return day(self.data.get(name) or "")

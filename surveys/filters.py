"""Reads the choices of the scores page and its export from the address; what makes no sense is left out."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from helpdesk.customers.forms.products import ProductField
from helpdesk.customers.models import Product
from helpdesk.people import access as people
from helpdesk.people.models import Team, User
from helpdesk.tickets.channels import CHOICES
from helpdesk.web import shop_time
from helpdesk.web.parameters import DayField, FilterForm, Period
from helpdesk.web.requests.permissions import Permission
from surveys.figures.page import GROUPS
from surveys.kinds import FIRST, choices
from surveys.kinds.entry import PARTS
from surveys.models import ImportBatch
from surveys.queries.chosen import Chosen
from surveys.queries.counts import PERIODS

MONTHS_SHOWN = 6
LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})?$"


class ScoresFilterForm(FilterForm):
    kind = forms.ChoiceField(choices=choices, required=False, widget=forms.HiddenInput)
    start = DayField(label=gettext_lazy("From"), required=False)
    end = DayField(label=gettext_lazy("Up to"), required=False)
    team = forms.ModelChoiceField(queryset=Team.objects.none(), required=False, empty_label=gettext_lazy("All"))
    channel = forms.ChoiceField(choices=[("", gettext_lazy("All")), *CHOICES], required=False)
    product = ProductField(
        queryset=Product.objects.filter(merged_into=None), required=False, empty_label=gettext_lazy("All")
    )
    language = forms.RegexField(LANGUAGE, required=False, max_length=12, widget=forms.HiddenInput)
    agent = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    group = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    part = forms.ChoiceField(choices=[(part, part) for part in PARTS], required=False, widget=forms.HiddenInput)
    reason = forms.SlugField(required=False, max_length=20, widget=forms.HiddenInput)
    batch = forms.ModelChoiceField(queryset=ImportBatch.objects.none(), required=False, widget=forms.HiddenInput)
    by = forms.ChoiceField(choices=[(key, key) for key in GROUPS], required=False, widget=forms.HiddenInput)
    period = forms.ChoiceField(choices=[(key, key) for key in PERIODS], required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any], reader: User) -> None:
        super().__init__(data, reader)
        self.fields["team"].queryset = people.teams_of(reader)  # type: ignore[attr-defined]
        if reader.sees_all:
            self.fields["batch"].queryset = ImportBatch.objects.all()  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def chosen(self) -> Chosen:
        """The valid choices; without a period the last six months up to today."""
        batch: ImportBatch | None = self.cleaned_data.get("batch")
        days = self.days
        return Chosen(
            kind=batch.kind if batch else self.choice("kind") or FIRST,
            start=days.first,
            end=days.last,
            team=self.key("team"),
            product=self.key("product"),
            batch=batch.pk if batch else None,
            agent=self.cleaned_data.get("agent"),
            **{name: self.choice(name) for name in ("channel", "language", "group", "part", "reason")},
        )

    @property
    def grouping(self) -> str:
        """What to compare: the groups of a file, else what is chosen, else teams."""
        by = self.choice("by")
        if by == "agent" and not self.reader.may(Permission.COMPARE_AGENTS):
            by = ""  # who leads a team compares its agents; colleagues do not
        return by or ("group" if self.cleaned_data.get("batch") else "team")

    @property
    def interval(self) -> str:
        """What the trend is cut into: month or week."""
        return self.choice("period") or "month"

    @property
    def days(self) -> Period:
        """The period asked for, as far as a page can bear; `note` says what is shown in place of another."""
        today = shop_time.today()
        months = today.year * 12 + today.month - MONTHS_SHOWN
        usual = Period(dt.date(months // 12, months % 12 + 1, 1), today)
        return self.days_shown(usual)

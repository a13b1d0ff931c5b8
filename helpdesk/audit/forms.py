"""The filters of the audit log."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from helpdesk.audit import registry
from helpdesk.audit.queries import Wanted
from helpdesk.web import shop_time
from helpdesk.web.parameters import FilterForm, Period
from helpdesk.web.parameters.values import whole, words

DAYS = 90


class AuditFilterForm(FilterForm):
    """Words of a person's or thing's name, what kind of thing it is, what was done, and when.

    An address may also name one person (`actor`) or one thing of a kind (`thing`).
    """

    q = forms.CharField(label=gettext_lazy("Person or thing"), required=False, max_length=200)
    first = forms.DateField(label=gettext_lazy("From"), required=False)
    last = forms.DateField(label=pgettext_lazy("last day", "To"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Kinds and actions are known once all rooms are there.
        kinds = [("", gettext("Everything")), *registry.kinds().items()]
        actions = [("", gettext("Whatever was done")), *registry.actions().items()]
        self.fields["kind"] = forms.ChoiceField(label=gettext("What it is"), required=False, choices=kinds)
        self.fields["action"] = forms.ChoiceField(label=gettext("What was done"), required=False, choices=actions)

    def wanted(self) -> Wanted:
        """What an address asks for; what makes no sense asks for nothing."""
        today = shop_time.today()
        kind = self.choice("kind")
        return Wanted(
            days=self.days_shown(Period(today - dt.timedelta(days=DAYS - 1), today)),
            words=self.choice("q"),
            kind=kind,
            action=self.choice("action"),
            actor=whole(self.data.get("actor", "")),
            thing=words(self.data.get("thing", ""), 64) if kind else "",
        )

"""The form of Settings, Second factor."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext

from helpdesk.people.models import FactorDemand, Role
from helpdesk.people.models.factor_demand import MOST_DAYS
from helpdesk.people.models.users import STAFF_ROLES

USUAL_DAYS = 14


class FactorDemandsForm(forms.Form):
    """For each role whether it needs a second factor, and within how many days."""

    def __init__(self, *args: Any, demands: Mapping[str, FactorDemand], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role in STAFF_ROLES:
            label, demand = str(Role(role).label), demands.get(role)
            self.fields[f"demand_{role}"] = forms.BooleanField(
                label=label,
                required=False,
                initial=demand is not None,
                widget=forms.CheckboxInput(attrs={"class": "switch"}),
            )
            self.fields[f"days_{role}"] = forms.IntegerField(
                label=gettext("Days to set it up (%(role)s)") % {"role": label},
                min_value=0,
                max_value=MOST_DAYS,
                initial=demand.days if demand else USUAL_DAYS,
            )

    def wanted(self) -> dict[str, int | None]:
        """Within how many days each role needs one; None for those that need none."""
        chosen = self.cleaned_data
        return {role: chosen[f"days_{role}"] if chosen[f"demand_{role}"] else None for role in STAFF_ROLES}

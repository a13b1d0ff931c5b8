from helpdesk.people.forms.account import NewAccountForm
from helpdesk.people.forms.own import PreferencesForm, language_choices, zone_choices

__all__ = ["NewAccountForm", "PreferencesForm", "language_choices", "zone_choices"]

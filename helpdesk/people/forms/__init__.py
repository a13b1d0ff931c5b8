from helpdesk.people.forms.account import NewAccountForm
from helpdesk.people.forms.own import PreferencesForm, ResetPasswordForm, language_choices, zone_choices

__all__ = ["NewAccountForm", "PreferencesForm", "ResetPasswordForm", "language_choices", "zone_choices"]

from helpdesk.people.forms.own import PreferencesForm, ResetPasswordForm, language_choices, zone_choices

__all__ = ["PreferencesForm", "ResetPasswordForm", "language_choices", "zone_choices"]

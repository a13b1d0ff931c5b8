"""People and how they sign in."""

from helpdesk.settings.env import env

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["helpdesk.people.backend.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "helpdesk.outgoing.mails.account_adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "helpdesk.people.forms.passwords.LoginForm",
    "reset_password": "helpdesk.people.forms.passwords.ResetPasswordForm",
    "reset_password_from_key": "helpdesk.people.forms.passwords.ResetPasswordKeyForm",
    "change_password": "helpdesk.people.forms.passwords.ChangePasswordForm",
    "set_password": "helpdesk.people.forms.passwords.SetPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
# No mail to addresses that we do not know: the form must not be a way to send mail to strangers.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/h/key",
}

# The second step of signing in, for those who work here.
MFA_ADAPTER = "helpdesk.people.factor_adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "helpdesk.people.forms.factors.SecondStepForm",
    "reauthenticate": "helpdesk.people.forms.factors.ConfirmByCodeForm",
    "activate_totp": "helpdesk.people.forms.factors.AuthenticatorAppForm",
    "add_webauthn": "helpdesk.people.forms.factors.NewPasskeyForm",
    "edit_webauthn": "helpdesk.people.forms.factors.RenamePasskeyForm",
    "authenticate_webauthn": "helpdesk.people.forms.factors.PasskeyStepForm",
    "reauthenticate_webauthn": "helpdesk.people.forms.factors.ConfirmByPasskeyForm",
    "login_webauthn": "helpdesk.people.forms.factors.PasskeySignInForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
# The code before and the one after hold too, for slow fingers and clocks that are a little off (RFC 6238, 5.2).
MFA_TOTP_TOLERANCE = 1
# Addresses of those who work here are proved by their invitation.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RATE_LIMITS = {"webauthn_login": "30/m/ip"}

# Signing in by a provider: rows of `helpdesk.sso`, which decides who comes in.
SOCIALACCOUNT_ADAPTER = "helpdesk.sso.doors.adapter.ProviderAdapter"
# Who came by a provider may have shown a second factor there.
SECOND_STEP = {"allauth.mfa.stages.AuthenticateStage": "helpdesk.sso.doors.second_step.SecondStep"}
# Hosts of one's own network where a provider stands, such as a Keycloak; over http too.
SIGN_IN_HOSTS = set(env.str("SIGN_IN_HOSTS", "").lower().split())

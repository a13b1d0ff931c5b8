"""allauth's pages of second factors, by its own names: for those who work here, and none that we do not show."""

from allauth.mfa.base import views as steps
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from helpdesk.people.views.factors import ConfirmByPasskey, RemovePasskey, SecondStep, to_security
from helpdesk.web.requests.access import staff_only

urlpatterns = [
    path("accounts/second-step/", SecondStep.as_view(), name="mfa_authenticate"),
    path("accounts/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("desk/me/security/all/", to_security, name="mfa_index"),
    path("desk/me/security/passkeys/", to_security, name="mfa_list_webauthn"),
    path("desk/me/security/code/", staff_only(steps.reauthenticate), name="mfa_reauthenticate"),
    path("desk/me/security/passkey/", staff_only(ConfirmByPasskey.as_view()), name="mfa_reauthenticate_webauthn"),
    path("desk/me/security/app/", staff_only(app.activate_totp), name="mfa_activate_totp"),
    path("desk/me/security/app/remove/", staff_only(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("desk/me/security/recovery/", staff_only(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "desk/me/security/recovery/new/",
        staff_only(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("desk/me/security/passkeys/new/", staff_only(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("desk/me/security/passkeys/<int:pk>/", staff_only(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("desk/me/security/passkeys/<int:pk>/remove/", staff_only(RemovePasskey.as_view()), name="mfa_remove_webauthn"),
]

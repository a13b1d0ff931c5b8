from django.urls import path

from helpdesk.sso.views import acts, coming, providers

app_name = "sso"
urlpatterns = [
    path("accounts/by/<slug:key>/", coming.start, name="start"),
    path("accounts/by/<slug:key>/callback/", coming.callback, name="callback"),
    path("accounts/by/<slug:key>/acs/", coming.acs, name="acs"),
    path("accounts/by/<slug:key>/metadata/", coming.metadata, name="metadata"),
    path("desk/settings/sign-in/", providers.providers, name="providers"),
    path("desk/settings/sign-in/new/", providers.new, name="new_provider"),
    path("desk/settings/sign-in/<int:pk>/", providers.provider, name="provider"),
    path("desk/settings/sign-in/<int:pk>/try/", acts.try_provider, name="try_provider"),
    path("desk/settings/sign-in/<int:pk>/metadata/", acts.read_metadata, name="read_metadata"),
    path("desk/settings/sign-in/<int:pk>/on/", acts.on, name="switch_provider_on"),
    path("desk/settings/sign-in/<int:pk>/off/", acts.off, name="switch_provider_off"),
    path("desk/settings/sign-in/<int:pk>/remove/", acts.remove, name="remove_provider"),
    path("desk/settings/sign-in/<int:pk>/restore/", acts.restore, name="restore_provider"),
    path("desk/settings/sign-in/<int:pk>/passwords-off/", acts.passwords_off, name="passwords_off"),
    path("desk/settings/sign-in/<int:pk>/passwords-on/", acts.passwords_on, name="passwords_on"),
    path("desk/settings/sign-in/<int:pk>/people/<int:link>/unlink/", acts.unlink, name="unlink_person"),
]

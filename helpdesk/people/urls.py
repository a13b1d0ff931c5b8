from django.urls import path

from helpdesk.people.views import preferences

app_name = "people"
urlpatterns = [
    path("desk/me/", preferences.preferences_page, name="preferences"),
    path("desk/me/after-send/", preferences.after_send, name="after_send"),
    path("desk/me/theme/", preferences.theme, name="theme"),
]

from django.urls import path

from helpdesk.people.views import preferences

app_name = "people"
urlpatterns = [
    path("desk/me/theme/", preferences.theme, name="theme"),
]

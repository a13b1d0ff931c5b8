from django.urls import path

from helpdesk.events import views

app_name = "events"
urlpatterns = [
    path("desk/settings/events/", views.stuck, name="stuck"),
    path("desk/settings/events/<int:pk>/retry/", views.retry, name="retry"),
]

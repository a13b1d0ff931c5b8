from django.urls import path

from helpdesk.audit import views

app_name = "audit"
urlpatterns = [
    path("desk/settings/audit/", views.log, name="log"),
    path("desk/settings/audit/export.csv", views.log_csv, name="export"),
]

from django.urls import path

from helpdesk.today.views import limits, sweep

app_name = "today"
urlpatterns = [
    path("desk/reports/sweep/", sweep.sweep, name="sweep"),
    path("desk/settings/sweep/", limits.limits, name="limits"),
]

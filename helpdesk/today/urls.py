from django.urls import path

from helpdesk.today.views import limits, sweep, today

app_name = "today"
urlpatterns = [
    path("desk/reports/today/", today.today, name="today"),
    path("desk/reports/today/queue.csv", today.queue_csv, name="queue_csv"),
    path("desk/reports/sweep/", sweep.sweep, name="sweep"),
    path("desk/settings/sweep/", limits.limits, name="limits"),
]

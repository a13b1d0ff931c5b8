from django.urls import path

from helpdesk.calendars.views import acts, hours

app_name = "calendars"
urlpatterns = [
    path("desk/settings/hours/", hours.hours, name="hours"),
    path("desk/settings/hours/new/", hours.new, name="new_calendar"),
    path("desk/settings/hours/<int:pk>/", hours.calendar, name="calendar"),
    path("desk/settings/hours/<int:pk>/default/", acts.make_default, name="make_default_calendar"),
    path("desk/settings/hours/<int:pk>/archive/", acts.archive, name="archive_calendar"),
    path("desk/settings/hours/<int:pk>/restore/", acts.restore, name="restore_calendar"),
    path("desk/settings/hours/<int:pk>/days/", hours.close_day, name="close_day"),
    path("desk/settings/hours/<int:pk>/days/<str:date>/<str:state>/", acts.set_day, name="set_day"),
]

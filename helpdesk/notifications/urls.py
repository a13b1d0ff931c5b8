from django.urls import path

from helpdesk.notifications.views import choices, notices

app_name = "notifications"
urlpatterns = [
    path("desk/notices/", notices.notices, name="notices"),
    path("desk/notices/panel/", notices.panel, name="panel"),
    path("desk/notices/count/", notices.count, name="count"),
    path("desk/notices/seen/", notices.mark_seen, name="mark_seen"),
    path("desk/notices/<int:pk>/", notices.open_notice, name="open"),
    path("desk/me/notices/", choices.choices, name="choices"),
]

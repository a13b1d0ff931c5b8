from django.urls import path

from helpdesk.escalation.views import levels, panel

app_name = "escalation"
urlpatterns = [
    path("desk/settings/escalation/", levels.levels, name="levels"),
    path("desk/settings/escalation/new/", levels.new, name="new_level"),
    path("desk/settings/escalation/<int:pk>/", levels.level, name="level"),
    path("desk/settings/escalation/<int:pk>/switch/", levels.switch, name="switch_level"),
    path("desk/tickets/<int:number>/due-times/", panel.due_times, name="panel"),
]

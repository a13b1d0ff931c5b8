from django.urls import path

from helpdesk.rules.views import acts, edit, history, overview, why

app_name = "rules"
urlpatterns = [
    path("desk/rules/", overview.rules, name="list"),
    path("desk/rules/new/", edit.new, name="new"),
    path("desk/rules/<int:pk>/", edit.edit, name="edit"),
    path("desk/rules/<int:pk>/history/", history.history, name="history"),
    path("desk/rules/<int:pk>/roll-back/", history.roll_back, name="roll_back"),
    path("desk/rules/<int:pk>/switch/", acts.switch, name="switch"),
    path("desk/rules/<int:pk>/move/", acts.move, name="move"),
    path("desk/rules/<int:pk>/archive/", acts.archive, name="archive"),
    path("desk/rules/<int:pk>/restore/", acts.restore, name="restore"),
    path("desk/tickets/<int:number>/why/", why.why, name="why"),
]

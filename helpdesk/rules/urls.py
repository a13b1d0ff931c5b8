from django.urls import path

from helpdesk.rules.views import acts, attempt, edit, examples, history, overview, why

app_name = "rules"
urlpatterns = [
    path("desk/rules/", overview.rules, name="list"),
    path("desk/rules/new/", edit.new, name="new"),
    path("desk/rules/try/", attempt.try_message, name="try"),
    path("desk/rules/<int:pk>/examples/new/", examples.new_example, name="new_example"),
    path("desk/rules/examples/<int:pk>/", examples.example, name="example"),
    path("desk/rules/examples/<int:pk>/remove/", examples.remove_example, name="remove_example"),
    path("desk/rules/examples/<int:pk>/restore/", examples.restore_example, name="restore_example"),
    path("desk/rules/<int:pk>/", edit.edit, name="edit"),
    path("desk/rules/<int:pk>/history/", history.history, name="history"),
    path("desk/rules/<int:pk>/roll-back/", history.roll_back, name="roll_back"),
    path("desk/rules/<int:pk>/switch/", acts.switch, name="switch"),
    path("desk/rules/<int:pk>/move/", acts.move, name="move"),
    path("desk/rules/<int:pk>/archive/", acts.archive, name="archive"),
    path("desk/rules/<int:pk>/restore/", acts.restore, name="restore"),
    path("desk/tickets/<int:number>/why/", why.why, name="why"),
]

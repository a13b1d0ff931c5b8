from django.urls import path

from surveys.views import answer, export, follow_ups, panel, programmes, scores, stop

app_name = "surveys"
urlpatterns = [
    path("s/<str:token>/", answer.score, name="score"),
    path("s/<str:token>/comment/", answer.comment, name="comment"),
    path("s/<str:token>/thanks/", answer.thanks, name="thanks"),
    path("s/<str:token>/unsubscribe/", stop.stop, name="stop"),
    path("desk/surveys/", scores.scores, name="scores"),
    path("desk/surveys/answers.csv", export.answers_csv, name="export"),
    path("desk/surveys/follow-ups/", follow_ups.index, name="follow_ups"),
    path("desk/surveys/follow-ups/<int:pk>/", follow_ups.detail, name="follow_up"),
    path("desk/surveys/follow-ups/<int:pk>/take/", follow_ups.take, name="take_follow_up"),
    path("desk/surveys/follow-ups/<int:pk>/give/", follow_ups.give, name="give_follow_up"),
    path("desk/surveys/settings/", programmes.programmes, name="settings"),
    path("desk/surveys/tickets/<int:number>/", panel.satisfaction, name="panel"),
]

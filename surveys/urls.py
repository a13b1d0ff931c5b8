from django.urls import path

from surveys.views import answer, stop

app_name = "surveys"
urlpatterns = [
    path("s/<str:token>/", answer.score, name="score"),
    path("s/<str:token>/comment/", answer.comment, name="comment"),
    path("s/<str:token>/thanks/", answer.thanks, name="thanks"),
    path("s/<str:token>/unsubscribe/", stop.stop, name="stop"),
]

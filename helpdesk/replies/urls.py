from django.urls import path

from helpdesk.replies.views import picker

app_name = "replies"
urlpatterns = [
    path("desk/tickets/<int:number>/saved-replies/", picker.picker, name="picker"),
]

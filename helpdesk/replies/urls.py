from django.urls import path

from helpdesk.replies.views import picker, saved_replies

app_name = "replies"
urlpatterns = [
    path("desk/tickets/<int:number>/saved-replies/", picker.picker, name="picker"),
    path("desk/settings/saved-replies/", saved_replies.saved_replies, name="saved_replies"),
    path("desk/settings/saved-replies/new/", saved_replies.new, name="new"),
    path("desk/settings/saved-replies/<int:pk>/", saved_replies.saved_reply, name="saved_reply"),
    path("desk/settings/saved-replies/<int:pk>/archive/", saved_replies.archive, name="archive"),
    path("desk/settings/saved-replies/<int:pk>/restore/", saved_replies.restore, name="restore"),
]

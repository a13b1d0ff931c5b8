from django.urls import path

from helpdesk.replies.views import picker, saved_replies, saved_reply

app_name = "replies"
urlpatterns = [
    path("desk/tickets/<int:number>/saved-replies/", picker.picker, name="picker"),
    path("desk/settings/saved-replies/", saved_replies.saved_replies, name="saved_replies"),
    path("desk/settings/saved-replies/new/", saved_reply.new, name="new"),
    path("desk/settings/saved-replies/<int:pk>/", saved_reply.saved_reply, name="saved_reply"),
    path("desk/settings/saved-replies/<int:pk>/archive/", saved_replies.archive, name="archive"),
    path("desk/settings/saved-replies/<int:pk>/restore/", saved_replies.restore, name="restore"),
    path("desk/settings/saved-replies/<int:pk>/delete/", saved_replies.forget, name="forget"),
    path("desk/saved-reply-files/<uuid:key>/", saved_reply.file, name="file"),
    path("desk/saved-reply-files/<uuid:key>/remove/", saved_reply.remove_file, name="remove_file"),
    path("desk/saved-reply-files/<uuid:key>/restore/", saved_reply.restore_file, name="restore_file"),
]

from django.urls import path

from helpdesk.tagging import views

app_name = "tagging"
urlpatterns = [
    path("desk/settings/tags/", views.tags, name="tags"),
    path("desk/settings/tags/new/", views.new, name="new_tag"),
    path("desk/settings/tags/<int:pk>/", views.tag, name="tag"),
    path("desk/settings/tags/<int:pk>/merge/", views.merge, name="merge_tag"),
    path("desk/settings/tags/<int:pk>/remove/", views.remove, name="remove_tag"),
    path("desk/settings/tags/removed/<int:pk>/restore/", views.restore, name="restore_tag"),
]

from django.urls import path

from helpdesk.channels.webhook.api import PostsView

urlpatterns = [path("channels/<slug:slug>/posts/", PostsView.as_view(), name="api-channel-posts")]

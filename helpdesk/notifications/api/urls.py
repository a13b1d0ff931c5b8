from django.urls import path
from rest_framework.routers import SimpleRouter

from helpdesk.notifications.api.views import NoticeViewSet, SeenView

router = SimpleRouter(use_regex_path=False)
router.register("notices", NoticeViewSet, basename="api-notice")
urlpatterns = [path("notices/seen/", SeenView.as_view(), name="api-notices-seen"), *router.urls]

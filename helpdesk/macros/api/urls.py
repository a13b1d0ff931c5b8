from django.urls import path
from rest_framework.routers import SimpleRouter

from helpdesk.macros.api.views import MacroViewSet, PressView

router = SimpleRouter(use_regex_path=False)
router.register("macros", MacroViewSet, basename="api-macro")
urlpatterns = [path("tickets/<int:number>/macros/", PressView.as_view(), name="api-press-macro"), *router.urls]

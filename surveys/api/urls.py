from rest_framework.routers import SimpleRouter

from surveys.api.views import AnswerViewSet

router = SimpleRouter()
router.register("survey-answers", AnswerViewSet, basename="api-survey-answer")
urlpatterns = router.urls

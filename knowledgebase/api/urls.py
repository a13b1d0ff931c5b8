from rest_framework.routers import SimpleRouter

from knowledgebase.api.views import ArticleViewSet

router = SimpleRouter()
router.register("articles", ArticleViewSet, basename="api-article")
urlpatterns = router.urls

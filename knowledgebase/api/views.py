"""Articles, read only."""

from django.db.models import QuerySet
from rest_framework import viewsets
from rest_framework.serializers import BaseSerializer

from helpdesk.web.api.requests import StaffApiRequest
from helpdesk.web.requests.permissions import Permission
from knowledgebase import access
from knowledgebase.api.filters import ArticleFilter
from knowledgebase.api.serializers import ArticleListSerializer, ArticleSerializer
from knowledgebase.models import Article


class ArticleViewSet(viewsets.ReadOnlyModelViewSet[Article]):
    to_read = Permission.WRITE_ARTICLES
    request: StaffApiRequest
    queryset = Article.objects.none()
    filterset_class = ArticleFilter

    def get_queryset(self) -> QuerySet[Article]:
        articles = access.visible_to(self.request.user).select_related("category", "product", "owner")
        heavy = ("search", "text", "headings")
        return articles.defer(*heavy) if self.action == "retrieve" else articles.defer(*heavy, "body", "html")

    def get_serializer_class(self) -> type[BaseSerializer[Article]]:
        return ArticleSerializer if self.action == "retrieve" else ArticleListSerializer

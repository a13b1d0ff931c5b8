"""Articles, read only."""

from typing import cast

from django.db.models import QuerySet
from rest_framework import viewsets
from rest_framework.serializers import BaseSerializer

from helpdesk.people.models import User
from knowledgebase import access
from knowledgebase.api.filters import ArticleFilter
from knowledgebase.api.serializers import ArticleListSerializer, ArticleSerializer
from knowledgebase.models import Article


class ArticleViewSet(viewsets.ReadOnlyModelViewSet[Article]):
    queryset = Article.objects.none()
    filterset_class = ArticleFilter

    def get_queryset(self) -> QuerySet[Article]:
        articles = access.visible_to(cast(User, self.request.user)).select_related("category", "product", "owner")
        heavy = ("search", "text", "headings")
        return articles.defer(*heavy) if self.action == "retrieve" else articles.defer(*heavy, "body", "html")

    def get_serializer_class(self) -> type[BaseSerializer[Article]]:
        return ArticleSerializer if self.action == "retrieve" else ArticleListSerializer

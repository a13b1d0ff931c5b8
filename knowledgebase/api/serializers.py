from rest_framework import serializers

from knowledgebase.models import Article


class ArticleListSerializer(serializers.ModelSerializer[Article]):
    category = serializers.CharField(source="category.slug", read_only=True)
    product = serializers.CharField(source="product.name", default=None, allow_null=True, read_only=True)
    owner = serializers.CharField(source="owner.email", default=None, allow_null=True, read_only=True)
    url = serializers.CharField(source="get_absolute_url", read_only=True)

    class Meta:
        model = Article
        fields = [
            "id",
            "key",
            "slug",
            "language",
            "title",
            "summary",
            "category",
            "order",
            "state",
            "audience",
            "product",
            "owner",
            "url",
            "version",
            "latest_version",
            "helpful_votes",
            "votes",
            "checked_on",
            "published_at",
            "created_at",
            "updated_at",
        ]


class ArticleSerializer(ArticleListSerializer):
    """One article with its words: Markdown in `body`, clean HTML in `html`."""

    class Meta(ArticleListSerializer.Meta):
        fields = [*ArticleListSerializer.Meta.fields, "keywords", "body", "html"]

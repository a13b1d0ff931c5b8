import django_filters
from django.db.models import QuerySet

from knowledgebase.languages import CHOICES, LANGUAGES
from knowledgebase.models import Article, ArticleState, Audience
from knowledgebase.queries import words


class ArticleFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(choices=ArticleState.choices)
    audience = django_filters.ChoiceFilter(choices=Audience.choices)
    language = django_filters.ChoiceFilter(choices=CHOICES)
    category = django_filters.CharFilter(field_name="category__slug")
    q = django_filters.CharFilter(method="matching", label="All of these words, in title or text")

    class Meta:
        model = Article
        fields = ["state", "audience", "language", "category"]

    def matching(self, articles: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Articles with all of the words, by the stemmer of their language."""
        asked = words.tokens(value)
        return articles.filter(words.matches(asked, LANGUAGES, words.all_of)) if asked else articles.none()

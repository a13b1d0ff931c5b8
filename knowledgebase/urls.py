"""Public pages under /help/, staff pages under /desk/articles/."""

from django.urls import URLPattern, URLResolver, path, register_converter

from knowledgebase.languages import LANGUAGES
from knowledgebase.views.desk import edit, failed, insert, public_texts, publish, revision, topics
from knowledgebase.views.desk import list as desk_list
from knowledgebase.views.public import article, facts, home, search, sitemap, suggest, topic, vote


class LanguageConverter:
    """A language that articles can have, and nothing else, so that `/help/contact/` is no language."""

    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(LanguageConverter, "article_language")

app_name = "knowledgebase"
urlpatterns: list[URLPattern | URLResolver] = [
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("help/", home.home, name="home"),
    path("help/search/", search.search, name="search"),
    path("help/suggest/", suggest.suggest, name="suggest"),
    path("help/about/", facts.about, name="about"),
    path("help/reach-us/", facts.reach_us, name="reach-us"),
    path("help/how-to-complain/", facts.how_to_complain, name="how-to-complain"),
    path("help/security/", facts.security, name="security"),
    path("help/articles/<article_language:language>/<slug:slug>/", article.article, name="article"),
    path("help/articles/<article_language:language>/<slug:slug>/vote/", vote.vote, name="vote"),
    path("help/<article_language:language>/", home.home, name="home-in"),
    path("help/<article_language:language>/<slug:slug>/", topic.topic, name="topic"),
    path("desk/articles/", desk_list.articles, name="desk-list"),
    path("desk/articles/new/", edit.new, name="new"),
    path("desk/articles/preview/", edit.preview, name="preview"),
    path("desk/articles/failed-searches/", failed.failed_searches, name="failed"),
    path("desk/articles/topics/", topics.topics, name="topics"),
    path("desk/articles/topics/<int:pk>/", topics.topic, name="topic_page"),
    path("desk/articles/topics/<int:pk>/translate/", topics.translate, name="translate_topic"),
    path("desk/articles/topics/<int:pk>/move/", topics.move, name="move_topic"),
    path("desk/articles/topics/<int:pk>/merge/", topics.merge, name="merge_topic"),
    path("desk/articles/topics/<int:pk>/remove/", topics.remove, name="remove_topic"),
    path("desk/articles/insert/<int:number>/", insert.insert, name="insert"),
    path("desk/articles/<int:pk>/", edit.edit, name="edit"),
    path("desk/articles/<int:pk>/publish/", publish.publish, name="publish"),
    path("desk/articles/<int:pk>/unpublish/", publish.unpublish, name="unpublish"),
    path("desk/articles/<int:pk>/versions/<int:number>/", revision.revision, name="revision"),
    path("desk/settings/public-pages/", public_texts.public_pages, name="public_pages"),
    path(
        "desk/settings/public-pages/<slug:text>/<article_language:language>/",
        public_texts.public_text,
        name="public_text",
    ),
    path(
        "desk/settings/public-pages/preview/<article_language:language>/show/",
        public_texts.preview_public_text,
        name="preview_public_text",
    ),
    path("desk/settings/public-pages/<int:pk>/publish/", public_texts.publish_public_text, name="publish_public_text"),
    path(
        "desk/settings/public-pages/<int:pk>/withdraw/", public_texts.withdraw_public_text, name="withdraw_public_text"
    ),
    path(
        "desk/settings/public-pages/<int:pk>/versions/<int:version>/",
        public_texts.public_text_version,
        name="public_text_version",
    ),
    path(
        "desk/settings/public-pages/<int:pk>/versions/<int:version>/bring-back/",
        public_texts.bring_back_public_text,
        name="bring_back_public_text",
    ),
]

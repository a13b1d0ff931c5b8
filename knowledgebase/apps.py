from django.apps import AppConfig

from helpdesk.tickets import composer
from helpdesk.web import navigation


class KnowledgebaseConfig(AppConfig):
    name = "knowledgebase"
    label = "knowledgebase"

    def ready(self) -> None:
        navigation.register_area("articles", "Articles", "book-open", "knowledgebase:desk-list", 30)
        navigation.register_place("help_home", "knowledgebase:home")
        navigation.register_place("help_search", "knowledgebase:search")
        navigation.register_place("help_suggest", "knowledgebase:suggest")
        composer.register_tool("article", "Article", "book-open", "knowledgebase:insert", order=20)
        navigation.register_public_link("About us", "knowledgebase:about", 10)
        navigation.register_public_link("Reach us", "knowledgebase:reach-us", 20)
        navigation.register_public_link("How to complain", "knowledgebase:how-to-complain", 30)

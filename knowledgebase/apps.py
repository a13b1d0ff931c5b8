from django.apps import AppConfig
from django.utils.translation import gettext_noop

from helpdesk.tickets.extensions import composer
from helpdesk.web.frame import navigation, sections
from helpdesk.web.requests.permissions import Permission


class KnowledgebaseConfig(AppConfig):
    name = "knowledgebase"
    label = "knowledgebase"

    def ready(self) -> None:
        from helpdesk.customers import uses
        from helpdesk.shop import guide, registry
        from knowledgebase import access, audited, examples, leaving
        from knowledgebase.models import Article
        from knowledgebase.queries import security_txt

        audited.tell()
        examples.tell()
        leaving.tell()
        uses.register(uses.ProductUse("articles", gettext_noop("Articles"), Article, 40))
        guide.register(
            guide.GuideStep(
                gettext_noop("Publish an article"),
                gettext_noop("What customers find themselves, they need not ask."),
                "knowledgebase:new",
                access.anything_is_public,
                40,
            )
        )
        navigation.register_area(
            "articles",
            gettext_noop("Articles"),
            "book-open",
            "knowledgebase:desk-list",
            30,
            allowed=navigation.who_may(Permission.WRITE_ARTICLES),
        )
        navigation.register_place("help_home", "knowledgebase:home")
        navigation.register_place("help_search", "knowledgebase:search")
        navigation.register_place("help_suggest", "knowledgebase:suggest")
        sections.register(
            "settings",
            gettext_noop("Public pages"),
            "globe",
            "knowledgebase:public_pages",
            16,
            permission=Permission.CHANGE_SHOP,
        )
        composer.register_tool("article", gettext_noop("Article"), "book-open", "knowledgebase:insert", order=20)
        navigation.register_public_link(gettext_noop("About us"), "knowledgebase:about", 10)
        navigation.register_public_link(gettext_noop("Reach us"), "knowledgebase:reach-us", 20)
        navigation.register_public_link(gettext_noop("How to complain"), "knowledgebase:how-to-complain", 30)
        navigation.register_public_link(gettext_noop("Security"), "knowledgebase:security", 40)
        registry.register_file(security_txt.NAME, security_txt.security_txt)

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from helpdesk.web.requests.permissions import Permission


class ShopConfig(AppConfig):
    name = "helpdesk.shop"
    label = "shop"

    def ready(self) -> None:
        from helpdesk.shop import audited, known, startup  # noqa: F401 - the check registers itself
        from helpdesk.web import shop
        from helpdesk.web.frame import navigation, sections

        audited.tell()
        shop.read_from(known.facts)
        navigation.register_place("brand_sheet", "shop:brand_sheet")
        navigation.register_place("picture", "shop:picture")
        sections.register(
            "settings", gettext_noop("Examples"), "sticky-note", "shop:examples", 19, permission=Permission.CHANGE_SHOP
        )
        sections.register(
            "settings", gettext_noop("Shop"), "building-2", "shop:shop", 15, permission=Permission.CHANGE_SHOP
        )

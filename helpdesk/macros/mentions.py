"""The macros that name a tag, and how they follow its name."""

from django.utils.translation import gettext_noop

from helpdesk.macros import services
from helpdesk.macros.models import Macro
from helpdesk.people.models import User
from helpdesk.rules.mentions import actions_name
from helpdesk.tagging.registry import TagMention, register


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        TagMention("macros", gettext_noop("Macros"), lambda name: [macro.name for macro in _naming(name)], _rename, 12)
    )


def _naming(name: str) -> list[Macro]:
    """Those in use; those that were put away keep what they say."""
    return [macro for macro in Macro.objects.filter(is_active=True) if actions_name(macro.actions, name)]


def _rename(old: str, new: str, by: User | None) -> None:
    for macro in _naming(old):
        services.rename_tag(macro=macro, old=old, new=new, by=by)

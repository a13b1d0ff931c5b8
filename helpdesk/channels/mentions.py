"""The contact forms that give a tag to what comes by them, and how they follow its name."""

from django.utils.translation import gettext_noop

from helpdesk.audit.services import recorded
from helpdesk.conditions.renaming import in_place
from helpdesk.people.models import User
from helpdesk.tagging.registry import TagMention, register
from helpdesk.tickets.models import ContactForm


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        TagMention(
            "contact_forms",
            gettext_noop("Contact forms"),
            lambda name: [form.name for form in _naming(name)],
            _rename,
            30,
        )
    )


def _naming(name: str) -> list[ContactForm]:
    return [form for form in ContactForm.objects.all() if name.casefold() in (tag.casefold() for tag in form.tags)]


def _rename(old: str, new: str, by: User | None) -> None:
    for form in _naming(old):
        with recorded(form, by=by):
            form.tags = in_place(form.tags, old, new)
            form.save(update_fields=["tags"])

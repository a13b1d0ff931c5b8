"""What the audit log says of a contact form's values."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from helpdesk.channels.form.asked import LABELS
from helpdesk.channels.form.choices import REQUIRED
from helpdesk.channels.form.registry import all_extras
from helpdesk.tickets.fields import find
from helpdesk.web.words.languages import name_of


def asked(kept: Mapping[str, str]) -> str:
    """The built-in fields that are asked, each with whether it is required."""
    required = gettext("%(field)s (required)")
    names = {key: str(LABELS[key]) for key in kept if key in LABELS}
    return ", ".join(required % {"field": name} if kept[key] == REQUIRED else name for key, name in names.items())


def fields(kept: Sequence[Sequence[str]]) -> str:
    """The shop's own fields in their order, each with whether it is required here."""
    required = gettext("%(field)s (required)")
    named = ((field.title if (field := find(key)) else key, how) for key, how in kept)
    return ", ".join(required % {"field": name} if how == REQUIRED else name for name, how in named)


def extras(kept: Sequence[str]) -> str:
    """The parts of other rooms by what they ask."""
    return ", ".join(gettext(extra.question) for extra in all_extras() if extra.key in kept)


def texts(kept: Mapping[str, Mapping[str, str]]) -> str:
    """What the form says in each language, whole."""
    return " · ".join(
        f"{name_of(code)}: " + " / ".join(words for words in said.values() if words) for code, said in kept.items()
    )

"""What languages are called, in the language of the page."""

import locale

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext

_CODES = {code.partition("-")[0] for code in LANG_INFO} | {
    alias.partition("_")[0].partition(".")[0] for alias in locale.locale_alias
}


def is_known(language: str) -> bool:
    """Whether there is a language of this tag, such as `pt-BR`: one that we know by name, or that a system speaks."""
    return language.partition("-")[0] in _CODES


def name_of(language: str) -> str:
    """The name of a language, such as `German`; the tag itself where we know no name."""
    name = LANG_INFO.get(language, {}).get("name")
    return gettext(str(name)) if name else language


def choices() -> list[tuple[str, str]]:
    """Choices (tag, name) of every language that we know by name, by name."""
    known = ((code, name_of(code)) for code, facts in LANG_INFO.items() if "name" in facts)
    return sorted(known, key=lambda item: item[1])

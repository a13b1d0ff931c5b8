"""The words below what a colleague writes: a few placeholders, filled in line by line, never executed."""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

from helpdesk.outgoing.texts.languages import chain
from helpdesk.outgoing.texts.placeholders import names_in, tidied, without_placeholders

LONGEST = 1000

PLACEHOLDERS: Mapping[str, str] = {
    "agent.name": gettext_noop("Who writes the answer"),
    "team.name": gettext_noop("The team of the ticket"),
    "ticket.number": gettext_noop("The number of the ticket"),
    "shop.name": gettext_noop("The name of the shop"),
    "shop.email": gettext_noop("Our mail address"),
    "shop.phone": gettext_noop("Our phone number, if we have one"),
    "shop.address": gettext_noop("Our postal address, if we have one"),
}
"""What can be filled in, with what it is for people."""


def as_kept(words: str) -> str:
    """A signature as it is stored: `{{ name }}` written `{{name}}`, plain line ends, nothing around it."""
    return tidied(words).strip()


def problem(words: str) -> str:
    """Why these cannot be a signature, in words; empty where they can."""
    if len(words) > LONGEST:
        return gettext("A signature has at most %(count)s characters.") % {"count": LONGEST}
    unknown = next((name for name in names_in(words) if name not in PLACEHOLDERS), None)
    if unknown is not None:
        return gettext("There is no placeholder {{%(name)s}} in signatures.") % {"name": unknown}
    if any(braces in without_placeholders(words) for braces in ("{{", "}}")):
        return gettext("A placeholder is written between two braces on each side, in one line.")
    return ""


def chosen(signatures: Mapping[str, str], language: str) -> tuple[str, str]:
    """The signature for a language and the language that it is in; both empty where there is none.

    The nearest counts: the wanted language, its base, the shop's, English, then whichever there is.
    """
    found = next((tag for tag in (*chain(language), *sorted(signatures)) if signatures.get(tag)), "")
    return signatures.get(found, ""), found


def filled(words: str, values: Mapping[str, str]) -> str:
    """The signature with its values. A line whose placeholders have nothing to say is left out."""
    return "\n".join(line for raw in words.split("\n") if (line := _line(raw, values)) is not None).strip()


def _line(raw: str, values: Mapping[str, str]) -> str | None:
    names = names_in(raw)
    if names and not any(values.get(name) for name in names):
        return None
    for name in names:
        raw = raw.replace(f"{{{{{name}}}}}", values.get(name, ""))
    return raw.rstrip()

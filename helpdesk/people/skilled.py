"""Reads what colleagues can do, in words and for choosing."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext

from helpdesk.people.models import Skill, User
from helpdesk.web.words.languages import name_of


def skill_words(skill: Skill) -> str:
    """A skill with its level, such as “Billing, level 3”."""
    name = name_of(skill.name) if skill.is_language else skill.name
    return gettext("%(skill)s, level %(level)s") % {"skill": name, "level": skill.level}


def known_skills() -> list[str]:
    """The names of all skills that somebody who works here has, without languages; each once."""
    rows = Skill.objects.filter(is_language=False, user__is_active=True).order_by("name").values_list("name", flat=True)
    return list({name.casefold(): name for name in rows}.values())


def holders(people: Iterable[User], name: str, *, is_language: bool) -> dict[int, Skill]:
    """The skill of each of these people who has it, by their key; who speaks a language speaks its kinds, too."""
    asked = Q(name__iexact=name)
    if is_language:
        asked |= Q(name__iexact=name.partition("-")[0])
    rows = Skill.objects.filter(asked, user__in=people, is_language=is_language).order_by("level")
    return {skill.user_id: skill for skill in rows}

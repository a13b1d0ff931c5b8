"""The rules that name a tag, and how they follow its name."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_noop

from helpdesk.people.models import User
from helpdesk.rules.actions.tag import names_in
from helpdesk.rules.models import Rule, RuleVersion
from helpdesk.rules.services import save_rule
from helpdesk.tagging.registry import TagMention, in_place, names, register, renamed


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        TagMention("rules", gettext_noop("Rules"), lambda name: [rule.name for rule, _ in _naming(name)], _rename, 10)
    )


def _naming(name: str) -> list[tuple[Rule, RuleVersion]]:
    """The rules of the list, each with what it says; those that were put away keep it."""
    rules = Rule.objects.filter(archived_at=None).select_related("version")
    return [(rule, rule.version) for rule in rules if rule.version and _names(rule.version, name)]


def _names(version: RuleVersion, name: str) -> bool:
    return names(version.conditions, name) or actions_name(version.actions, name)


def actions_name(actions: Sequence[Mapping[str, str]], name: str) -> bool:
    """Whether one of these actions names a tag."""
    return any(_has(action, name) for action in actions)


def renamed_actions(actions: Sequence[Mapping[str, str]], old: str, new: str) -> list[Mapping[str, str]]:
    """The actions, naming a tag by its new name."""
    return [
        {**action, "value": ", ".join(in_place(names_in(action["value"]), old, new))} if _has(action, old) else action
        for action in actions
    ]


def _has(action: Mapping[str, str], name: str) -> bool:
    named = names_in(action["value"]) if action["do"] in ("tag", "untag") else []
    return name.casefold() in (word.casefold() for word in named)


def _rename(old: str, new: str, by: User | None) -> None:
    """A new version of each rule that names the tag.

    Raises:
        ValidationError: one of them names something else that is gone, so that nobody can save it as it is.
    """
    for rule, version in _naming(old):
        try:
            save_rule(
                rule=rule,
                name=rule.name,
                trigger=version.trigger,
                conditions=renamed(version.conditions, old, new),
                actions=renamed_actions(version.actions, old, new),
                stop=version.stop,
                author=by,
            )
        except ValidationError as refusal:
            words = gettext("The rule “%(rule)s” names it and something that is gone: put the rule right first.")
            raise ValidationError({"name": words % {"rule": rule.name}}) from refusal

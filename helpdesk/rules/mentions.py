"""The rules that name a tag, a product or a list of words, and how they follow a new name, or what was merged."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions import renaming
from helpdesk.conditions.renaming import in_place
from helpdesk.customers import uses
from helpdesk.customers.models import Product
from helpdesk.people.models import User
from helpdesk.rules.actions.tag import names_in
from helpdesk.rules.models import Rule, RuleVersion
from helpdesk.rules.services import rename_in_examples, renaming_in_rules, save_rule
from helpdesk.tagging.registry import TagMention, names, register, renamed
from helpdesk.tickets.extensions import list_users


def tell() -> None:
    """Register all of them; called once, from `apps.py`."""
    list_users.register(list_users.ListUser("rules", gettext_noop("Rules"), _conditions, 10))
    register(
        TagMention("rules", gettext_noop("Rules"), lambda name: [rule.name for rule, _ in _naming(name)], _rename, 10)
    )
    uses.register_mention(
        uses.ProductMention(
            "rules",
            gettext_noop("Rules"),
            lambda product: [rule.name for rule in _asking(product) if rule.archived_at is None],
            _follow,
            10,
        )
    )


def _conditions() -> list[tuple[str, Any]]:
    rules = Rule.objects.filter(archived_at=None, version__isnull=False)
    return list(rules.values_list("name", "version__conditions"))


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
    with renaming_in_rules():
        for rule, version in _naming(old):
            conditions = renamed(version.conditions, old, new)
            _say(rule, version, by, conditions=conditions, actions=renamed_actions(version.actions, old, new))
    rename_in_examples(field="tags", old=old, new=new, by=by)


def _asking(product: Product) -> list[Rule]:
    """The rules that ask for a product, also those that were put away: brought back, they would ask in vain."""
    key = str(product.pk)
    rules = Rule.objects.select_related("version")
    return [rule for rule in rules if rule.version and renaming.names(rule.version.conditions, uses.FIELD, key)]


def _follow(old: Product, kept: Product, by: User | None) -> None:
    """A new version of each rule that asks for the product.

    Raises:
        ValidationError: one in use names something else that is gone, so that nobody can save it as it is.
    """
    with renaming_in_rules():
        for rule in _asking(old):
            if version := rule.version:
                conditions = renaming.renamed(version.conditions, uses.FIELD, str(old.pk), str(kept.pk))
                _say(rule, version, by, conditions=conditions, actions=version.actions)
    rename_in_examples(field=uses.FIELD, old=str(old.pk), new=str(kept.pk), by=by)


def _say(
    rule: Rule,
    version: RuleVersion,
    by: User | None,
    *,
    conditions: Mapping[str, Any],
    actions: Sequence[Mapping[str, str]],
) -> None:
    try:
        save_rule(
            rule=rule,
            name=rule.name,
            trigger=version.trigger,
            timing=version.timing,
            conditions=conditions,
            actions=actions,
            stop=version.stop,
            author=by,
        )
    except ValidationError as refusal:
        if rule.archived_at:
            return  # whoever brings it back has to put it right anyway
        words = gettext("The rule “%(rule)s” names it and something that is gone: put the rule right first.")
        raise ValidationError({"name": words % {"rule": rule.name}}) from refusal

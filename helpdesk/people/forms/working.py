"""The form of what somebody can do, and how much they take on."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext, gettext_lazy

from helpdesk.people.services.working import MOST_OPEN, MOST_SKILLS
from helpdesk.web.words.languages import choices

LEVELS = [
    (1, gettext_lazy("1, knows the basics")),
    (2, gettext_lazy("2, works alone")),
    (3, gettext_lazy("3, helps others")),
]


class WorkingForm(forms.Form):
    """How many open tickets rules give at most."""

    most_open = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_OPEN,
        label=gettext_lazy("Most open tickets"),
        help_text=gettext_lazy(
            "Rules give them nothing more while so many are open. Empty: as many as come. People may give more."
        ),
    )


class SkillForm(forms.Form):
    """One skill; a line without a name is none."""

    name = forms.CharField(required=False, max_length=60, label=gettext_lazy("Skill"))
    level = forms.TypedChoiceField(coerce=int, choices=LEVELS, initial=1, label=gettext_lazy("Level"))


class LanguageForm(forms.Form):
    """One language; a line without one is none."""

    level = forms.TypedChoiceField(coerce=int, choices=LEVELS, initial=2, label=gettext_lazy("Level"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.ChoiceField(
            required=False, choices=[("", "–"), *choices()], label=gettext("Language")
        )
        self.order_fields(["name", "level"])


class Lines(BaseFormSet[forms.Form]):
    """Lines of which no two name the same."""

    def clean(self) -> None:
        names = [line["name"].casefold() for line in self.named()]
        if len(set(names)) < len(names):
            raise ValidationError(gettext("A skill is there twice."))

    def named(self) -> list[dict[str, Any]]:
        """What stands in the lines that have a name."""
        lines = (form.cleaned_data for form in self.forms if form.is_valid())
        return [line for line in lines if " ".join(line.get("name", "").split())]


class SkillSet(formset_factory(SkillForm, formset=Lines, extra=2, max_num=MOST_SKILLS)):  # type: ignore[misc]
    """All skills of somebody, with two lines for new ones."""


class LanguageSet(formset_factory(LanguageForm, formset=Lines, extra=1, max_num=MOST_SKILLS)):  # type: ignore[misc]
    """All languages of somebody, with a line for a new one."""

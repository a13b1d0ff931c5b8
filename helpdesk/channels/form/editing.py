"""The form of Settings, Contact forms."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from helpdesk.channels.form.asked import CHOSEN, LABELS
from helpdesk.channels.form.choices import ASKED, REQUIRED
from helpdesk.channels.form.framing import origin_of
from helpdesk.channels.form.registry import all_extras
from helpdesk.channels.form.said import PARTS
from helpdesk.people.models import Team
from helpdesk.tickets.fields.priority import Priority
from helpdesk.tickets.forms.own_fields import fillable
from helpdesk.tickets.models import ContactForm
from helpdesk.web import shop

_NOT = "no"
_HOW = [(_NOT, gettext_lazy("Not asked")), (ASKED, gettext_lazy("Asked")), (REQUIRED, gettext_lazy("Required"))]
_LONGEST = {"heading": 100, "introduction": 2000, "thanks": 1000}
_MOST_SITES = 20
_LAST = 100
_MOST_TAGS = 20


class FormOfForm(forms.Form):
    """A contact form: what it asks, who gets what comes, what it says, and which sites may show it."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        help_text=gettext_lazy("For colleagues; customers read the heading."),
        error_messages={"required": gettext_lazy("Give the form a name.")},
    )
    is_listed = forms.BooleanField(
        label=gettext_lazy("Named on the pages of the other forms"),
        required=False,
        help_text=gettext_lazy("Under “Is it about something else?”, while it is open."),
    )
    extras = forms.MultipleChoiceField(
        label=gettext_lazy("Also asked"), required=False, widget=forms.CheckboxSelectMultiple
    )
    tags = forms.CharField(
        label=gettext_lazy("Tags"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Every request gets them. Separate them with commas."),
    )
    priority = forms.ChoiceField(label=gettext_lazy("Priority"), initial=Priority.NORMAL)
    asks_proof = forms.BooleanField(
        label=gettext_lazy("Ask devices for a small proof of work"),
        required=False,
        help_text=gettext_lazy(
            "A moment of a device’s work while somebody writes, and much for a program. Nobody else is asked for it. "
            "Requests without script are held back for a look."
        ),
    )
    sites = forms.CharField(
        label=gettext_lazy("Sites that may show it"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "off"}),
        help_text=gettext_lazy("Such as https://shop.example, one a line. Without any, no other site can show it."),
    )
    fallback = forms.ChoiceField(
        label=gettext_lazy("Language for everybody else"),
        help_text=gettext_lazy("Whoever speaks none of the languages in which you write something reads this one."),
    )

    def __init__(self, *args: Any, row: ContactForm, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(row)
        super().__init__(*args, **kwargs)
        self.fields["priority"].choices = [(value, gettext(label)) for value, label in Priority.choices]  # type: ignore[attr-defined]
        self.fields["extras"].choices = [(extra.key, gettext(extra.question)) for extra in all_extras()]  # type: ignore[attr-defined]
        self.fields["fallback"].choices = settings.LANGUAGES  # type: ignore[attr-defined]
        self.fields["team"] = forms.ModelChoiceField(
            queryset=Team.objects.filter(is_active=True),
            label=gettext("Team"),
            required=False,
            empty_label=gettext("Let the rules decide"),
        )
        for key, label in LABELS.items():
            self.fields[f"ask_{key}"] = forms.ChoiceField(label=label, choices=_HOW)
        self._own = [(field.key, f"how_{field.key}", f"place_{field.key}") for field in fillable()]
        for field in fillable():
            self.fields[f"how_{field.key}"] = forms.ChoiceField(label=field.title, choices=_HOW, initial=_NOT)
            self.fields[f"place_{field.key}"] = _place_field(field.title)
        for code, _language in settings.LANGUAGES:
            for part in PARTS:
                self.fields[f"{part}_{code}"] = _text_field(part)

    @property
    def asking(self) -> list[forms.BoundField]:
        """How each of the built-in fields is asked."""
        return [self[f"ask_{key}"] for key in CHOSEN]

    @property
    def own(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """How each of the shop's own fields is asked, and at which place."""
        return [(self[how], self[place]) for _, how, place in self._own]

    @property
    def languages(self) -> list[tuple[str, str, Sequence[forms.BoundField], bool]]:
        """The texts by language: its code and name, its fields, and whether anything stands in them or is wrong."""
        rows = [(code, name, [self[f"{part}_{code}"] for part in PARTS]) for code, name in settings.LANGUAGES]
        return [(code, name, fields, any(one.value() or one.errors for one in fields)) for code, name, fields in rows]

    def clean_tags(self) -> list[str]:
        names = {" ".join(name.split()): None for name in self.cleaned_data["tags"].split(",") if name.strip()}
        if len(names) > _MOST_TAGS or any(len(name) > 60 for name in names):
            raise ValidationError(gettext("At most 20 tags of 60 letters each."))
        return list(names)

    def clean_sites(self) -> list[str]:
        lines = [line for line in self.cleaned_data["sites"].splitlines() if line.strip()]
        for line in lines:
            if not origin_of(line):
                words = gettext("“%(line)s” is no address of a site. One looks like https://shop.example.")
                raise ValidationError(words % {"line": line.strip()[:100]})
        origins = list(dict.fromkeys(map(origin_of, lines)))
        if len(origins) > _MOST_SITES:
            raise ValidationError(gettext("At most %(count)s sites.") % {"count": _MOST_SITES})
        return origins

    def _chosen_fields(self) -> list[tuple[str, str]]:
        """The shop's own fields by their places; those without one come last, in the shop's order."""
        cleaned = self.cleaned_data
        rows = [(cleaned[place] or _LAST, key, cleaned[how]) for key, how, place in self._own if cleaned[how] != _NOT]
        return [(key, how) for _, key, how in sorted(rows, key=lambda row: row[0])]

    def chosen(self) -> dict[str, Any]:
        """What was typed, as `services.save_contact_form` takes it."""
        cleaned = self.cleaned_data
        direct = ("name", "is_listed", "extras", "tags", "priority", "asks_proof", "sites", "fallback", "team")
        return {
            **{name: cleaned[name] for name in direct},
            "fields": self._chosen_fields(),
            "asked": {key: how for key in CHOSEN if (how := cleaned[f"ask_{key}"]) != _NOT},
            "texts": {
                code: {part: cleaned[f"{part}_{code}"] for part in PARTS} for code, _language in settings.LANGUAGES
            },
        }


def _place_field(title: str) -> forms.IntegerField:
    label = gettext("Place of %(field)s") % {"field": title}
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=_LAST - 1)


def _text_field(part: str) -> forms.CharField:
    label, hint = {
        "heading": (gettext("Heading"), gettext("Without one: “Write to us”.")),
        "introduction": (gettext("Introduction"), ""),
        "thanks": (
            gettext("What is told after sending"),
            gettext("Below what the product says by itself. Promise only what you keep."),
        ),
    }[part]
    widget = forms.TextInput() if part == "heading" else forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=_LONGEST[part], widget=widget)


def _initial(row: ContactForm) -> dict[str, Any]:
    """What is stored; a new form asks what the first one does, and for a proof."""
    if row._state.adding:
        usual = {f"ask_{key}": _NOT if key == "order" else ASKED for key in CHOSEN}
        return {**usual, "asks_proof": True, "priority": Priority.NORMAL, "fallback": shop.facts().language}
    return {
        "name": row.name,
        "is_listed": row.is_listed,
        "extras": row.extras,
        "tags": ", ".join(row.tags),
        "priority": row.priority,
        "asks_proof": row.asks_proof,
        "sites": "\n".join(row.sites),
        "fallback": row.fallback or shop.facts().language,
        "team": row.team_id,
        **{f"ask_{key}": row.asked.get(key, _NOT) for key in CHOSEN},
        **{f"how_{key}": how for key, how in row.fields},
        **{f"place_{key}": place for place, (key, _) in enumerate(row.fields, 1)},
        **{f"{part}_{code}": words for code, said in row.texts.items() for part, words in said.items()},
    }

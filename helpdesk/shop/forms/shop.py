"""The form of Settings, Shop."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from helpdesk.shop.models import Shop
from helpdesk.web.shop import ShopFacts
from helpdesk.web.words.zones import zones


class ShopForm(forms.ModelForm[Shop]):
    """What pages and mails say of the shop. Shown is what they say now, wherever it is set up."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the shop"),
        help_text=gettext_lazy(
            "Customers are written to in it as long as theirs is not known."
            " The desk speaks it, where it can, with everybody who chose no other."
        ),
        choices=settings.LANGUAGES,
    )
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone of the shop"),
        help_text=gettext_lazy(
            "Days and weeks of reports are by this clock, and times of day for everybody whose own is not known."
            " Opening hours keep theirs."
        ),
    )

    class Meta:
        model = Shop
        fields = ["name", "address", "phone", "postal_address", "language", "time_zone"]
        labels = {
            "name": gettext_lazy("Name"),
            "address": gettext_lazy("Address that customers write to"),
            "phone": gettext_lazy("Phone"),
            "postal_address": gettext_lazy("Postal address"),
        }
        help_texts = {
            "name": gettext_lazy("Stands on every page and in every mail to customers."),
            "phone": gettext_lazy("Shown on the pages Reach us and How to complain."),
            "postal_address": gettext_lazy("At the end of every mail; the law asks for it in many countries."),
        }
        widgets = {
            "postal_address": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, facts: ShopFacts, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(facts, name) for name in self.Meta.fields}
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zones(keep=facts.time_zone)  # type: ignore[attr-defined]
        for name in ("name", "address"):
            self.fields[name].required = True
        for code, language in (("", gettext("all other languages")), *settings.LANGUAGES):
            if code and code not in settings.COMPLAIN_FURTHER_IN:
                continue
            self.fields[f"further_{code}"] = forms.CharField(
                label=gettext("Whom customers can turn to next: %(language)s") % {"language": language},
                initial=facts.complain_further.get(code, ""),
                required=False,
                max_length=500,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def further_fields(self) -> list[forms.BoundField]:
        """The fields of whom customers can turn to, a language each."""
        return [self[name] for name in self.fields if name.startswith("further_")]

    def facts(self) -> dict[str, Any]:
        """What was typed, as `services.save_shop` takes it."""
        cleaned = self.cleaned_data
        typed = {field.name.removeprefix("further_"): cleaned[field.name] for field in self.further_fields}
        further = {code: words for code, words in typed.items() if words}
        return {name: cleaned[name] for name in self.Meta.fields} | {"further": further}

"""Forms of Settings, Public pages: look, links and languages."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy

from helpdesk.shop.png import MAX_BYTES, BadPicture, clean_png
from helpdesk.web.shop import ShopFacts

PICTURES = ("logo", "logo_dark", "favicon")
MOST_LINKS = 8


class PictureField(forms.FileField):
    """A PNG to choose."""

    def __init__(self, **options: Any) -> None:
        widget = forms.FileInput(attrs={"accept": "image/png"})
        super().__init__(required=False, widget=widget, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The bytes of the picture; None where nothing was chosen."""
        file = super().clean(data, initial)
        if not isinstance(file, UploadedFile):
            return None
        content = file.read(MAX_BYTES + 1)
        try:
            clean_png(content)
        except BadPicture as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return content


class LookForm(forms.Form):
    """The colour and the pictures of public pages and mails."""

    colour = forms.CharField(
        label=gettext_lazy("Colour"),
        help_text=gettext_lazy("Of buttons and links, on public pages and in mails."),
        widget=forms.TextInput(attrs={"type": "color"}),
        validators=[RegexValidator(r"^#[0-9A-Fa-f]{6}\Z", gettext_lazy("A colour is written like #0e6b56."))],
    )
    logo = PictureField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy("Stands in place of the name in the head of public pages. A PNG of at most 300 kB."),
    )
    logo_dark = PictureField(
        label=gettext_lazy("Logo on dark pages"),
        help_text=gettext_lazy("Without one, the logo stands there too."),
    )
    favicon = PictureField(
        label=gettext_lazy("Sign of the browser tab"),
        help_text=gettext_lazy("A square, such as 64 by 64 pixels."),
    )


class LinkForm(forms.Form):
    """A link: its words and where it leads. An empty row is none."""

    label = forms.CharField(label=gettext_lazy("Words"), max_length=60, required=False)
    url = forms.URLField(
        label=gettext_lazy("Address"),
        max_length=300,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
    )

    def clean(self) -> dict[str, Any]:
        """Words lead somewhere, and an address has words."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("label") and not typed.get("url") and "url" not in self.errors:
            self.add_error("url", gettext_lazy("Where does it lead?"))
        if typed.get("url") and not typed.get("label"):
            self.add_error("label", gettext_lazy("Give the link some words."))
        if typed.get("url") and not typed["url"].startswith(("https://", "http://")):
            self.add_error("url", gettext_lazy("An address begins with https://."))
        return typed


LinkFormSet = forms.formset_factory(LinkForm, extra=2, max_num=MOST_LINKS, absolute_max=2 * MOST_LINKS)


class LanguagesForm(forms.Form):
    """In which languages customers' pages are offered."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages of public pages"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one language.")},
    )


def links_of(facts: ShopFacts, name: str) -> list[dict[str, str]]:
    """The initial rows of a formset of links."""
    return [{"label": link.label, "url": link.url} for link in getattr(facts, name)]

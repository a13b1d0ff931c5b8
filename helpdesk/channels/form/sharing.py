"""What a shop copies to lead customers to a contact form: a link with values filled in, and the code of a frame."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy, override

from helpdesk.channels.form.filled_in import LENGTHS, PRODUCT
from helpdesk.channels.form.own import own_fields_of
from helpdesk.channels.form.said import language_of, words_of
from helpdesk.customers.models import Product
from helpdesk.tickets.forms.own_fields import form_field_for
from helpdesk.tickets.models import ContactForm
from helpdesk.web.requests.language import PARAMETER, page_language

_LABELS = {
    "message": gettext_lazy("Message"),
    "subject": gettext_lazy("Subject"),
    "order": gettext_lazy("Order number"),
    "name": gettext_lazy("Name"),
    "email": gettext_lazy("Email address"),
}


class LinkForm(forms.Form):
    """The values that a link fills in, of the fields that a contact form asks."""

    lang = forms.ChoiceField(label=gettext_lazy("Language"), required=False)

    def __init__(self, *args: Any, form: ContactForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lang"].choices = [("", gettext("The reader’s own")), *settings.LANGUAGES]  # type: ignore[attr-defined]
        asked = {"message", "email", *form.asked}
        for name, longest in LENGTHS.items():
            if name in asked:
                self.fields[name] = forms.CharField(label=_LABELS[name], required=False, max_length=longest)
        if PRODUCT in asked:
            self.fields[PRODUCT] = forms.ModelChoiceField(
                label=gettext("Product"),
                queryset=Product.objects.filter(is_active=True),
                to_field_name="slug",
                required=False,
                empty_label=gettext("None"),
            )

        for field, _ in own_fields_of(form):
            self.fields[field.key] = form_field_for(field, is_required=False)

    def link(self, address: str) -> str:
        """The address with all that was chosen."""
        words = {name: self.data.get(name, "").strip() for name in self.fields}
        chosen = {name: value for name, value in words.items() if value}
        return f"{address}?{urlencode(chosen)}" if chosen else address


def frame_code(form: ContactForm, address: str) -> str:
    """A plain frame, which names itself for those who cannot see it."""
    language = language_of(form, page_language())
    with override(language):
        title = words_of(form, language).heading
    source = escape(f"{address}?{urlencode({PARAMETER: language})}")
    look = 'width="100%" height="900" style="border: 0" loading="lazy"'
    return f'<iframe src="{source}" title="{escape(title)}" {look}></iframe>'

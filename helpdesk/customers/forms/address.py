"""Fields of forms in which people write how they are reached."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from helpdesk.mime.fields.contacts import NotAContact, normalise_email


class AddressField(forms.CharField):
    """An e-mail address by our own rule, which accepts international ones."""

    widget = forms.EmailInput

    def clean(self, value: Any) -> str:
        """The address in its normal form.

        Raises:
            ValidationError: it could not be reached.
        """
        text = str(super().clean(value))
        try:
            return normalise_email(text) if text else ""
        except NotAContact as error:
            raise ValidationError(
                _("This address could not be reached. An address looks like name@example.org.")
            ) from error

"""What a form says of a field that is empty or out of bounds, in the product's own voice.

Django's sentences speak of fields and values. A form that knows better says its own; these are for all others.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms import Field
from django.utils.translation import gettext_lazy


def speak_plainly() -> None:
    """Give forms these words; called once, before any form is made."""
    Field.default_error_messages["required"] = gettext_lazy("Fill this in.")
    MinValueValidator.message = gettext_lazy("Write %(limit_value)s or more.")
    MaxValueValidator.message = gettext_lazy("Write %(limit_value)s or less.")

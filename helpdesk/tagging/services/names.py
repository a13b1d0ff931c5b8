"""What a tag can be called."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext


def checked(name: str) -> str:
    """The name on one line.

    Raises:
        ValidationError: it holds a comma, which stands between two tags.
    """
    if "," in name:
        raise ValidationError({"name": gettext("A comma stands between two tags: leave it out.")})
    return " ".join(name.split())

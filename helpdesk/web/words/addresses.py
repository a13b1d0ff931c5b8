"""E-mail addresses as text."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email


def is_address(text: str) -> bool:
    """Whether mail could be sent there, as Django sees it."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True

"""Makes the account of whoever runs the installation, when there is none yet."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import Role, User


def make_first_admin(*, name: str, email: str, password: str) -> User:
    """Make the first admin. Who asks has seen to it that there is none.

    Raises:
        ValidationError: somebody has the address, or a value cannot be; by field.
    """
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError({"email": gettext("Somebody has this address already: take another one.")})
    person = User(email=email.strip().lower(), name=name.strip(), role=Role.ADMIN)
    person.set_password(password)
    with transaction.atomic(), recorded(person, by=None):
        person.full_clean(exclude={"password"})
        person.save()
    return person

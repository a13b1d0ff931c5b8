"""Closes a customer's account for good, and forgets whose it was."""

from helpdesk.people.models import NewAddress, User


def close_customer(*, user: User) -> None:
    """Leave a row that nobody can sign in with and that names nobody; other rows may refer to it."""
    NewAddress.objects.filter(user=user).delete()
    user.name = user.preferred_name = user.time_zone = user.language = ""
    user.email = f"erased-{user.pk}@erased.invalid"
    user.is_active = False
    user.set_unusable_password()
    user.save()

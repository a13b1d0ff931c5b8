"""What nobody may do to people, whatever the permissions say: rise, reach above themselves, or leave no admin."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.people.access import admins
from helpdesk.people.models import Role, User
from helpdesk.people.models.users import STAFF_ROLES


def rank(role: str) -> int:
    """How high a role stands; what is no role of staff stands below all."""
    return STAFF_ROLES.index(Role(role)) if role in STAFF_ROLES else -1


def roles_below(by: User | None) -> list[Role]:
    """The roles that somebody may give: up to their own; all for the system."""
    return [role for role in STAFF_ROLES if by is None or rank(role) <= rank(by.role)]


def check_reach(person: User, by: User | None) -> None:
    """Refuse to let somebody change themselves, or a person above them.

    Raises:
        ValidationError: it is so.
    """
    if by is None:
        return
    if person.pk == by.pk:
        raise ValidationError(gettext("Nobody changes their own role or permissions. Ask a colleague."))
    if rank(person.role) > rank(by.role):
        raise ValidationError(gettext("%(name)s stands above you: ask an admin.") % {"name": person.short_name})


def check_reach_of_another(person: User, by: User | None) -> None:
    """Refuse to let somebody change a person above them; of themselves everybody may say this.

    Raises:
        ValidationError: the person stands above `by`.
    """
    if by is not None and by.pk != person.pk:
        check_reach(person, by)


def check_role(role: str, by: User | None) -> None:
    """Refuse a role that somebody may not give.

    Raises:
        ValidationError: it is above their own, or none of staff.
    """
    if role not in roles_below(by):
        raise ValidationError({"role": gettext("Choose a role that is not above your own.")})


def check_an_admin_stays(person: User) -> None:
    """Refuse to lose the last admin. Call it with all admins locked, before the change.

    Raises:
        ValidationError: nobody else is one.
    """
    if person.role == Role.ADMIN and not admins().exclude(pk=person.pk).exists():
        raise ValidationError(
            gettext("%(name)s is the last admin: make somebody else one first.") % {"name": person.short_name}
        )


def check_leaves(person: User, by: User | None) -> None:
    """Refuse to close an account that has to stay, or that is not for `by` to close.

    Raises:
        ValidationError: it is their own, that of a person above them, or the last admin's.
    """
    if by is not None and person.pk == by.pk:
        raise ValidationError(gettext("Nobody closes their own account. Ask another manager or admin."))
    check_reach(person, by)
    check_an_admin_stays(person)


def lock_admins() -> None:
    """Lock all admins, so that two who each take one away see each other."""
    list(User.objects.select_for_update(no_key=True).filter(role=Role.ADMIN, is_active=True).order_by("pk"))

"""Gives customers an account in which they see all their requests, and closes it."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.customers.models import Customer
from helpdesk.outgoing.mails.request_values import known_name
from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.people.models import User
from helpdesk.people.services.customer_accounts import make_customer_account, set_customer_account


def offer_account(*, customer: Customer, by: User | None) -> User:
    """Make the customer's account, or open it again, and mail them the link that sets the password.

    Who has one gets another link. Whoever opens it has proved that the address is theirs.

    Raises:
        ValidationError: there is no address, or somebody else signs in with it.
    """
    email = customer.email
    if not email:
        raise ValidationError(gettext("There is no e-mail address on file to send the link to."))
    with transaction.atomic():
        row = _locked(customer)
        with recorded(row, by=by):
            if row.user:
                set_customer_account(user=row.user, is_open=True)
                row.user.refresh_from_db()
            else:
                row.user = make_customer_account(email=email, name=row.name, language=row.language)
                row.save(update_fields=["user", "updated_at"])
        values = {"customer.name": known_name(row, at=email), "account.url": _link(row.user)}
        queue_text("customer_account", to=[row.user.email], language=row.language, values=values)
    return row.user


def set_account(*, customer: Customer, is_open: bool, by: User | None) -> None:
    """Close the customer's account, or open it again; without one nothing happens. Their requests stay as they are."""
    with transaction.atomic():
        row = _locked(customer)
        if row.user is None:
            return
        with recorded(row, by=by):
            set_customer_account(user=row.user, is_open=is_open)
            row.user.refresh_from_db()


def _locked(customer: Customer) -> Customer:
    return Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)


def _link(user: User) -> str:
    """The address at which the password is set: good once, and as long as a link for a forgotten one."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    return str(get_adapter().get_reset_password_from_key_url(key))

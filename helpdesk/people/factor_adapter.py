"""How allauth's second factors behave here: the shop's name, secrets sealed, our own words."""

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from helpdesk.people import known
from helpdesk.people.factors import factors_of
from helpdesk.people.models import User
from helpdesk.web import shop
from helpdesk.web.sealed import SealedUnreadable, seal, unseal


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no types
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or was used already. Take the newest one of the app."),
        "cannot_delete_authenticator": _("Your role needs a second factor: set up another one first."),
        "cannot_generate_recovery_codes": _("Recovery codes come with a second factor: set one up first."),
    }

    def _get_site_name(self) -> str:
        return shop.facts().name

    def get_totp_label(self, user: User) -> str:
        """What the app shows above its code: the shop and the account."""
        return f"{shop.facts().name}:{user.email}"

    def build_totp_svg(self, url: str) -> SafeString:
        """The address as a QR code that can stand in a page: black on white in both themes, as readers want it."""
        code = qrcode.QRCode(border=4)
        code.add_data(url)
        rows = code.get_matrix()
        drawn = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        return format_html(
            '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">'
            '<rect width="{0}" height="{0}" fill="#fff"/><path fill="#000" d="{2}"/></svg>',
            len(rows),
            gettext("QR code of the key below"),
            drawn,
        )

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret of a factor.

        Raises:
            ValidationError: no key of this server opens it, which a form tells in words.
        """
        try:
            return unseal(encrypted_text)
        except SealedUnreadable:
            words = gettext("Your second factor cannot be read: this server’s key changed. Ask an admin to reset it.")
            raise ValidationError(words) from None

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether this one may go: not the last one where the role needs one."""
        user = authenticator.user
        return not known.is_demanded(user) or len(factors_of(user).real) > 1

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 - allauth's own name
        """What a passkey is called as long as nobody calls it otherwise."""
        return gettext("Passkey")

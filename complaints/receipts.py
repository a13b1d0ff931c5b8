"""Makes and reads the secret of a customer's link to the receipt.

It is always the same, and never ends, for a proof is of use for years.
"""

from django.core import signing
from django.urls import reverse

from complaints.models import Receipt

_signer = signing.Signer(salt="complaints.receipt")


def receipt_path(receipt: Receipt) -> str:
    """The address of the customer's page."""
    return reverse("complaints:receipt", args=[_signer.sign_object(receipt.pk)])


def receipt_of(token: str) -> Receipt | None:
    """The receipt of a link that we issued; None for any other."""
    try:
        pk = _signer.unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    return Receipt.objects.filter(pk=pk).select_related("complaint__ticket__requester").first()

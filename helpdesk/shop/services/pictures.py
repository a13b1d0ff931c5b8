"""Keeps the pictures that pages show."""

import hashlib

from helpdesk.shop.models import ShopPicture
from helpdesk.shop.png import clean_png


def keep_picture(*, content: bytes) -> str:
    """Keep a PNG without anything that is not the picture, and say its digest. The same one is kept once.

    Raises:
        BadPicture: it is none, broken, or too large.
    """
    png = clean_png(content)
    digest = hashlib.sha256(png.content).hexdigest()
    row = ShopPicture(digest=digest, content=png.content, width=png.width, height=png.height)
    ShopPicture.objects.bulk_create([row], ignore_conflicts=True)
    return digest

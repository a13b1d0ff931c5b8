"""Makes the colours of our mails from the shop's one colour; where words could not be read in it, it is mixed until
they can."""

from dataclasses import dataclass
from functools import cache

from helpdesk.web.colours import BLACK, ENOUGH, INK, WHITE, contrast, readable

CARD, DARK_CARD = WHITE, "#141a18"
FOOT = "#5f6c66"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a mail. `brand` fills buttons, on which `on_brand` is written; `link` and `dark_link` are words on
    the card.
    """

    brand: str
    on_brand: str
    link: str
    dark_link: str


@cache
def palette(brand: str) -> Palette:
    """The colours of a mail for one brand colour, with words that can be read on them.

    Raises:
        ValueError: `brand` is not written as #rrggbb.
    """
    return Palette(
        brand=brand,
        # White or black always reaches 4.58.
        on_brand=next(colour for colour in (WHITE, INK, BLACK) if contrast(colour, brand) >= ENOUGH),
        link=readable(brand, [CARD], towards=INK),
        dark_link=readable(brand, [DARK_CARD], towards=WHITE),
    )
